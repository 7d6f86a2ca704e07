import Asking
import Clone
import Dialogue
import Domain
import Engine
import Logging
import Messaging
import Store

/// Answers questions to a clone: by a model where there is one and the person agrees, and otherwise with the person's own
/// words.
struct AdviceWorker: JobWorker {
    let advisor: Advisor?
    let ledger: BotLedger
    let terms: Terms
    let clock: any WallClock
    /// Shows something in passing.
    let show: @Sendable (Passing, Address) -> Void
    let logger: Logger

    var kinds: Set<String> { [JobKind.advise.rawValue] }

    /// How often at the most a growing answer is shown.
    private static let draftPause: Duration = .seconds(1)

    func perform(_ job: JobInHand<Job>, report: @Sendable (Event) async -> Void) async -> JobOutcome<Event> {
        guard case .advise(let order) = job.job else { return .postponed(for: .hours(1), nil) }
        do {
            let known = try await ledger.read { try $0.answer(.everything, about: job.conversation) }
            guard let person = known.person else {
                return .ended(.advised(Advice(question: order.question, answer: .unknown(asking: nil))))
            }
            let terms = terms
            var index = try await LongWork.run { _ in
                PersonIndex(diaries: known.diaries, memories: known.memories, terms: terms)
            }
            index.oblivion = Oblivion(person.forgotten, terms: terms)
            var advice = try await answer(order, person, known, index, job)
            advice.heeded = person.forgotten.heeded
            return .ended(.advised(advice))
        } catch {
            guard !Task.isCancelled else { return .postponed(for: .zero, nil) }
            logger.error("question not answered", metadata: ["error": "\(error)"])
            return .postponed(for: JobPatience.wait(after: job.attempt), nil)
        }
    }

    private func answer(
        _ order: AdviceOrder, _ person: Person, _ known: Knowledge, _ index: PersonIndex, _ job: JobInHand<Job>
    ) async throws -> Advice {
        guard let advisor else { return ownWords(order, index, .none) }
        guard person.agrees(to: .clone) else { return ownWords(order, index, .notAllowed) }
        let began = clock.now
        let inquiry = Advisor.Inquiry(
            question: order.question, person: person, id: PersonID(rawValue: job.conversation.rawValue), index: index,
            diaries: known.diaries, records: known.answers.filter { index.oblivion?.covers($0) != true },
            thread: order.thread, mayGuess: order.mayGuess,
            day: order.day)
        do throws(ModelAbsence) {
            var advice = try await advisor.answer(inquiry, sofar: drafts(of: job))
            advice.origin?.milliseconds = (clock.now - began).wholeMilliseconds
            return advice
        } catch {
            if error == .cancelled { throw CancellationError() }
            return ownWords(order, index, Advice.Absence(error))
        }
    }

    /// The person's own closest words, with nothing added.
    private func ownWords(_ order: AdviceOrder, _ index: PersonIndex, _ absence: Advice.Absence) -> Advice {
        let found = index.search(order.question, most: Advice.mostGrounds)
        var advice = Advice(
            question: order.question, answer: .quoted(absence), grounds: found.passages.map(\.quote))
        advice.used = found.memories.map(\.id)
        return advice
    }

    private func drafts(of job: JobInHand<Job>) -> @Sendable (String) -> Void {
        let throttle = Throttle(pause: Self.draftPause)
        let (show, clock, address) = (show, clock, job.address)
        let number = Int64.random(in: 1...Int64(Int32.max))
        return { text in
            guard !text.isEmpty, throttle.admits(at: clock.now) else { return }
            show(.draft(number: number, text: text), address)
        }
    }
}

extension Advice.Absence {
    /// What the person is told about an absence.
    init(_ absence: ModelAbsence) {
        switch absence {
        case .none: self = .none
        case .budgetSpent: self = .budgetSpent
        case .shareSpent: self = .shareSpent
        case .unavailable, .misconfigured, .refused, .cancelled: self = .away
        }
    }
}
