public import Domain

/// What must be known of two people before they are shown to each other, and how much the bot may then claim.
public struct DisplayGate: Equatable, Sendable {
    /// The lower end of the mutual estimate must be above this, 0 to 1.
    public var threshold: Double
    /// So many levels must have grounds on both sides.
    public static let fewestLevels = 3

    /// Sets the gate. By the rule that nothing has been learnt for, two of whom nothing is known come to one half: whoever
    /// is shown is better than that even at the lower end.
    public init(threshold: Double = 0.5) {
        self.threshold = threshold
    }

    /// The band in which two people may be shown to each other; nil where they may not.
    ///
    /// - Parameters:
    ///   - one: How well the other suits the one.
    ///   - other: How well the one suits the other.
    public func band(
        _ one: [CompatibilityLevel: LevelScore], _ other: [CompatibilityLevel: LevelScore],
        _ estimate: CompatibilityRule.Estimate
    ) -> MatchCard.Band? {
        let known = Self.known(one, other)
        guard known.count >= Self.fewestLevels, estimate.low > threshold else { return nil }
        let isVague = known.count == Self.fewestLevels || estimate.high - estimate.low > Self.widest
        if isVague { return .littleKnown }
        return estimate.low >= threshold + (1 - threshold) * Self.much ? .muchCommon : .someCommon
    }

    /// The levels that have grounds on both sides.
    public static func known(
        _ one: [CompatibilityLevel: LevelScore], _ other: [CompatibilityLevel: LevelScore]
    ) -> Set<CompatibilityLevel> {
        func known(_ levels: [CompatibilityLevel: LevelScore]) -> Set<CompatibilityLevel> {
            Set(levels.filter { $0.value.evidence > 0 }.keys)
        }
        return known(one).intersection(known(other))
    }

    /// An interval that is wider tells little.
    private static let widest = 0.25
    /// Such a share of the way from the threshold to certainty is much.
    private static let much = 0.25
}
