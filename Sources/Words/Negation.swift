/// Words that turn a statement into its opposite.
public enum Negation {
    private static let denials = ClosedWords.both("denials")
    private static let endings = ClosedWords.both("endings")
    private static let aversions = ClosedWords.both("aversions")

    /// How many of them a text has, those counted that may say that something is no more.
    public static func count(in text: String) -> Int {
        shortened(in: text) + Terms.words(of: text).count { denials.contains($0) || endings.contains($0) }
    }

    /// Whether a sentence may mean the contrary of what its words name.
    public static func isIn(_ text: String) -> Bool {
        shortened(in: text) > 0 || Terms.words(of: text).contains { denies($0) || aversions.contains($0) }
    }

    /// Whether a word says no by itself.
    ///
    /// - Parameter word: In lower case, with `ё` as `е`.
    public static func denies(_ word: String) -> Bool { denials.contains(word) }

    private static func shortened(in text: String) -> Int {
        text.lowercased().replacing("’", with: "'").ranges(of: "n't").count
    }
}
