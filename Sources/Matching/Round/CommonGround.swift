public import Domain
public import Words

/// What two cards say alike, where no clones have talked: only what both may tell.
public struct CommonGround: Equatable, Sendable {
    /// What they have in common, in words of one of the cards, what is most alike first.
    public var texts: [String] = []
    /// By speaker, what of their card that rests on.
    public var told: [CloneConversation.Speaker: Set<MemoryID>] = [:]

    /// The most that is told.
    public static let most = 3
    /// How alike two statements must be.
    static let leastLikeness = 0.6

    /// Compares the card of A with that of B.
    public init(_ a: DisclosedCard, _ b: DisclosedCard, terms: Terms) {
        let others = b.items.map { (item: $0, key: Key($0.text, terms)) }
        let found = a.items.compactMap {
            own -> (own: DisclosedCard.Item, other: DisclosedCard.Item, likeness: Double)? in
            let key = Key(own.text, terms)
            let near = others.map { (item: $0.item, likeness: key.likeness(to: $0.key)) }
                .filter { $0.likeness >= Self.leastLikeness }.max { $0.likeness < $1.likeness }
            return near.map { (own, $0.item, $0.likeness) }
        }
        for pair in found.sorted(by: { $0.likeness > $1.likeness }) {
            guard texts.count < Self.most, !(told[.b] ?? []).contains(pair.other.id) else { continue }
            texts.append(pair.own.text)
            told[.a, default: []].insert(pair.own.id)
            told[.b, default: []].insert(pair.other.id)
        }
    }

    /// Terms, and whether they are denied: to like and not to like have much in common.
    private struct Key {
        var terms: Set<String>
        var isDenied: Bool

        init(_ text: String, _ terms: Terms) {
            self.terms = Set(terms.terms(of: text))
            isDenied = Negation.isIn(text)
        }

        func likeness(to other: Key) -> Double {
            isDenied == other.isDenied ? Likeness.between(terms, other.terms) : 0
        }
    }
}
