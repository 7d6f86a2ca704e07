import HeapModule

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
        guard let first = legs.first else { return [] }
        return legs.dropFirst().reduce(first.scores.map { $0 * first.weight }) { sum, leg in
            zip(sum, leg.scores).map { $0 + $1 * leg.weight }
        }
    }

    /// The numbers of the best scores above zero, the best first; of equal ones the greater.
    public static func best(_ scores: [Float], count: Int) -> [Int] {
        Array(ranked(scores) { _ in 0 }.prefix(count))
    }

    /// The numbers of the scores above zero, the best first; of equal ones the newer. They are put in order only as far
    /// as somebody wants to know.
    ///
    /// - Parameter youth: Higher for what is newer; among equals the number decides.
    static func ranked(_ scores: [Float], youth: (Int) -> Int64) -> some Sequence<Int> {
        let found = scores.indices.filter { scores[$0] > 0 }
        let heap = Heap(found.map { Ranked(score: scores[$0], youth: youth($0), number: $0) })
        return sequence(state: heap) { $0.popMax()?.number }
    }
}

/// What comes later, the better it is.
private struct Ranked: Comparable {
    let score: Float
    let youth: Int64
    let number: Int

    static func < (one: Ranked, other: Ranked) -> Bool {
        (one.score, one.youth, one.number) < (other.score, other.youth, other.number)
    }
}
