public import Domain

/// How sure an answer is, from what it rests on, and from how people took such answers before. What the model says of
/// its own sureness does not count.
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

        /// Names features.
        public init(entries: Int, age: Int, isPlain: Bool, isContested: Bool) {
            self.entries = entries
            self.age = age
            self.isPlain = isPlain
            self.isContested = isContested
        }
    }

    /// How people took the answers of one level: how many of those rated were like them.
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
    }

    /// The level of an answer.
    ///
    /// - Parameter outcomes: Of earlier answers to this person, by their level.
    public static func confidence(
        _ features: Features, outcomes: [Advice.Confidence: Outcome] = [:]
    ) -> Advice.Confidence {
        let level = level(features)
        guard let outcome = outcomes[level], outcome.rated >= leastRated else { return level }
        switch (level, outcome.share) {
        case (.sure, ..<0.6): return .likely
        case (.likely, ..<0.45): return .unsure
        default: return level
        }
    }

    private static func level(_ features: Features) -> Advice.Confidence {
        guard features.entries > 0, features.isPlain, !features.isContested else { return .unsure }
        if features.entries >= 3 && features.age <= 180 { return .sure }
        return features.entries >= 2 || features.age <= 60 ? .likely : .unsure
    }

    /// Fewer ratings change nothing.
    private static let leastRated = 5

    /// The outcomes of answers that are kept.
    public static func outcomes(of records: [AdviceRecord]) -> [Advice.Confidence: Outcome] {
        records.reduce(into: [:]) { outcomes, record in
            guard case .said(_, let level) = record.advice.answer, let liked = record.ratings[.likeMe] else { return }
            outcomes[level, default: Outcome()].rated += 1
            outcomes[level, default: Outcome()].liked += liked ? 1 : 0
        }
    }
}
