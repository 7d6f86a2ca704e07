/// How near texts come to a question otherwise than by its words, as far as that is known: by cosines, or whatever is the
/// higher the nearer.
public struct Closeness: Sendable {
    private let values: [Float?]
    private let mean: Float
    private let deviation: Float

    /// How far above the others a text has to stand to answer though it has none of the words, in standard deviations.
    /// Models differ in what cosine means nothing; what stands out does so with all of them.
    private static let outstanding: Float = 2

    /// Takes what is known, by number.
    public init(_ values: [Float?]) {
        self.values = values
        let known = values.lazy.compactMap(\.self).map(Double.init)
        let count = Double(max(values.count { $0 != nil }, 1))
        let mean = known.reduce(0, +) / count
        let variance = known.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / count
        (self.mean, deviation) = (Float(mean), Float(variance.squareRoot()))
    }

    /// Between 0 and 1. What comes no nearer than the average is 0: most of what a person said answers no question. So is
    /// what nothing is known of.
    public var scores: [Float] { Fusion.scaled(values.map { $0 ?? mean }, least: mean) }

    /// Whether a text stands out among the others.
    func isOutstanding(_ number: Int) -> Bool {
        guard deviation > 0, let value = values[number] else { return false }
        return value >= mean + Self.outstanding * deviation
    }
}
