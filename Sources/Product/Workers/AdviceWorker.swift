import Clone
import Dialogue
import Domain
import Engine
import Logging
import Store

/// Answers questions to a clone.
struct AdviceWorker: JobWorker {
    let ledger: BotLedger
    let terms: Terms
    let logger: Logger

    var kinds: Set<String> { [JobKind.advise.rawValue] }

    func perform(_ job: JobInHand<Job>, report: @Sendable (Event) async -> Void) async -> JobOutcome<Event> {
        guard case .advise(let question) = job.job else { return .postponed(for: .hours(1), nil) }
        do {
            let known = try await ledger.read { try $0.answer(.everything, about: job.conversation) }
            let terms = terms
            let found = try await LongWork.run { _ in
                PersonIndex(diaries: known.diaries, memories: known.memories, terms: terms)
                    .search(question, most: Advice.mostGrounds)
            }
            return .ended(.advised(Advice(question: question, grounds: found.passages.map(\.quote))))
        } catch {
            guard !Task.isCancelled else { return .postponed(for: .zero, nil) }
            logger.error("question not answered", metadata: ["error": "\(error)"])
            return .postponed(for: JobPatience.wait(after: job.attempt), nil)
        }
    }
}
