/// Words that turn a statement into its opposite.
enum Negation {
    /// How many of them a text has.
    static func count(in text: String) -> Int {
        let short = text.lowercased().replacing("’", with: "'").ranges(of: "n't").count
        return short + Terms.words(of: text).count { words.contains($0) }
    }

    private static let words: Set<String> = [
        "не", "ни", "нет", "нельзя", "никогда", "никто", "ничего", "без", "перестал", "перестала", "бросил", "бросила",
        "больше", "not", "no", "never", "nobody", "nothing", "without", "stopped", "quit", "anymore", "longer",
    ]
}
