public import Domain

extension [CompatibilityLevel: LevelScore] {
    /// Levels from several sources in one: conversations, and profiles. Each counts by its grounds, and where they lie
    /// apart, it is less sure.
    public static func joined(_ sources: [Self]) -> Self {
        CompatibilityLevel.allCases.reduce(into: [:]) { levels, level in
            levels[level] = LevelScore.joined(sources.compactMap { $0[level] })
        }
    }
}

extension LevelScore {
    /// Several scores of one level in one; nil where none has grounds.
    static func joined(_ scores: [LevelScore]) -> LevelScore? {
        let known = scores.filter { $0.evidence > 0 }
        let evidence = known.reduce(0) { $0 + $1.evidence }
        guard evidence > 0 else { return nil }
        let shares = known.map { (score: $0, share: Double($0.evidence) / Double(evidence)) }
        let value = shares.reduce(0) { $0 + $1.share * $1.score.value }
        let variance = shares.reduce(0) { sum, part in
            let (distance, own) = (part.score.value - value, part.share * part.score.spread)
            return sum + part.share * distance * distance / Double(known.count) + own * own
        }
        return LevelScore(value, evidence: evidence, spread: variance.squareRoot())
    }
}
