import Domain
import Testing

@testable import Clone

/// How sure an answer is.
@Suite struct ConfidenceTests {
    @Test(arguments: [
        (3, 30, true, false, Advice.Confidence.sure), (3, 200, true, false, .likely), (2, 900, true, false, .likely),
        (1, 10, true, false, .likely), (1, 100, true, false, .unsure), (5, 1, false, false, .unsure),
        (5, 1, true, true, .unsure), (0, 0, true, false, .unsure),
    ])
    func `it goes by entries, age, stance and agreement`(
        entries: Int, age: Int, isPlain: Bool, isContested: Bool, expected: Advice.Confidence
    ) {
        let features = ConfidenceRules.Features(
            entries: entries, age: age, isPlain: isPlain, isContested: isContested)
        #expect(ConfidenceRules.confidence(features) == expected)
    }

    @Test(arguments: [(4, Advice.Confidence.likely), (2, .unsure), (1, .unsure)])
    func `what an answer rested on that was not like the person counts for one level less`(
        entries: Int, expected: Advice.Confidence
    ) {
        let features = ConfidenceRules.Features(
            entries: entries, age: 3, isPlain: true, isContested: false, isDisputed: true)
        #expect(ConfidenceRules.confidence(features) == expected)
    }

    @Test(arguments: [(4, 4, Advice.Confidence.sure), (5, 0, .likely), (10, 9, .sure), (10, 4, .likely)])
    func `a level that was often not like the person is taken back by one`(
        rated: Int, liked: Int, expected: Advice.Confidence
    ) {
        let features = ConfidenceRules.Features(entries: 4, age: 3, isPlain: true, isContested: false)
        let outcomes = [ConfidenceRules.Row(.sure): ConfidenceRules.Outcome(liked: liked, rated: rated)]
        #expect(ConfidenceRules.confidence(features, outcomes: outcomes) == expected)
    }

    @Test(arguments: [
        (4, 2, 2, Advice.Confidence.sure), (4, 2, 1, .likely), (4, 2, 0, .unsure), (4, 3, 2, .likely),
        (4, 3, 1, .unsure),
        (2, 2, 2, .likely), (2, 2, 1, .likely), (2, 2, 0, .unsure), (0, 2, 2, .unsure),
    ])
    func `further answers that came to something else take from it, and those that came to the same add nothing`(
        entries: Int, samples: Int, agreeing: Int, expected: Advice.Confidence
    ) {
        let features = ConfidenceRules.Features(
            entries: entries, age: 3, isPlain: true, isContested: false,
            agreement: Advice.Agreement(samples: samples, agreeing: agreeing))
        #expect(ConfidenceRules.confidence(features) == expected)
    }

    private func record(_ level: Advice.Confidence, _ agreement: Advice.Agreement?, liked: Bool?) -> AdviceRecord {
        var advice = Advice(question: "Чай?", answer: .said("Чай.", level))
        advice.agreement = agreement
        var record = AdviceRecord(id: AdviceID(rawValue: 1), at: Timestamp(seconds: 0), advice: advice)
        record.ratings[.likeMe] = liked
        return record
    }

    @Test func `answers with further ones that came to the same are judged apart from the others, once there are some`()
    {
        let (whole, parted) = (Advice.Agreement(samples: 2, agreeing: 2), Advice.Agreement(samples: 2, agreeing: 1))
        let good = (0..<6).map { _ in record(.likely, whole, liked: true) }
        let bad = (0..<6).map { _ in record(.likely, parted, liked: false) }
        let unrated = record(.likely, whole, liked: nil)
        let outcomes = ConfidenceRules.outcomes(of: good + bad + [unrated])
        #expect(outcomes[.init(.likely, isAgreed: true)] == .init(liked: 6, rated: 6))
        #expect(outcomes[.init(.likely, isAgreed: false)] == .init(liked: 0, rated: 6))

        func level(_ agreement: Advice.Agreement?, _ outcomes: [ConfidenceRules.Row: ConfidenceRules.Outcome])
            -> Advice.Confidence
        {
            ConfidenceRules.confidence(
                .init(entries: 2, age: 3, isPlain: true, isContested: false, agreement: agreement), outcomes: outcomes)
        }
        #expect(level(whole, outcomes) == .likely && level(parted, outcomes) == .unsure)
        #expect(level(nil, outcomes) == .likely, "half of all at this level were like them")
        let few = ConfidenceRules.outcomes(of: Array(good.prefix(2)) + bad)
        #expect(level(whole, few) == .unsure, "two are too few to be judged apart from the eight")
    }
}
