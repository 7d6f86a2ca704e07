/// How likely each of several answers is: together 1, none of them impossible or certain.
public struct Distribution: Equatable, Codable, Sendable {
    /// The share of each answer, in order.
    public let shares: [Double]

    /// The least share of an answer: whoever guesses may be wrong.
    public static let least = 0.01

    /// Shares that stand to each other as weights do, but for the ``least`` that each has.
    ///
    /// - Parameter weights: One for each answer, of 1 to 20; what is no number, negative or infinite counts as 0. Where
    ///   all are 0, all answers are alike.
    public init(weights: [Double]) {
        let weights = weights.map { $0.isFinite ? max(0, $0) : 0 }
        let most = weights.max() ?? 0
        let scaled = weights.map { most > 0 ? $0 / most : 1 }
        let sum = scaled.reduce(0, +)
        let rest = 1 - Self.least * Double(weights.count)
        shares = weights.count == 1 ? [1] : scaled.map { Self.least + rest * $0 / sum }
    }

    /// All answers alike.
    public static func uniform(over count: Int) -> Distribution {
        Distribution(weights: Array(repeating: 1, count: count))
    }

    /// The answers that no other is likelier than.
    public var likeliest: [Int] {
        let most = shares.max() ?? 0
        return shares.indices.filter { most - shares[$0] < Self.indistinct }
    }

    /// Whether no answer is likelier than another.
    public var isEven: Bool { likeliest.count == shares.count }

    /// The likeliest answer; of several, one by chance.
    ///
    /// - Parameter chance: From 0 up to 1.
    public func choice(by chance: Double) -> Int {
        let likeliest = likeliest
        return likeliest[min(Int(chance * Double(likeliest.count)), likeliest.count - 1)]
    }

    /// How often choosing the likeliest answer is right where this one is: 0, 1, or a share where several are alike.
    public func hits(of answer: Int) -> Double {
        likeliest.contains(answer) ? 1 / Double(likeliest.count) : 0
    }

    /// How far it was from the answer that came: 0 (all on it) to 2 (all on another). The score of Brier
    /// ("Verification of forecasts expressed in terms of probability", 1950).
    public func brier(of answer: Int) -> Double {
        shares.indices.reduce(0) { sum, index in
            let distance = shares[index] - (index == answer ? 1 : 0)
            return sum + distance * distance
        }
    }

    /// A difference between shares that comes from calculating.
    private static let indistinct = 1e-9
}
