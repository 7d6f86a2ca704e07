/// How values measured several times lie.
struct Spread {
    private let sorted: [Double]

    /// Sorts values; nil without any.
    init?(_ values: [Double]) {
        guard !values.isEmpty else { return nil }
        sorted = values.sorted()
    }

    /// The lowest value.
    var minimum: Double { sorted[0] }

    /// The value in the middle; of two, the mean.
    var median: Double { (sorted[(sorted.count - 1) / 2] + sorted[sorted.count / 2]) / 2 }

    /// The highest value.
    var maximum: Double { sorted[sorted.count - 1] }
}
