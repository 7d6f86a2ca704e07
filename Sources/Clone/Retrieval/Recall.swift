/// Puts together what several searches say of the same passages.
///
/// The scores are joined, not the ranks; each of the lexical ways counts alike. Measured on LoCoMo by
/// `./dvoinik bench memory`.
public enum Recall {
    /// What the search by meaning counts beside each of the four lexical ways.
    public static let weightOfMeaning: Float = 2

    /// How well each passage answers, by number.
    ///
    /// - Parameters:
    ///   - words: The four lexical ways.
    ///   - meaning: The cosines of the passages with the question; none where there is no embedding of it.
    public static func scores(words: LexicalIndex.Scores, meaning: [Float]? = nil) -> [Float] {
        let ways = words.ways.map { ($0, Float(1)) }
        guard let meaning else { return Fusion.joined(ways) }
        return Fusion.joined(ways + [(Fusion.scaled(meaning), weightOfMeaning)])
    }
}
