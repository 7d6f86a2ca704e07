import Dialogue
import Domain
import Engine
import Matching
import Store

/// What two people who know of each other may both be told: what stands on both cards, and the gates of both, through
/// which it goes once more. The diaries are only read for the gates.
struct MutualCards: Sendable {
    let record: MatchRecord
    /// In the order of the match.
    let people: [Person]
    let cards: [CloneConversation.Speaker: DisclosedCard]
    private let gates: [CloneConversation.Speaker: OutgoingGate]

    /// Reads them; none where the two are not to know of each other, or one of them does not meet anybody any more.
    static func read(
        _ id: MatchID, of conversation: ConversationID, from ledger: BotLedger
    ) async throws -> MutualCards? {
        let read = try await ledger.read { transaction -> (MatchRecord, [Knowledge])? in
            guard let record = try transaction.answer(.match(id), about: conversation).matchRecords.first,
                record.match.isRevealed
            else { return nil }
            let people = record.match.people.map { ConversationID(rawValue: $0.rawValue) }
            return (record, try people.map { try transaction.answer(.remembered, about: $0) })
        }
        guard let (record, known) = read else { return nil }
        return try await LongWork.run { _ in MutualCards(record, known) }
    }

    private init?(_ record: MatchRecord, _ known: [Knowledge]) {
        let people = known.compactMap(\.person).filter { $0.agrees(to: .meeting) }
        guard people.count == CloneConversation.Speaker.allCases.count else { return nil }
        (self.record, self.people) = (record, people)
        let discretion = Discretion()
        var (cards, gates) = ([CloneConversation.Speaker: DisclosedCard](), [CloneConversation.Speaker: OutgoingGate]())
        for ((speaker, person), known) in zip(zip(CloneConversation.Speaker.allCases, people), known) {
            let card = discretion.card(
                of: known.memories, person: person, doubts: known.doubts, profile: known.profile)
            cards[speaker] = card
            gates[speaker] = OutgoingGate(card: card, of: person, memories: known.memories, entries: known.diaries)
        }
        (self.cards, self.gates) = (cards, gates)
    }

    /// Whether words may be told to both: the gate of each owner is asked, and one that is not there says no.
    var gate: LineGate {
        { [gates] text, owner in gates[owner]?.verdict(on: text) == .passes }
    }

    /// The language that both speak with others, the first one's favourite first; none where they share none.
    var language: Language? {
        let spoken = people.map { $0.meeting?.languages.isEmpty == false ? $0.meeting?.languages ?? [] : [$0.language] }
        let shared = spoken.dropFirst().reduce(spoken.first ?? []) { $0.intersection($1) }
        return people.map(\.language).first(where: shared.contains) ?? shared.min { $0.code < $1.code }
    }
}
