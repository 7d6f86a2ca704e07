public import Domain

/// What a judge usually says, level by level: sums to which a conversation is added and from which it is taken again.
public struct LevelMeans: Equatable, Codable, Sendable {
    private var sums: [CompatibilityLevel: Sum] = [:]

    /// In log-odds: near the ends of the scale a small step means more.
    private struct Sum: Equatable, Codable, Sendable {
        var count = 0
        var total = 0.0
        var squares = 0.0

        mutating func add(_ value: Double, _ sign: Int) {
            count += sign
            total += Double(sign) * value
            squares += Double(sign) * value * value
        }
    }

    /// Nothing was judged yet.
    public init() {}

    /// Counts what was judged for one person in one conversation.
    public mutating func add(_ levels: [CompatibilityLevel: LevelScore]) { change(levels, 1) }

    /// All but one that was counted before.
    public func without(_ levels: [CompatibilityLevel: LevelScore]) -> LevelMeans {
        var rest = self
        rest.change(levels, -1)
        return rest
    }

    private mutating func change(_ levels: [CompatibilityLevel: LevelScore], _ sign: Int) {
        for (level, score) in levels where score.evidence > 0 {
            sums[level, default: Sum()].add(Self.odds(score.value), sign)
            if sums[level]?.count == 0 { sums[level] = nil }
        }
    }

    /// How often a level was judged.
    func count(_ level: CompatibilityLevel) -> Int { sums[level]?.count ?? 0 }

    /// The mean, drawn to another while few were judged; in log-odds.
    ///
    /// - Parameter weight: How many judgements the other one counts for.
    func mean(_ level: CompatibilityLevel, near other: Double, weight: Double) -> Double {
        let sum = sums[level] ?? Sum()
        return (sum.total + weight * other) / (Double(sum.count) + weight)
    }

    /// How far the judgements lie apart: their standard deviation, in log-odds.
    func deviation(_ level: CompatibilityLevel) -> Double {
        guard let sum = sums[level], sum.count > 0 else { return 0 }
        let mean = sum.total / Double(sum.count)
        return max(0, sum.squares / Double(sum.count) - mean * mean).squareRoot()
    }

    /// The log-odds of a score, which is kept from the ends of the scale.
    static func odds(_ value: Double) -> Double { Logistic.odds(min(max(value, 0.02), 0.98)) }
}
