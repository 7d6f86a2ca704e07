import Domain
import Testing

@testable import Matching

@Suite struct DisplayGateTests {
    private let gate = DisplayGate()
    private let good = CompatibilityRule.Estimate(low: 0.55, middle: 0.6, high: 0.7)

    private func levels(_ count: Int, evidence: Int = 3) -> [CompatibilityLevel: LevelScore] {
        let levels = CompatibilityLevel.allCases.prefix(count).map { ($0, LevelScore(0.8, evidence: evidence)) }
        return Dictionary(uniqueKeysWithValues: levels)
    }

    @Test(arguments: 0...5)
    func `never with fewer than three levels that have grounds on both sides`(count: Int) {
        #expect((gate.band(levels(count), levels(5), good) != nil) == (count >= 3))
        #expect((gate.band(levels(5), levels(count), good) != nil) == (count >= 3))
        #expect(gate.band(levels(5), levels(count, evidence: 0), good) == nil)
    }

    @Test func `levels that each side has for itself are not levels of both`() {
        let one = levels(3)
        let other = Dictionary(
            uniqueKeysWithValues: CompatibilityLevel.allCases.suffix(3).map { ($0, LevelScore(0.8, evidence: 3)) })
        #expect(gate.band(one, other, good) == nil)
    }

    @Test(arguments: [0.0, 0.3, 0.5, 0.500001, 0.9])
    func `never with a lower end that is not above the threshold, however high the middle`(low: Double) {
        let estimate = CompatibilityRule.Estimate(low: low, middle: 0.9, high: 0.95)
        #expect((gate.band(levels(5), levels(5), estimate) != nil) == (low > 0.5))
    }

    @Test func `words claim no more than is known`() {
        let wide = CompatibilityRule.Estimate(low: 0.66, middle: 0.8, high: 0.95)
        let sure = CompatibilityRule.Estimate(low: 0.66, middle: 0.7, high: 0.75)
        #expect(gate.band(levels(5), levels(5), wide) == .littleKnown)
        #expect(gate.band(levels(3), levels(5), sure) == .littleKnown)
        #expect(gate.band(levels(5), levels(5), good) == .someCommon)
        #expect(gate.band(levels(4), levels(4), sure) == .muchCommon)
    }

    @Test func `two of whom nothing is known, or who are as anybody, are never shown, whatever the rule makes of it`() {
        let rule = CompatibilityRule()
        let usual = levels(5).mapValues { LevelScore(0.5, evidence: $0.evidence) }
        for sides in [[:], usual] {
            let estimate = rule.mutual(.init(sides), .init(sides))
            #expect(estimate.low < gate.threshold && gate.band(sides, sides, estimate) == nil)
        }
        let estimate = rule.mutual(.init(levels(5, evidence: 20)), .init(levels(5, evidence: 20)))
        #expect(gate.band(levels(5), levels(5), estimate) != nil)
    }
}
