/// How near texts come to a question by their meaning, as far as they have vectors.
struct Closeness: Sendable {
    /// The cosines, by number; none for a text without a vector.
    let cosines: [Float?]
    private let mean: Float
    private let deviation: Float

    /// How far above the others a text has to stand to answer by its meaning alone, in standard deviations. Models differ
    /// in what cosine means nothing; what stands out does so with all of them.
    static let outstanding: Float = 2

    init(_ cosines: [Float?]) {
        self.cosines = cosines
        let known = cosines.compactMap(\.self)
        let mean = known.reduce(0, +) / Float(max(known.count, 1))
        self.mean = mean
        deviation = (known.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Float(max(known.count, 1))).squareRoot()
    }

    /// The cosines; a text without a vector stands where the others do on average, for nothing is known of it.
    var scores: [Float] { cosines.map { $0 ?? mean } }

    /// Whether a text stands out among the others.
    func isOutstanding(_ number: Int) -> Bool {
        guard deviation > 0, let cosine = cosines[number] else { return false }
        return cosine >= mean + Self.outstanding * deviation
    }
}
