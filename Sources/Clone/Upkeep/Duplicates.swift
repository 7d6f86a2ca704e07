public import Domain
public import Words

/// Finds memories that say the same in almost the same words.
public struct Duplicates: Sendable {
    private let terms: Terms

    /// The most that go into one at a time.
    private static let mostOthers = 10

    /// Compares by terms.
    public init(terms: Terms) {
        self.terms = terms
    }

    /// Which memories could be one, each named once. The one that rests on most stays.
    ///
    /// - Parameter check: Called over and over while it takes; throws to end it.
    public func merges(
        among memories: [Memory], checking check: () throws -> Void
    ) rethrows -> [Deepening.Merge] {
        let free = memories.filter { $0.withdrawal == nil && $0.ending == nil && $0.isTrait }
        let places = Dictionary(grouping: free, by: Place.init).values
        let merges = try places.sorted { ($0.first?.id.rawValue ?? 0) < ($1.first?.id.rawValue ?? 0) }
            .flatMap { try self.merges(in: $0, check) }
        return Array(merges.prefix(Deepening.most))
    }

    /// Where memories can say the same: in an exclusive slot only what claims the same.
    private struct Place: Hashable {
        private let kind: MemoryKind
        private let slot: Slot?
        private let value: String?

        init(_ memory: Memory) {
            kind = memory.kind
            slot = memory.claim?.slot
            value = slot?.isExclusive == true ? memory.claim?.value : nil
        }
    }

    private func merges(in place: [Memory], _ check: () throws -> Void) rethrows -> [Deepening.Merge] {
        guard place.count > 1 else { return [] }
        let sets = try place.map { memory in
            try check()
            return Set(terms.terms(of: memory.text))
        }
        let index = AlikeIndex(sets, least: Likeness.same)
        let order = place.indices.sorted { one, other in
            (place[other].evidence.count, place[one].id.rawValue)
                < (place[one].evidence.count, place[other].id.rawValue)
        }
        var taken = Set<Int>()
        return try order.compactMap { keeper in
            try check()
            guard !taken.contains(keeper) else { return nil }
            let same = index.alike(keeper).filter { !taken.contains($0) && says(place[$0], theSameAs: place[keeper]) }
            let others = Self.together(with: keeper, same, in: place).prefix(Self.mostOthers)
            guard !others.isEmpty else { return nil }
            taken.formUnion(others + [keeper])
            return .init(keeper: .init(place[keeper]), others: others.map { .init(place[$0]) })
        }
    }

    /// Those of others that the person keeps apart neither from the one that stays nor from each other.
    private static func together(with keeper: Int, _ others: [Int], in place: [Memory]) -> [Int] {
        others.reduce(into: []) { kept, other in
            if !([keeper, other] + kept).map({ place[$0] }).holdsApart { kept.append(other) }
        }
    }

    /// Whether two statements in much the same words differ in nothing that matters: a name, a number, a "not".
    private func says(_ one: Memory, theSameAs other: Memory) -> Bool {
        Negation.count(in: one.text) == Negation.count(in: other.text)
            && Grounding.inventions(in: one.text, restingOn: other.text, terms: terms).isEmpty
            && Grounding.inventions(in: other.text, restingOn: one.text, terms: terms).isEmpty
    }
}
