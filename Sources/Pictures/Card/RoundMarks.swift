/// Numbers at which a scale is marked.
public enum RoundMarks {
    /// From 0, at steps of 1, 2 or 5 times a power of ten, to the first that is not below the highest value. There are
    /// three to five.
    ///
    /// - Parameter highest: Negative counts as 0.
    public static func upTo(_ highest: Int) -> [Int] {
        let highest = min(max(highest, 2), greatest)
        var step = 1
        for factor in factors where step * mostSteps < highest { step = factor }
        let steps = (highest + step - 1) / step
        return (0...steps).map { $0 * step }
    }

    private static let mostSteps = 4
    private static let greatest = 1_000_000_000_000
    private static let factors: [Int] = {
        var powers = [1]
        while let last = powers.last, last < greatest { powers.append(last * 10) }
        return powers.flatMap { [$0, 2 * $0, 5 * $0] }
    }()
}
