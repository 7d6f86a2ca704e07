import Domain
import Testing

@testable import Matching

@Suite struct CompatibilityRuleTests {
    private let rule = CompatibilityRule()

    private func levels(_ value: Double, evidence: Int = 20) -> [CompatibilityLevel: LevelScore] {
        Dictionary(
            uniqueKeysWithValues: CompatibilityLevel.allCases.map { ($0, LevelScore(value, evidence: evidence)) })
    }

    @Test func `a level of which nothing is known counts as what is usual, and never as nothing`() {
        let unknown = rule.score([:])
        var one = levels(0.5)
        #expect(abs(rule.score(one).logarithm - unknown.logarithm) < 1e-12)
        one[.values] = LevelScore(0, evidence: 0)
        #expect(abs(rule.score(one).logarithm - unknown.logarithm) < 1e-12)
        one[.values] = LevelScore(0, evidence: 20)
        #expect(rule.score(one).logarithm < unknown.logarithm - 0.4)
    }

    @Test(arguments: [0, 1, 4, 12, 100])
    func `the more grounds there are, the more a level counts, and the less sure is what has none`(evidence: Int) {
        let (less, more) = (
            rule.score(levels(0.9, evidence: evidence)), rule.score(levels(0.9, evidence: evidence + 1))
        )
        #expect(less.logarithm < more.logarithm)
        #expect(less.deviation > more.deviation)
    }

    @Test func `as many grounds as kappa go half of the way`() {
        var levels: [CompatibilityLevel: LevelScore] = [:]
        levels[.lifestyle] = LevelScore(0.8, evidence: 4)
        let way = rule.score(levels).logarithm - rule.score([:]).logarithm
        levels[.lifestyle] = LevelScore(0.8, evidence: 1_000_000_000)
        let whole = rule.score(levels).logarithm - rule.score([:]).logarithm
        #expect(abs(way / whole - 0.5) < 1e-6)
    }

    @Test func `judgements that lie apart make it less sure`() {
        var wide = levels(0.7)
        wide[.conflict]?.spread = 0.3
        #expect(rule.score(wide).deviation > rule.score(levels(0.7)).deviation)
        let estimates = [wide, levels(0.7)].map { rule.mutual(.init($0), .init($0)) }
        #expect(estimates[0].low < estimates[1].low && estimates[0].middle == estimates[1].middle)
        #expect(estimates.allSatisfy { $0.low < $0.middle && $0.middle < $0.high && $0.high < 1 })
    }

    @Test func `both count: one who would not is not made up for by the other`() {
        let even = rule.mutual(.init(levels(0.5)), .init(levels(0.5))).middle
        let odd = rule.mutual(.init(levels(0.9)), .init(levels(0.1))).middle
        #expect(odd < even)
        let (one, other) = (CompatibilityRule.Direction(levels(0.9)), CompatibilityRule.Direction(levels(0.3)))
        #expect(rule.mutual(one, other) == rule.mutual(other, one))
    }

    @Test func `who says yes to most, and who is liked by most, moves it; little experience moves it little`() {
        let usual = rule.acceptance(.init(levels(0.5))).middle
        func with(_ chooser: AcceptRate, _ chosen: AcceptRate = .init()) -> Double {
            rule.acceptance(.init(levels(0.5), chooser: chooser, chosen: chosen)).middle
        }
        #expect(with(.init(decided: 20, accepted: 18)) > usual && with(.init(decided: 20, accepted: 0)) < usual)
        #expect(with(.init(), .init(decided: 20, accepted: 18)) > usual)
        #expect(with(.init(decided: 2, accepted: 2)) < with(.init(decided: 20, accepted: 20)))
        #expect(AcceptRate().share(usual: 0.4) == 0.4)
        #expect(AcceptRate(decided: 4, accepted: 4).share(usual: 0) == 0.5)
    }

    @Test func `what is out of range is brought to its end`() {
        #expect(LevelScore(7, evidence: -3, spread: 9) == LevelScore(1, evidence: 0, spread: 0.5))
        let wild = rule.mutual(.init(levels(1)), .init(levels(1), chooser: .init(decided: 0, accepted: 0)))
        #expect(wild.high <= 1 && wild.low > 0)
    }
}
