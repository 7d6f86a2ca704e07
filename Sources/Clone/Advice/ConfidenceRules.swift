public import Domain

/// How sure an answer is, from what it rests on, from how far further answers come to the same, and from how people took
/// such answers before. What the model says of its own sureness does not count.
public enum ConfidenceRules {
    /// What an answer rests on.
    public struct Features: Equatable, Sendable {
        /// How many entries say it.
        public var entries: Int
        /// How long ago the last of them was, in days.
        public var age: Int
        /// Whether all of it was meant as it stands and still holds.
        public var isPlain: Bool
        /// Whether something else that was said speaks against it.
        public var isContested: Bool
        /// Whether the person did not find themselves in an earlier answer that rested on it.
        public var isDisputed: Bool
        /// How many further answers come to the same; none where there were none, which says nothing either way.
        public var agreement: Advice.Agreement?

        /// Names features.
        public init(
            entries: Int, age: Int, isPlain: Bool, isContested: Bool, isDisputed: Bool = false,
            agreement: Advice.Agreement? = nil
        ) {
            self.entries = entries
            self.age = age
            self.isPlain = isPlain
            self.isContested = isContested
            self.isDisputed = isDisputed
            self.agreement = agreement
        }
    }

    /// Answers that are judged alike: of one level, and with further answers that came to the same, or did not, or were
    /// not there.
    public struct Row: Hashable, Sendable {
        /// The level.
        public var level: Advice.Confidence
        /// Whether all further answers came to the same; none where there were none.
        public var isAgreed: Bool?

        /// Names a row.
        public init(_ level: Advice.Confidence, isAgreed: Bool? = nil) {
            self.level = level
            self.isAgreed = isAgreed
        }
    }

    /// How people took the answers of one kind: how many of those rated were like them.
    public struct Outcome: Equatable, Sendable {
        /// Rated as like the person.
        public var liked = 0
        /// Rated at all.
        public var rated = 0

        /// Nothing yet.
        public init(liked: Int = 0, rated: Int = 0) {
            self.liked = liked
            self.rated = rated
        }

        /// The share that was like them, drawn towards one half while there are few: the mean of a Beta(2, 2) prior
        /// updated by the counts.
        var share: Double { Double(liked + 2) / Double(rated + 4) }

        /// What both came to.
        static func + (one: Outcome, other: Outcome) -> Outcome {
            Outcome(liked: one.liked + other.liked, rated: one.rated + other.rated)
        }
    }

    /// The level of an answer.
    ///
    /// - Parameter outcomes: Of earlier answers to this person, by their kind.
    public static func confidence(
        _ features: Features, outcomes: [Row: Outcome] = [:]
    ) -> Advice.Confidence {
        let level = level(features)
        let outcome = outcome(of: Row(level, isAgreed: features.agreement?.isWhole), in: outcomes)
        guard outcome.rated >= leastRated else { return level }
        switch (level, outcome.share) {
        case (.sure, ..<0.6): return .likely
        case (.likely, ..<0.45): return .unsure
        default: return level
        }
    }

    /// How answers of just this kind were taken; while there are few of them, all of the level.
    private static func outcome(of row: Row, in outcomes: [Row: Outcome]) -> Outcome {
        if let outcome = outcomes[row], outcome.rated >= leastRated { return outcome }
        return outcomes.filter { $0.key.level == row.level }.values.reduce(Outcome(), +)
    }

    /// Further answers can only take away: where they come to the same, the person has not said it once more.
    private static func level(_ features: Features) -> Advice.Confidence {
        let level = grounded(features)
        guard let agreement = features.agreement, !agreement.isWhole else { return level }
        return level == .unsure || 2 * agreement.agreeing < agreement.samples ? .unsure : .likely
    }

    /// The level by what the person said.
    private static func grounded(_ features: Features) -> Advice.Confidence {
        guard features.entries > 0, features.isPlain, !features.isContested else { return .unsure }
        let isSure = features.entries >= 3 && features.age <= 180
        guard !features.isDisputed else { return isSure ? .likely : .unsure }
        return isSure ? .sure : features.entries >= 2 || features.age <= 60 ? .likely : .unsure
    }

    /// Fewer ratings change nothing.
    private static let leastRated = 5

    /// The outcomes of answers that are kept.
    public static func outcomes(of records: [AdviceRecord]) -> [Row: Outcome] {
        records.reduce(into: [:]) { outcomes, record in
            guard case .said(_, let level) = record.advice.answer, let liked = record.ratings[.likeMe] else { return }
            let row = Row(level, isAgreed: record.advice.agreement?.isWhole)
            outcomes[row, default: Outcome()] =
                outcomes[row, default: Outcome()]
                + Outcome(liked: liked ? 1 : 0, rated: 1)
        }
    }
}
