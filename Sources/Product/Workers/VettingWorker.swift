import Dialogue
import Domain
import Engine
import Logging
import Matching
import Store

/// Looks at what of a match may be told at this moment, by what both have on their cards and what their gates hold.
struct VettingWorker: JobWorker {
    let ledger: BotLedger
    let portraits: Portraits
    let logger: Logger

    var kinds: Set<String> { [JobKind.vet.rawValue] }

    func perform(_ job: JobInHand<Job>, report: @Sendable (Event) async -> Void) async -> JobOutcome<Event> {
        guard case .vet(let match, let purpose) = job.job else { return .postponed(for: .hours(1), nil) }
        do {
            let record = try await ledger.read { try $0.answer(.match(match), about: job.conversation) }.matchRecords
                .first
            guard let record, let pair = record.match.pair, let a = try await portraits.full(pair.one),
                let b = try await portraits.full(pair.other)
            else { return .done }
            return .ended(.vetted(try await vetted(record, pair, a, b, for: purpose)))
        } catch {
            guard !Task.isCancelled else { return .postponed(for: .zero, nil) }
            logger.error("match not looked at", metadata: ["error": "\(error)"])
            return .postponed(for: JobPatience.wait(after: job.attempt), nil)
        }
    }

    private func vetted(
        _ record: MatchRecord, _ pair: Pair, _ a: Portraits.Full, _ b: Portraits.Full, for purpose: VettedMatch.Purpose
    ) async throws -> VettedMatch {
        let gate = TalkWriter.lineGate((a.gate, b.gate))
        func isAllowed(_ text: String) -> Bool { gate(text, .a) && gate(text, .b) }
        let shown: [PersonID: Set<MemoryID>] = [pair.one: a.portrait.shown, pair.other: b.portrait.shown]
        let stands = record.card.sides.allSatisfy { (shown[$0.person] ?? []).isSuperset(of: $0.told ?? []) }
        guard stands else {
            return VettedMatch(record.match.id, for: purpose, card: record.isTold ? record.card.wordless : nil)
        }
        let card = record.card.saying(only: isAllowed)
        guard purpose == .talks else { return VettedMatch(record.match.id, for: purpose, card: card) }
        let talks = try await ledger.read { try $0.answer(.talks(pair), about: ConversationID(pair.one)) }.talks
            .map(\.conversation)
        let cards = [CloneConversation.Speaker.a: a.portrait.shown, .b: b.portrait.shown]
        let mayBeTold = talks.allSatisfy { talk in
            talk.context.allSatisfy { (cards[$0] ?? []).isSuperset(of: $1) }
                && talk.lines.allSatisfy { isAllowed($0.text) }
        }
        return VettedMatch(record.match.id, for: purpose, card: card, talks: mayBeTold ? talks : [])
    }
}
