public import Domain

/// Whether two people who were proposed to each other before may be once more, and what has changed since.
public struct SecondChance: Equatable, Sendable {
    /// Which proposal it would be, from 1.
    public var chance: Int
    /// By speaker, what of their card is new since the last time.
    public var news: [CloneConversation.Speaker: Set<MemoryID>]

    /// So long nothing is proposed a second time.
    public static let pause: Duration = .seconds(60 * 86_400)
    /// So much that is new on one card is a material change.
    public static let leastNews = 3

    /// Looks back.
    ///
    /// - Parameters:
    ///   - earlier: The matches of the pair so far.
    ///   - compatibility: What is known of the two by now, with what stands on their cards.
    /// - Returns: None where the two may not be proposed to each other.
    public init?(after earlier: [MatchRecord], _ compatibility: Compatibility, at now: Timestamp) {
        guard let last = earlier.max(by: { $0.match.chance < $1.match.chance }) else {
            (chance, news) = (1, [:])
            return
        }
        guard Self.isDue(after: last.match, at: now) else { return nil }
        news = Dictionary(
            uniqueKeysWithValues: CloneConversation.Speaker.allCases.map { speaker in
                let before = last.card.side(of: compatibility.pair[speaker])?.card ?? []
                return (speaker, (compatibility.cards[speaker] ?? []).subtracting(before))
            })
        guard news.values.contains(where: { $0.count >= Self.leastNews }) else { return nil }
        chance = last.match.chance + 1
    }

    /// Whether enough time has passed since a proposal that left a chance.
    public static func isDue(after last: Match, at now: Timestamp) -> Bool {
        last.leavesAChance(at: now) && now - last.proposed >= pause
    }
}
