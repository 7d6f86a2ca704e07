import Words

/// By which words a language speaks of relationships that ended, and of what may return in them.
struct RetrospectWords: Sendable {
    /// What is searched for.
    let query: String
    private let ended: WordList
    private let themes: [(theme: String, words: WordList)]
    private let verdicts: WordList
    private let others: WordList
    private let own: WordList

    init(_ lexicon: Lexicon) {
        func list(_ name: String) -> WordList { lexicon.lists["retrospect.\(name)"] ?? WordList([""]) }
        query = lexicon.lines("retrospect.query").joined(separator: " ")
        (ended, verdicts, others, own) = (list("ended"), list("verdicts"), list("others"), list("you"))
        themes = lexicon.sections("retrospect.theme.").map { name, _ in (name, list("theme.\(name)")) }
    }

    /// Whether a sentence says that something between two people ended.
    func saysEnd(_ sentence: String) -> Bool { Self.runs(of: sentence).contains(where: ended.contains) }

    /// Of what a sentence speaks. What it denies it does not speak of.
    func themes(in sentence: String) -> [String] {
        let words = Terms.words(of: sentence)
        return themes.filter { theme in
            words.indices.contains { index in
                let isDenied = index > 0 && Negation.denies(words[index - 1])
                let pair = index > 0 ? "\(words[index - 1])_\(words[index])" : ""
                return theme.words.contains(words[index]) && !isDenied || theme.words.contains(pair)
            }
        }.map(\.theme)
    }

    /// Whether a text judges somebody: it names a third one, or has a word of a diagnosis.
    func judges(_ text: String) -> Bool {
        Terms.words(of: text).contains { verdicts.contains($0) || others.contains($0) }
    }

    /// Whether a text speaks to the person.
    func speaksToThem(_ text: String) -> Bool { Terms.words(of: text).contains(where: own.contains) }

    /// The words of a sentence, alone and in pairs.
    private static func runs(of sentence: String) -> [String] {
        let words = Terms.words(of: sentence)
        return words + zip(words, words.dropFirst()).map { "\($0)_\($1)" }
    }
}
