public import Domain

/// What a judge says of somebody in one conversation, beside what it says of them in their other ones: agreeable models
/// like everybody, and a clone that is liked by all is not thereby liked by this one.
///
/// A level is its distance, in log-odds, from the clone's own mean, which is drawn to everybody's while the clone has had
/// few conversations; and the distance itself is drawn to nothing while the judge is hardly known. A judge that says the
/// same of everybody says nothing.
public struct RelativeLevels: Sendable {
    private let everybody: LevelMeans
    private let own: LevelMeans

    /// So many conversations of somebody make half of their mean their own.
    static let kappa = 4.0
    /// So many judgements make half of what a judge says count.
    static let acquaintance = 8.0
    /// Judgements that lie no further apart, in log-odds, are all the same.
    static let leastDeviation = 0.1
    /// So many judgements that are all the same are no chance.
    static let fewest = 5

    /// Compares.
    ///
    /// - Parameters:
    ///   - everybody: What this judge, with this version of its prompt, said of everybody in other conversations.
    ///   - own: What it said for this person in their other conversations.
    public init(everybody: LevelMeans, own: LevelMeans) {
        self.everybody = everybody
        self.own = own
    }

    /// The levels as they are to be counted. What nothing can be compared with is unknown, and so is a level at which the
    /// judge tells nobody from anybody.
    public func levels(_ judged: [CompatibilityLevel: LevelScore]) -> [CompatibilityLevel: LevelScore] {
        judged.reduce(into: [:]) { levels, judged in
            let (level, score) = judged
            let known = everybody.count(level)
            guard score.evidence > 0, known > 0 else { return }
            guard known < Self.fewest || everybody.deviation(level) >= Self.leastDeviation else { return }
            levels[level] = relative(score, at: level, trust: Double(known) / (Double(known) + Self.acquaintance))
        }
    }

    private func relative(_ score: LevelScore, at level: CompatibilityLevel, trust: Double) -> LevelScore {
        let usual = everybody.mean(level, near: 0, weight: 0)
        let mean = own.mean(level, near: usual, weight: Self.kappa)
        let value = Logistic.share(trust * (LevelMeans.odds(score.value) - mean))
        // How much a small step of the one is in the other.
        let bounded = min(max(score.value, 0.02), 0.98)
        let slope = trust * value * (1 - value) / (bounded * (1 - bounded))
        // What a judge says who is hardly known is not a sure "as with anybody": it is hardly said at all.
        let evidence = Int((Double(score.evidence) * trust).rounded())
        return LevelScore(value, evidence: evidence, spread: score.spread * slope)
    }
}
