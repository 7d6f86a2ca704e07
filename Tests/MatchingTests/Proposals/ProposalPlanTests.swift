import Glibc
import Testing
import SeededChance

@testable import Matching

@Suite struct ProposalPlanTests {
    private typealias Pair = ProposalPlan.Pair

    private func worth(_ places: [Int], _ pairs: [Pair], _ expected: [Double]) -> Double {
        let sums = places.reduce(into: expected.map { $0 + ProposalPlan.headStart }) { sums, place in
            sums[pairs[place].one] += pairs[place].chance
            sums[pairs[place].other] += pairs[place].chance
        }
        return sums.reduce(0) { $0 + log($1) }
    }

    /// The best there is, by trying everything.
    private func best(_ pairs: [Pair], _ expected: [Double], _ caps: [Int]) -> Double {
        (0..<(1 << pairs.count)).map { set in
            let places = pairs.indices.filter { set >> $0 & 1 == 1 }
            return isWithin(caps, places, pairs) ? worth(places, pairs, expected) : -.infinity
        }.max() ?? 0
    }

    private func isWithin(_ caps: [Int], _ places: [Int], _ pairs: [Pair]) -> Bool {
        let counts = places.reduce(into: [Int](repeating: 0, count: caps.count)) { counts, place in
            counts[pairs[place].one] += 1
            counts[pairs[place].other] += 1
        }
        return zip(counts, caps).allSatisfy { $0 <= $1 }
    }

    private func world(_ people: Int, _ pairs: Int, _ random: inout SplitMix) -> ([Pair], [Double], [Int]) {
        var known = Set<[Int]>()
        let found = (0..<pairs).compactMap { _ -> Pair? in
            let two = [Int.random(in: 0..<people, using: &random), Int.random(in: 0..<people, using: &random)].sorted()
            guard two[0] != two[1], known.insert(two).inserted else { return nil }
            return Pair(two[0], two[1], chance: Double.random(in: 0.01...0.9, using: &random))
        }
        return (
            found, (0..<people).map { _ in Double.random(in: 0...5, using: &random) },
            (0..<people).map { _ in Int.random(in: 0...2, using: &random) }
        )
    }

    @Test(arguments: 1...40 as ClosedRange<UInt64>)
    func `it comes near to the best there is, within everybody's cap`(seed: UInt64) {
        var random = SplitMix(seed: seed)
        let (pairs, expected, caps) = world(7, 11, &random)
        let places = ProposalPlan.choose(among: pairs, expected: expected, caps: caps)
        #expect(isWithin(caps, places, pairs))
        let (found, best, none) = (
            worth(places, pairs, expected), best(pairs, expected, caps), worth([], pairs, expected)
        )
        #expect(found <= best + 1e-9)
        #expect(found - none >= 0.9 * (best - none))
    }

    @Test func `who has had little comes first, and a likely pair gives way to one that nobody else would take`() {
        let pairs = [Pair(0, 1, chance: 0.5), Pair(0, 2, chance: 0.5)]
        #expect(ProposalPlan.choose(among: pairs, expected: [1, 6, 0], caps: [1, 1, 1]) == [1])
        // One with two is likeliest, but would leave both others alone.
        let line = [Pair(0, 1, chance: 0.5), Pair(1, 2, chance: 0.6), Pair(2, 3, chance: 0.5)]
        #expect(ProposalPlan.choose(among: line, expected: [0, 0, 0, 0], caps: [1, 1, 1, 1]) == [0, 2])
    }

    @Test func `nobody, and nobody who may be asked, is no trouble`() {
        #expect(ProposalPlan.choose(among: [], expected: [], caps: []) == [])
        #expect(ProposalPlan.choose(among: [Pair(0, 1, chance: 0.5)], expected: [0, 0], caps: [0, 1]) == [])
    }

    @Test func `thousands are chosen among in the same way each time`() {
        var random = SplitMix(seed: 9)
        let (pairs, expected, caps) = world(2_000, 20_000, &random)
        let places = ProposalPlan.choose(among: pairs, expected: expected, caps: caps)
        #expect(isWithin(caps, places, pairs) && places.count > 900)
        #expect(ProposalPlan.choose(among: pairs, expected: expected, caps: caps) == places)
    }
}
