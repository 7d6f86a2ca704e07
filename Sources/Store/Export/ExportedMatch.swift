import Domain

/// A match that the person was told of, in words that a reader of the exported file understands: what they were shown, and
/// what they said to it. Who the other is and what the other said is the other's.
struct ExportedMatch: Encodable {
    private var told: String
    private var aims: [String]
    private var chance: [Double]
    private var rests: String
    private var inCommon: [String]
    private var difficulties: [String]
    private var settled: [String]
    private var retelling: String?
    private var reason: String?
    private var howTheySuitYou: [String: Double]
    private var proposedFirstMessage: String?
    private var answer: String?
    private var outcome: String?

    /// None where the person was not told of it yet.
    init?(_ record: MatchRecord, of person: PersonID) {
        guard record.isTold, let side = record.card.side(of: person) else { return nil }
        let card = record.card
        told = record.match.proposed.iso
        aims = card.aims.map(\.rawValue).sorted()
        chance = [card.chance.low, card.chance.middle, card.chance.high]
        rests = card.basis.rawValue
        (inCommon, difficulties, settled) = (card.common, card.cautions, card.settled)
        (retelling, reason) = (card.retelling, card.reason)
        let known = side.levels.filter { $0.value.evidence > 0 }
        howTheySuitYou = Dictionary(uniqueKeysWithValues: known.map { ($0.key.rawValue, $0.value.value) })
        proposedFirstMessage = side.opening
        answer = record.match.answer(of: person)?.rawValue
        outcome = record.outcome(of: person)?.rawValue
    }
}
