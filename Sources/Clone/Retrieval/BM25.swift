import Glibc

/// Okapi BM25 (Robertson and Zaragoza, "The Probabilistic Relevance Framework", 2009), with the inverse document
/// frequency of Lucene, which is never negative.
struct BM25: Sendable {
    /// How soon more of the same term adds nothing.
    var saturation: Float = 1.2
    /// How much a long text is held against it, 0 to 1.
    var lengthPenalty: Float = 0.75

    /// What a term is worth that so many of all texts have.
    func weight(of documents: Int, among all: Int) -> Float {
        Float(log1p((Double(all - documents) + 0.5) / (Double(documents) + 0.5)))
    }

    /// What a term adds to a text.
    func score(count: Float, weight: Float, length: Float, mean: Float) -> Float {
        let norm = saturation * (1 - lengthPenalty + lengthPenalty * length / max(mean, 1))
        return weight * count * (saturation + 1) / (count + norm)
    }
}
