/// In what two people may suit each other.
public enum CompatibilityLevel: String, Hashable, Codable, Sendable, CaseIterable, CodingKeyRepresentable {
    /// What they hold dear and want of life.
    case values
    /// How they feel, and what they do with feelings.
    case emotional
    /// How they speak and listen.
    case communication
    /// How they live: rhythm, habits, pastimes.
    case lifestyle
    /// How they differ, and settle it.
    case conflict
}

/// How well one level suits one of two people, as far as it was looked at.
public struct LevelScore: Equatable, Codable, Sendable {
    /// How well, 0 to 1.
    public var value: Double
    /// How many independent grounds there are for it: none means that it is unknown, never that it is bad.
    public var evidence: Int
    /// How far independent judgements of it lie apart: their standard deviation, 0 to 0.5.
    public var spread: Double

    /// Scores a level. What lies outside of the ranges is brought to their ends.
    public init(_ value: Double, evidence: Int, spread: Double = 0) {
        self.value = min(max(value, 0), 1)
        self.evidence = max(0, evidence)
        self.spread = min(max(spread, 0), 0.5)
    }

    /// Where the truth lies: as for so many votes, with 95 % confidence, and at least as far as judgements lie apart.
    public var range: ClosedRange<Double> {
        let votes = Rate(hits: value * Double(evidence), count: Double(evidence)).interval
        return max(0, min(votes.lowerBound, value - spread))...min(1, max(votes.upperBound, value + spread))
    }
}
