/// What of a match may be told at this moment: looked at anew each time before it is, since either of the two can have
/// closed something meanwhile.
public struct VettedMatch: Equatable, Codable, Sendable {
    /// Which.
    public var match: MatchID
    /// What it was looked at for.
    public var purpose: Purpose
    /// The card with what of its words may still be told; none where what it rests on may not be any more.
    public var card: MatchCard?
    /// What the clones said, if that was asked for and all of it may still be told.
    public var talks: [CloneConversation] = []

    /// What a match is looked at for.
    public enum Purpose: String, Codable, Sendable, CaseIterable {
        /// To tell both of it.
        case telling
        /// To show it once more to one of them.
        case showing
        /// To show one of them what the clones said.
        case talks
    }

    /// Says what may be told.
    public init(_ match: MatchID, for purpose: Purpose, card: MatchCard?, talks: [CloneConversation] = []) {
        self.match = match
        self.purpose = purpose
        self.card = card
        self.talks = talks
    }
}

extension MatchCard {
    /// The same without any words: only how well the two suit each other.
    public var wordless: MatchCard {
        var card = self
        (card.common, card.cautions, card.settled, card.retelling, card.reason) = ([], [], [], nil, nil)
        for place in card.sides.indices { (card.sides[place].opening, card.sides[place].news) = (nil, nil) }
        return card
    }

    /// The same with only those words that may be said.
    public func saying(only isAllowed: (String) -> Bool) -> MatchCard {
        var card = self
        card.common.removeAll { !isAllowed($0) }
        card.cautions.removeAll { !isAllowed($0) }
        card.settled.removeAll { !isAllowed($0) }
        card.retelling = card.retelling.flatMap { isAllowed($0) ? $0 : nil }
        card.reason = card.reason.flatMap { isAllowed($0) ? $0 : nil }
        for place in card.sides.indices {
            card.sides[place].opening = card.sides[place].opening.flatMap { isAllowed($0) ? $0 : nil }
            card.sides[place].news?.removeAll { !isAllowed($0) }
        }
        return card
    }
}
