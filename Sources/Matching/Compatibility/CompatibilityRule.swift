public import Domain
import Glibc

/// From scores of levels to how likely one person is to say yes to another, and both to each other.
///
/// For one direction, `ln S = Σ wₗ·(cₗ·ln sₗ + (1 − cₗ)·ln μₗ)` with `cₗ = nₗ / (nₗ + κ)`: each level is drawn to what is
/// usual the more, the less is known of it. Then `p = σ(α + β·logit S + selectivity + desirability)`. Both directions are
/// joined by their geometric mean, which on speed dates predicts a mutual yes better than the arithmetic mean, the
/// smaller or the greater one.
public struct CompatibilityRule: Equatable, Codable, Sendable {
    /// How much each level counts; they add up to 1.
    public var weights: [CompatibilityLevel: Double]
    /// What is usual for each level, between 0 and 1.
    public var usual: [CompatibilityLevel: Double]
    /// So many grounds make half of what counts come from the level itself.
    public var kappa: Double
    /// What is added to all log-odds.
    public var alpha: Double
    /// How much the log-odds of the score count.
    public var beta: Double
    /// How often people say yes at all, 0 to 1.
    public var acceptance: Double
    /// How far the logarithms of unknown levels lie apart among people: their standard deviation.
    public var spread: Double

    /// All levels count alike, and nothing has been learnt yet.
    public init() {
        let levels = CompatibilityLevel.allCases
        weights = Dictionary(uniqueKeysWithValues: levels.map { ($0, 1 / Double(levels.count)) })
        usual = Dictionary(uniqueKeysWithValues: levels.map { ($0, 0.5) })
        (kappa, alpha, beta, acceptance, spread) = (4, 0, 1, 0.4, 0.35)
    }

    /// How well one direction suits, 0 to 1, and how far that can be off.
    public struct Score: Equatable, Sendable {
        /// `ln S`, at most 0.
        public var logarithm: Double
        /// The standard deviation of it.
        public var deviation: Double
    }

    /// How well the levels of one direction suit.
    public func score(_ levels: [CompatibilityLevel: LevelScore]) -> Score {
        var (logarithm, variance) = (0.0, 0.0)
        for level in CompatibilityLevel.allCases {
            let (weight, mean) = (weights[level] ?? 0, log(Self.bounded(usual[level] ?? 0.5)))
            guard let score = levels[level], score.evidence > 0 else {
                logarithm += weight * mean
                variance += weight * weight * spread * spread
                continue
            }
            let (value, share) = (Self.bounded(score.value), Double(score.evidence) / (Double(score.evidence) + kappa))
            logarithm += weight * (share * log(value) + (1 - share) * mean)
            let (known, unknown) = (share * score.spread / value, (1 - share) * spread)
            variance += weight * weight * (known * known + unknown * unknown)
        }
        return Score(logarithm: logarithm, deviation: variance.squareRoot())
    }

    /// What is known of both sides of one direction.
    public struct Direction: Equatable, Sendable {
        /// The levels, as they suit the one who decides.
        public var levels: [CompatibilityLevel: LevelScore]
        /// How often the one who decides says yes.
        public var chooser: AcceptRate
        /// How often the other is told yes.
        public var chosen: AcceptRate

        /// Names a direction.
        public init(
            _ levels: [CompatibilityLevel: LevelScore], chooser: AcceptRate = .init(), chosen: AcceptRate = .init()
        ) {
            self.levels = levels
            self.chooser = chooser
            self.chosen = chosen
        }
    }

    /// How likely a yes is in one direction, with the ends of an interval that holds it nine times in ten.
    public func acceptance(_ direction: Direction) -> Estimate {
        let score = score(direction.levels)
        let shift =
            alpha + direction.chooser.difference(usual: acceptance) + direction.chosen.difference(usual: acceptance)
        return Estimate { deviations in
            let share = exp(min(score.logarithm + deviations * score.deviation, 0))
            return Logistic.share(shift + beta * Logistic.odds(share))
        }
    }

    /// How likely both say yes.
    public func mutual(_ one: Direction, _ other: Direction) -> Estimate {
        let (one, other) = (acceptance(one), acceptance(other))
        func joined(_ end: KeyPath<Estimate, Double>) -> Double {
            (one[keyPath: end] * other[keyPath: end]).squareRoot()
        }
        return Estimate(low: joined(\.low), middle: joined(\.middle), high: joined(\.high))
    }

    /// A share with the ends of its interval.
    public struct Estimate: Equatable, Sendable {
        /// The lower end.
        public var low: Double
        /// The likeliest value.
        public var middle: Double
        /// The upper end.
        public var high: Double

        /// Nine of ten values of a normal distribution are no further from the middle.
        private static let ninety = 1.645

        init(low: Double, middle: Double, high: Double) {
            (self.low, self.middle, self.high) = (low, middle, high)
        }

        init(_ value: (_ deviations: Double) -> Double) {
            self.init(low: value(-Self.ninety), middle: value(0), high: value(Self.ninety))
        }
    }

    /// No level is ever quite nothing: its logarithm would be without end.
    static func bounded(_ value: Double) -> Double { min(max(value, 0.02), 0.98) }
}
