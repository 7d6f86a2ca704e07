/// Joins the scores of several searches. Joining ranks instead loses what the scores say about how much better the
/// first is than the second.
public enum Fusion {
    /// Brings scores to between 0 and 1.
    ///
    /// - Parameter least: What becomes 0, as does all below: the score of what does not answer at all. None for the least
    ///   score there is.
    public static func scaled(_ scores: [Float], least: Float? = nil) -> [Float] {
        guard let least = least ?? scores.min(), let most = scores.max(), most > least else {
            return [Float](repeating: 0, count: scores.count)
        }
        return scores.map { max(0, $0 - least) / (most - least) }
    }

    /// The weighted sum of scores that were brought to one scale.
    public static func joined(_ legs: [(scores: [Float], weight: Float)]) -> [Float] {
        guard let size = legs.first?.scores.count else { return [] }
        return legs.reduce(into: [Float](repeating: 0, count: size)) { sum, leg in
            for index in sum.indices { sum[index] += leg.scores[index] * leg.weight }
        }
    }

    /// The numbers of the best scores above zero, the best first; of equal ones the newer.
    ///
    /// - Parameter youth: Higher for what is newer; among equals the number decides.
    public static func best(_ scores: [Float], count: Int, youth: (Int) -> Int64 = { _ in 0 }) -> [Int] {
        scores.indices.filter { scores[$0] > 0 }
            .map { (score: scores[$0], youth: youth($0), number: $0) }
            .sorted { $0 > $1 }
            .prefix(count).map(\.number)
    }
}
