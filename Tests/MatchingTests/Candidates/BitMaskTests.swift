import Testing
import SeededChance

@testable import Matching

@Suite struct BitMaskTests {
    private func mask(_ numbers: some Sequence<Int>) -> BitMask {
        numbers.reduce(into: BitMask(count: 0)) { $0[$1] = true }
    }

    private func numbers(_ mask: BitMask) -> [Int] {
        var numbers: [UInt32] = []
        mask.append(to: &numbers, from: 0, to: 1_000)
        return numbers.map(Int.init)
    }

    @Test(arguments: [UInt64(1), 2, 3])
    func `it is a set`(seed: UInt64) {
        var random = SplitMix(seed: seed)
        let one = Set((0..<90).map { _ in Int.random(in: 0..<400, using: &random) })
        let other = Set((0..<90).map { _ in Int.random(in: 0..<300, using: &random) })
        var (both, either, only) = (mask(one), mask(other), mask(one))
        both.formIntersection(mask(other))
        either.formUnion(mask(one))
        only.subtract(mask(other))
        #expect(numbers(both) == one.intersection(other).sorted())
        #expect(numbers(either) == one.union(other).sorted())
        #expect(numbers(only) == one.subtracting(other).sorted())
        #expect(either.population == one.union(other).count)
        #expect((0..<500).allSatisfy { both[$0] == one.intersection(other).contains($0) })
    }

    @Test func `what was taken out is out`() {
        var mask = mask([3, 64, 65])
        mask[64] = false
        #expect(numbers(mask) == [3, 65] && !mask[10_000])
    }
}
