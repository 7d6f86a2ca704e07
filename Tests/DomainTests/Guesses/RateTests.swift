import Domain
import Testing

/// Figures of the papers that the methods come from, and of R (`prop.test`, `PropCIs`).
struct RateTests {
    @Test(arguments: [
        (81.0, 263.0, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0, 0.1611), (1, 29, 0.0061, 0.1718),
        (29, 29, 0.8830, 1),
    ]) func `the interval of a share is Wilson's`(hits: Double, count: Double, low: Double, high: Double) {
        let interval = Rate(hits: hits, count: count).interval
        #expect(abs(interval.lowerBound - low) < 0.0001)
        #expect(abs(interval.upperBound - high) < 0.0001)
    }

    @Test(arguments: [
        (56.0, 70.0, 48.0, 80.0, 0.0524, 0.3339), (9, 10, 3, 10, 0.1705, 0.8090), (10, 10, 0, 10, 0.6075, 1),
    ]) func `the interval of a difference is Newcombe's`(
        one: Double, of: Double, two: Double, count: Double, low: Double, high: Double
    ) throws {
        let difference = try #require(Rate(hits: one, count: of).above(Rate(hits: two, count: count)))
        #expect(abs(difference.value - (one / of - two / count)) < 1e-9)
        #expect(abs(difference.interval.lowerBound - low) < 0.0001)
        #expect(abs(difference.interval.upperBound - high) < 0.0001)
    }

    @Test func `nothing is known of what was never counted`() {
        #expect(Rate().share == nil)
        #expect(Rate().interval == 0...1)
        #expect(Rate().above(Rate(hits: 1, count: 2)) == nil)
        #expect(Rate(hits: 1, count: 2).times(Rate()) == nil)
        #expect(Rate(hits: 1, count: 2).times(Rate(hits: 0, count: 5)) == nil)
    }

    @Test func `every interval holds its figure, and more cases make it narrower`() throws {
        var chance = SystemRandomNumberGenerator()
        for _ in 1...500 {
            let (count, other) = (Double.random(in: 1...60, using: &chance), Double.random(in: 1...60, using: &chance))
            let rate = Rate(hits: .random(in: 0...count, using: &chance), count: count)
            let second = Rate(hits: .random(in: other / 10...other, using: &chance), count: other)
            let share = try #require(rate.share)
            #expect(rate.interval.contains(share) && (0...1).contains(rate.interval.upperBound))
            for estimate in [rate.above(second), rate.times(second)].compactMap(\.self) {
                #expect(estimate.interval.contains(estimate.value), "\(rate) and \(second)")
            }
            let more = Rate(hits: rate.hits * 4, count: rate.count * 4).interval
            #expect(more.upperBound - more.lowerBound < rate.interval.upperBound - rate.interval.lowerBound)
        }
    }

    @Test func `the interval of a ratio holds the true one in about 95 of 100 samples`() {
        var chance = SystemRandomNumberGenerator()
        func sample(_ share: Double, _ count: Int) -> Rate {
            let hits = (1...count).count { _ in Double.random(in: 0..<1, using: &chance) < share }
            return Rate(hits: Double(hits), count: Double(count))
        }
        let held = (1...4000).count { _ in
            sample(0.6, 40).times(sample(0.8, 60))?.interval.contains(0.75) ?? false
        }
        #expect((3700...3950).contains(held), "\(held) of 4000")
    }
}
