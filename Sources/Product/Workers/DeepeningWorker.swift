import Asking
import Clone
import Dialogue
import Domain
import Engine
import Logging
import Store

/// Does the weekly work on what a clone knows: finds what says the same, what belongs together, whose time is over and
/// what several memories show. By a model where there is one and the person agrees, and otherwise as far as rules go.
struct DeepeningWorker: JobWorker {
    let machine: ProductMachine
    let deepener: Deepener?
    let duplicates: Duplicates
    let ledger: BotLedger
    let clock: any WallClock
    let logger: Logger

    var kinds: Set<String> { [JobKind.deepen.rawValue] }

    /// So many attempts wait for a model that is away; then it is done without, until next week.
    private static let mostAttempts = 4

    func perform(_ job: JobInHand<Job>, report: @Sendable (Event) async -> Void) async -> JobOutcome<Event> {
        do {
            let known = try await ledger.read { try $0.answer(.history, about: job.conversation) }
            guard let person = known.person else { return .ended(.deepened(Deepening())) }
            return try await deepen(person, known, job)
        } catch {
            guard !Task.isCancelled else { return .postponed(for: .zero, nil) }
            logger.error("memories not deepened", metadata: ["error": "\(error)"])
            return .postponed(for: JobPatience.wait(after: job.attempt), nil)
        }
    }

    private func deepen(
        _ person: Person, _ known: Knowledge, _ job: JobInHand<Job>
    ) async throws -> JobOutcome<Event> {
        let began = clock.now
        let today = machine.clock(of: person)(began).date
        let (duplicates, memories) = (duplicates, known.memories)
        var deepening = Deepening()
        deepening.merges = try await LongWork.run { checkCancellation in
            try duplicates.merges(among: memories, checking: checkCancellation)
        }
        deepening.stale = Array(memories.filter { $0.isStale(on: today) }.map(\.id).prefix(Deepening.most))
        deepening.turns = Deepening.Turn.turns(in: memories, since: today.adding(days: -7))
        do throws(ModelAbsence) {
            try await ask(person, memories, &deepening, today, job)
        } catch .cancelled {
            return .postponed(for: .zero, nil)
        } catch .unavailable(let wait) where job.attempt < Self.mostAttempts {
            return .postponed(for: max(wait ?? .zero, JobPatience.wait(after: job.attempt)), nil)
        } catch {
            logger.debug("memories deepened without a model")
        }
        deepening.milliseconds = (clock.now - began).wholeMilliseconds
        return .ended(.deepened(deepening))
    }

    /// Adds what a model finds. Of what the rules have in hand, a model makes nothing else.
    private func ask(
        _ person: Person, _ memories: [Memory], _ deepening: inout Deepening, _ today: LocalDate, _ job: JobInHand<Job>
    ) async throws(ModelAbsence) {
        guard let deepener, person.agrees(to: .clone) else { return }
        let id = PersonID(rawValue: job.conversation.rawValue)
        let week = today.adding(days: -7)
        guard let found = try await deepener.deepen(memories, of: person, id, since: week, on: today) else { return }
        let inHand = Set(deepening.merges.flatMap { [$0.keeper.id] + $0.others.map(\.id) } + deepening.stale)
        deepening.unions = found.unions.filter { inHand.isDisjoint(with: $0.parts.map(\.id)) }
        deepening.insights = found.insights
        deepening.reader = found.reader
    }
}
