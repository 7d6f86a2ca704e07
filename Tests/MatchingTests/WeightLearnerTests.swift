import Domain
import SeededChance
import Testing

@testable import Matching

/// How much each level counts, learnt from what people decided.
struct WeightLearnerTests {
    /// People decide by some levels, by how choosy they are and by how well liked the other is.
    private func decisions(
        pairs: Int, weights: [CompatibilityLevel: Double], slope: Double, seed: UInt64
    ) -> [DecidedDirection] {
        var random = SplitMix(seed: seed)
        func unit() -> Double { Double(random.below(1_000_000)) / 1_000_000 }
        let traits = (0..<120).map { _ in (choosy: unit() - 0.5, liked: 2 * unit() - 1) }
        return (0..<pairs).flatMap { _ -> [DecidedDirection] in
            let one = random.below(120)
            let other = (one + 1 + random.below(119)) % 120
            return [(one, other), (other, one)].map { chooser, chosen in
                let levels = Dictionary(
                    uniqueKeysWithValues: CompatibilityLevel.allCases.map {
                        ($0, LevelScore(0.1 + 0.8 * unit(), evidence: 12))
                    })
                let suited = levels.reduce(0) { $0 + (weights[$1.key] ?? 0) * ($1.value.value - 0.5) }
                let odds = slope * suited + traits[chooser].choosy + traits[chosen].liked - 0.3
                return DecidedDirection(
                    chooser: PersonID(rawValue: Int64(chooser)), chosen: PersonID(rawValue: Int64(chosen)),
                    levels: levels, accepted: unit() < Logistic.share(odds))
            }
        }
    }

    private static let telling: [CompatibilityLevel: Double] = [.values: 0.7, .conflict: 0.3]

    @Test func `what people decide by comes to weigh the most, and foretells people who were held out`() throws {
        let result = try #require(
            WeightLearner().learn(
                from: decisions(pairs: 900, weights: Self.telling, slope: 8, seed: 1), beside: CompatibilityRule()))

        #expect(result.isBetter && result.loss < result.baseline - 0.03)
        let weights = result.rule.weights
        #expect(abs(weights.values.reduce(0, +) - 1) < 1e-9)
        let (values, conflict) = (try #require(weights[.values]), try #require(weights[.conflict]))
        #expect(values > 0.5 && conflict > 0.15 && values > conflict)
        #expect([.emotional, .communication, .lifestyle].allSatisfy { weights[$0] ?? 1 < 0.12 })
        #expect(result.rule.beta > 0)
    }

    @Test func `the old rule stays where levels say nothing, and where too few have decided`() {
        let old = CompatibilityRule()
        let learner = WeightLearner()
        for seed in 1...4 as ClosedRange<UInt64> {
            let chance = decisions(pairs: 400, weights: [:], slope: 0, seed: seed)
            if let result = learner.learn(from: chance, beside: old) {
                #expect(result.loss > result.baseline - 0.004, "what is noise looks no better than it is")
            }
        }
        let few = Array(decisions(pairs: 290, weights: Self.telling, slope: 8, seed: 1))
        #expect(learner.learn(from: few, beside: old) == nil && learner.improved(old, by: few) == old)
        let many = decisions(pairs: 900, weights: Self.telling, slope: 8, seed: 1)
        #expect(learner.improved(old, by: many) != old)
        var unanimous = many
        for index in unanimous.indices { unanimous[index].accepted = true }
        #expect(learner.improved(old, by: unanimous) == old)
    }

    @Test func `the same decisions in any order give the same rule`() {
        let all = decisions(pairs: 400, weights: Self.telling, slope: 8, seed: 2)
        let learner = WeightLearner()
        #expect(
            learner.learn(from: all, beside: CompatibilityRule())
                == learner.learn(from: all.reversed(), beside: CompatibilityRule()))
    }

    @Test func `a regression finds what can be worked out by hand`() {
        let rows = [true, true, true, false].map { Regression.Row([], shift: 0, isGood: $0) }
        let rate = Regression.fit(rows, penalty: 1, rounds: 50)
        #expect(abs(rate.intercept - 1.0986123) < 1e-5, "the logarithm of three to one")

        let shifted = [true, false].map { Regression.Row([], shift: 2, isGood: $0) }
        #expect(abs(Regression.fit(shifted, penalty: 1, rounds: 50).intercept + 2) < 1e-5)

        // Three of four where the value is 1, one of four where it is -1: half the difference of log-odds, unpenalised.
        let two = [(1.0, [true, true, true, false]), (-1, [true, false, false, false])].flatMap { value, ends in
            ends.map { Regression.Row([value], shift: 0, isGood: $0) }
        }
        let line = Regression.fit(two, penalty: 1e-9, rounds: 50)
        #expect(abs(line.intercept) < 1e-5 && abs(line.slopes[0] - 1.0986123) < 1e-4)
        #expect(abs(Regression.fit(two, penalty: 100, rounds: 50).slopes[0]) < 0.05, "a penalty draws to nothing")
    }

    @Test func `what counts as decided is what somebody said, and a meeting weighs more`() throws {
        let ids = [PersonID(rawValue: 1), PersonID(rawValue: 2)]
        let now = Timestamp(seconds: 1_000_000)
        let card = MatchCard(
            chance: .init(low: 0, middle: 0.5, high: 1), band: .someCommon, basis: .profiles, aims: [],
            sides: ids.map { .init($0, levels: [.values: LevelScore(0.6, evidence: 2)]) })
        func record(_ answers: [Match.Answer?]) -> MatchRecord {
            var match = Match(id: MatchID(rawValue: 1), ids[0], ids[1], at: now)
            for (id, answer) in zip(ids, answers) { if let answer { _ = match.take(answer, of: id, at: now) } }
            var record = MatchRecord(match: match, card: card)
            record.isTold = true
            return record
        }
        let later = now + Match.patience
        #expect(record([.accepted, nil]).decisions(at: now) == [], "it is still open")
        #expect(record([.accepted, nil]).decisions(at: later).map(\.accepted) == [true])
        #expect(record([.rejected, .later]).decisions(at: now).map(\.accepted) == [false, false])
        #expect(record([.withdrawn, .accepted]).decisions(at: now).map(\.chooser) == [ids[1]])

        var met = record([.accepted, .accepted])
        met.tell(.bad, of: ids[0])
        met.tell(.good, of: ids[1])
        let decisions = met.decisions(at: now)
        #expect(decisions.map(\.isGood) == [false, true] && decisions.map(\.weight) == [3, 3])
        _ = met.match.take(.blocked, of: ids[0], at: now)
        #expect(met.decisions(at: now).map(\.accepted) == [true, true])
        var untold = met
        untold.isTold = false
        #expect(untold.decisions(at: now) == [])
    }
}
