import Asking
import Clone
import Dialogue
import Domain
import Engine
import Logging
import Messaging
import Store
import Words

/// Answers questions to a clone: by a model where there is one and the person agrees, and otherwise with the person's own
/// words.
struct AdviceWorker: JobWorker {
    let advisor: Advisor?
    let indices: PersonIndices
    let meanings: Meanings?
    let terms: Terms
    let lexicons: Lazily<Lexicons>
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
            let (known, index) = try await indices.look(at: job.conversation, also: .outcomes)
            guard let person = known.person else {
                return .ended(.advised(Advice(question: order.question, answer: .unknown(asking: nil))))
            }
            var advice = try await advice(on: order, by: person, known, index, job)
            (advice.question, advice.card) = (order.question, order.card)
            advice.heeded = person.forgotten.heeded
            return .ended(.advised(advice))
        } catch {
            guard !Task.isCancelled else { return .postponed(for: .zero, nil) }
            logger.error("question not answered", metadata: ["error": "\(error)"])
            return .postponed(for: JobPatience.wait(after: job.attempt), nil)
        }
    }

    private func advice(
        on order: AdviceOrder, by person: Person, _ known: Knowledge, _ index: PersonIndex, _ job: JobInHand<Job>
    ) async throws -> Advice {
        let time =
            try lexicons.value().askedTime(in: order.question, on: order.day, terms: terms)
            ?? Self.past(of: order.thread, among: known.answers).map { AskedTime(.then($0)) }
        if case .changes(let day) = time?.frame { return changes(order, since: day, index) }
        let id = PersonID(rawValue: job.conversation.rawValue)
        let asked = index.asked(await meanings?.meaning(of: order.whole, by: person, id))
        return try await answer(order, person, known, asked, time, job)
    }

    private func answer(
        _ order: AdviceOrder, _ person: Person, _ known: Knowledge, _ index: PersonIndex, _ time: AskedTime?,
        _ job: JobInHand<Job>
    ) async throws -> Advice {
        guard let advisor else { return ownWords(order, index, time, .none) }
        guard person.agrees(to: .clone) else { return ownWords(order, index, time, .notAllowed) }
        let began = clock.now
        let inquiry = Advisor.Inquiry(
            question: order.whole, person: person, id: PersonID(rawValue: job.conversation.rawValue), index: index,
            diaries: index.entries, records: known.answers.filter { index.oblivion?.covers($0) != true },
            thread: order.thread, mayGuess: order.mayGuess, day: order.day, time: time, profile: known.profile,
            part: order.part)
        let lexicons = try lexicons.value()
        do throws(ModelAbsence) {
            var advice = try await advisor.answer(inquiry, knowing: lexicons, sofar: drafts(of: job))
            advice.origin?.milliseconds = (clock.now - began).wholeMilliseconds
            if let agreement = advice.agreement {
                let counts: Logger.Metadata = ["samples": "\(agreement.samples)", "agreeing": "\(agreement.agreeing)"]
                logger.info("answer compared with samples", metadata: counts)
            }
            return advice
        } catch {
            if error == .cancelled { throw CancellationError() }
            return ownWords(order, index, time, Advice.Absence(error))
        }
    }

    /// The day of the past that the answer just before was given as of: a question that goes on from it stays there.
    private static func past(of thread: [AdviceID], among answers: [AdviceRecord]) -> LocalDate? {
        answers.last { $0.id == thread.last }?.advice.past
    }

    /// The person's own closest words, with nothing added.
    private func ownWords(
        _ order: AdviceOrder, _ index: PersonIndex, _ time: AskedTime?, _ absence: Advice.Absence
    ) -> Advice {
        let found = index.search(order.whole, most: Advice.mostGrounds, asked: time)
        var advice = Advice(
            question: order.question, answer: .quoted(absence), grounds: found.passages.map(\.quote), past: time?.past)
        advice.used = found.memories.map(\.id)
        return advice
    }

    /// What has changed, in the person's own words: for that nobody has to be asked.
    private func changes(_ order: AdviceOrder, since day: LocalDate, _ index: PersonIndex) -> Advice {
        // Before the first day there is nothing to compare with.
        let day = max(day, min(index.entries.first?.day ?? order.day, order.day))
        let memories = index.memories.values.filter { index.oblivion?.covers($0.text, $0.claim) != true }
        let changes = MemoryDifferences(memories, since: day, until: order.day)
        let differences = changes.differences.filter { index.oblivion?.covers($0) != true }
        let told = Array(differences.prefix(Advice.mostDifferences))
        var advice = Advice(
            question: order.question,
            answer: .changed(since: day, told, more: differences.count - told.count))
        advice.used = changes.memories
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
