/// Words that say nothing about what a sentence is about.
public enum StopWords {
    private static let words = ClosedWords.both("stop words")

    /// Whether a word is one of them.
    ///
    /// - Parameter word: In lower case, with `ё` as `е`.
    public static func contains(_ word: String) -> Bool { words.contains(word) }
}
