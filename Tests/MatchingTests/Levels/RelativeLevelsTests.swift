import Domain
import Testing

@testable import Matching

@Suite struct RelativeLevelsTests {
    private func means(_ values: [Double]) -> LevelMeans {
        values.reduce(into: LevelMeans()) { $0.add([.values: LevelScore($1, evidence: 3)]) }
    }

    private func relative(_ value: Double, everybody: [Double], own: [Double], spread: Double = 0) -> LevelScore? {
        RelativeLevels(everybody: means(everybody), own: means(own))
            .levels([.values: LevelScore(value, evidence: 3, spread: spread)])[.values]
    }

    @Test func `a judge that gives the most to everybody says nothing of anybody`() {
        for count in [5, 50, 500] {
            let everybody = [Double](repeating: 1, count: count)
            #expect(relative(1, everybody: everybody, own: [1, 1, 1]) == nil)
            #expect(relative(1, everybody: everybody, own: []) == nil)
        }
        // While it is not yet seen that it does so, it is no better than usual.
        for count in 1..<5 {
            #expect(
                relative(1, everybody: [Double](repeating: 1, count: count), own: []).map { abs($0.value - 0.5) < 1e-9 }
                    == true)
        }
        #expect(relative(1, everybody: [], own: []) == nil, "and the first judgement of all has nothing beside it")
    }

    @Test func `the order of pairs is that of a judge who is less kind`() throws {
        let (kind, strict) = ([0.7, 0.8, 0.9, 0.95, 0.85, 0.8], [0.2, 0.3, 0.4, 0.45, 0.35, 0.3])
        for judge in [kind, strict] {
            let levels = try judge.map { try #require(relative($0, everybody: judge, own: [])) }
            #expect(levels[0].value < 0.5 && levels[3].value > 0.5)
            #expect(levels[0].value < levels[1].value && levels[2].value < levels[3].value)
        }
    }

    @Test func `whoever is liked in every conversation is not liked more in this one`() throws {
        let everybody = (0..<60).map { $0 % 2 == 0 ? 0.4 : 0.6 }
        let usual = try #require(relative(0.8, everybody: everybody, own: [0.5, 0.5, 0.5, 0.5, 0.5, 0.5]))
        let darling = try #require(relative(0.8, everybody: everybody, own: [Double](repeating: 0.8, count: 40)))
        #expect(usual.value > 0.7 && abs(darling.value - 0.5) < 0.05)
    }

    @Test func `one's own mean counts the more, the more conversations there were`() throws {
        let everybody = (0..<60).map { $0 % 2 == 0 ? 0.4 : 0.6 }
        let values = try [0, 1, 4, 16].map { count in
            try #require(relative(0.8, everybody: everybody, own: [Double](repeating: 0.8, count: count))).value
        }
        #expect(values == values.sorted(by: >) && values[0] > values[3] + 0.1)
    }

    @Test func `a judge counts the more, the better it is known`() throws {
        let values = try [2, 4, 8, 32].map { count in
            try #require(relative(0.8, everybody: (0..<count).map { $0 % 2 == 0 ? 0.4 : 0.6 }, own: [])).value
        }
        #expect(values == values.sorted() && values[0] < 0.6 && values[3] > 0.7)
    }

    @Test func `evidence stays, spread goes with the scale, and what is unknown stays unknown`() throws {
        let everybody = (0..<60).map { $0 % 2 == 0 ? 0.4 : 0.6 }
        let level = try #require(relative(0.5, everybody: everybody, own: [], spread: 0.1))
        #expect(level.evidence == 3 && level.spread > 0.05 && level.spread < 0.1)
        let unknown = RelativeLevels(everybody: means(everybody), own: LevelMeans())
            .levels([.values: LevelScore(0.9, evidence: 0), .conflict: LevelScore(0.9, evidence: 3)])
        #expect(unknown.isEmpty, "no evidence, and a level of which nobody was judged")
    }

    @Test func `what was added can be taken out again`() {
        let score: [CompatibilityLevel: LevelScore] = [.values: LevelScore(0.9, evidence: 2)]
        var all = means([0.2, 0.4])
        all.add(score)
        let rest = all.without(score)
        #expect(rest.count(.values) == 2)
        #expect(
            abs(rest.mean(.values, near: 0, weight: 0) - means([0.2, 0.4]).mean(.values, near: 0, weight: 0)) < 1e-12)
        var one = LevelMeans()
        one.add(score)
        #expect(one.without(score) == LevelMeans())
    }
}
