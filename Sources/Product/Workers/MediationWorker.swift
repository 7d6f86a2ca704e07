import Asking
import Dialogue
import Domain
import Engine
import Logging
import Matching
import Store
import Words

/// Looks for what two people who both asked might agree on, from both cards: by a model, or laid side by side.
struct MediationWorker: JobWorker {
    let model: (any LanguageModel)?
    let prompt: ModelPrompt
    let ledger: BotLedger
    let terms: Terms
    let clock: any WallClock
    let logger: Logger

    var kinds: Set<String> { [JobKind.mediate.rawValue] }

    func perform(_ job: JobInHand<Job>, report: @Sendable (Event) async -> Void) async -> JobOutcome<Event> {
        guard case .mediate(let id) = job.job else { return .postponed(for: .hours(1), nil) }
        do {
            let both = try await MutualCards.read(id, of: job.conversation, from: ledger)
            guard let both, let disagreement = both.record.disagreement, disagreement.isMutual(at: clock.now) else {
                return .ended(.mediated(id, nil))
            }
            let topics = disagreement.topics(at: clock.now)
            return .ended(
                .mediated(id, try await mediation(both, topics, PersonID(rawValue: job.conversation.rawValue))))
        } catch {
            guard !Task.isCancelled else { return .postponed(for: .zero, nil) }
            logger.error("nothing proposed to two", metadata: ["error": "\(error)"])
            return .postponed(for: JobPatience.wait(after: job.attempt), nil)
        }
    }

    private func mediation(
        _ both: MutualCards, _ topics: [Disagreement.Topic], _ payer: PersonID
    ) async throws -> Mediation {
        if let model, let language = both.language, both.people.allSatisfy({ $0.agrees(to: .clone) }) {
            let terms = terms
            let mediator = Mediator(model: model, prompt: prompt, terms: { terms.terms(of: $0) }, gate: both.gate)
            do throws(ConversationFailure) {
                let found = try await mediator.proposals(both.cards, on: topics, in: language, payer: payer)
                return Mediation(topics: topics, proposals: found)
            } catch .absent(.cancelled) {
                throw CancellationError()
            } catch {
                logger.debug("cards laid side by side instead of a proposal")
            }
        }
        return Mediation(topics: topics, cards: CardsBeside(gate: both.gate).lines(of: both.cards, on: topics))
    }
}
