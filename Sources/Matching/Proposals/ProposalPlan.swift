import Glibc

/// Whom to propose to whom on a day, chosen for everyone together.
///
/// What is made as great as can be is `Σ ln Mᵢ`, where Mᵢ is how many matches person i may expect, the earlier proposals
/// counted (proportional fairness: Kelly, Maulloo and Tan, 1998). A match for somebody who has had few counts for more than
/// one more for somebody who has had many: so nobody is flooded and nobody is forgotten.
///
/// The sum is submodular. Pairs are taken greedily, each time the one that adds most; then pairs are exchanged as long as
/// that adds something.
public struct ProposalPlan: Sendable {
    /// Two people who could be proposed to each other.
    public struct Pair: Equatable, Sendable {
        /// The number of the one.
        public var one: Int
        /// The number of the other.
        public var other: Int
        /// How likely both say yes, above 0, at most 1.
        public var chance: Double

        /// Pairs two.
        public init(_ one: Int, _ other: Int, chance: Double) {
            (self.one, self.other, self.chance) = (one, other, chance)
        }
    }

    private let pairs: [Pair]
    private let caps: [Int]
    private var expected: [Double]
    private var chosen: [[Int]]
    private var isChosen: [Bool]

    /// What everybody is taken to have had before anything was proposed, in matches: without it, the first would be worth
    /// more than everything else.
    public static let headStart = 0.5
    /// So often all pairs are gone through for an exchange.
    private static let passes = 6
    /// What adds less is not worth an exchange.
    private static let least = 1e-9

    /// Chooses.
    ///
    /// - Parameters:
    ///   - pairs: Who could be proposed to whom; nobody to themselves, and no pair twice.
    ///   - expected: By number of person, how many matches their earlier proposals let them expect, at least 0.
    ///   - caps: By number of person, the most pairs they can be in today.
    /// - Returns: The places of the chosen pairs, in order.
    public static func choose(among pairs: [Pair], expected: [Double], caps: [Int]) -> [Int] {
        var plan = ProposalPlan(pairs: pairs, expected: expected, caps: caps)
        plan.takeGreedily(Array(pairs.indices))
        var pass = 0
        while pass < passes, plan.exchange() { pass += 1 }
        return plan.isChosen.indices.filter { plan.isChosen[$0] }
    }

    private init(pairs: [Pair], expected: [Double], caps: [Int]) {
        self.pairs = pairs
        self.caps = caps
        self.expected = expected.map { $0 + Self.headStart }
        chosen = [[Int]](repeating: [], count: expected.count)
        isChosen = [Bool](repeating: false, count: pairs.count)
    }
}

// MARK: Choosing

extension ProposalPlan {
    /// By how much the sum grows with a pair.
    private func gain(of pair: Pair) -> Double {
        log1p(pair.chance / expected[pair.one]) + log1p(pair.chance / expected[pair.other])
    }

    /// By how much the sum shrinks without a pair that is chosen.
    private func loss(of pair: Pair) -> Double {
        -log1p(-pair.chance / expected[pair.one]) - log1p(-pair.chance / expected[pair.other])
    }

    private func hasRoom(_ pair: Pair) -> Bool {
        chosen[pair.one].count < caps[pair.one] && chosen[pair.other].count < caps[pair.other]
    }

    /// Takes what adds most, over and over. What a pair adds only shrinks: whoever still adds more than the next one did
    /// is the greatest.
    private mutating func takeGreedily(_ places: [Int]) {
        var rest = places.map { (place: $0, gain: gain(of: pairs[$0])) }.sorted {
            ($0.gain, $1.place) < ($1.gain, $0.place)
        }
        while let next = rest.popLast() {
            let pair = pairs[next.place]
            guard !isChosen[next.place], hasRoom(pair) else { continue }
            let gain = gain(of: pair)
            guard gain < next.gain - Self.least, let following = rest.last, gain < following.gain else {
                take(next.place)
                continue
            }
            let place = rest.firstIndex { $0.gain >= gain } ?? rest.endIndex
            rest.insert((next.place, gain), at: place)
        }
    }

    private mutating func take(_ place: Int) {
        let pair = pairs[place]
        isChosen[place] = true
        for person in [pair.one, pair.other] {
            chosen[person].append(place)
            expected[person] += pair.chance
        }
    }

    private mutating func drop(_ place: Int) {
        let pair = pairs[place]
        isChosen[place] = false
        for person in [pair.one, pair.other] {
            chosen[person].removeAll { $0 == place }
            expected[person] -= pair.chance
        }
    }
}

// MARK: Exchanging

extension ProposalPlan {
    /// Puts pairs in the place of those that stand in their way, where that adds something. Returns whether anything was
    /// done.
    private mutating func exchange() -> Bool {
        let neighbours = neighbours
        var isBetter = false
        for place in pairs.indices where !isChosen[place] && exchange(for: place, neighbours) { isBetter = true }
        return isBetter
    }

    private var neighbours: [[Int]] {
        pairs.indices.reduce(into: [[Int]](repeating: [], count: caps.count)) { neighbours, place in
            neighbours[pairs[place].one].append(place)
            neighbours[pairs[place].other].append(place)
        }
    }

    private mutating func exchange(for place: Int, _ neighbours: [[Int]]) -> Bool {
        let pair = pairs[place]
        guard caps[pair.one] > 0, caps[pair.other] > 0 else { return false }
        let inTheWay = [pair.one, pair.other].compactMap { person in
            chosen[person].count < caps[person] ? nil : chosen[person].min { loss(of: pairs[$0]) < loss(of: pairs[$1]) }
        }
        let dropped = Set(inTheWay).sorted()
        var (change, taken) = (0.0, [place])
        for old in dropped {
            change -= loss(of: pairs[old])
            drop(old)
        }
        change += gain(of: pair)
        take(place)
        // Whoever was left over by this may find another.
        let left = Set(dropped.flatMap { [pairs[$0].one, pairs[$0].other] }).subtracting([pair.one, pair.other])
        for person in left.sorted() {
            let free = neighbours[person].filter { !isChosen[$0] && hasRoom(pairs[$0]) }
            guard let best = free.max(by: { (gain(of: pairs[$0]), $1) < (gain(of: pairs[$1]), $0) }) else { continue }
            change += gain(of: pairs[best])
            take(best)
            taken.append(best)
        }
        guard change <= Self.least else { return true }
        for new in taken.reversed() { drop(new) }
        for old in dropped { take(old) }
        return false
    }
}
