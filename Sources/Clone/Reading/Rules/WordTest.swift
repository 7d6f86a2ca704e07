/// What a word must be: that word, one that begins so (`учител*`) or one that ends so (`*щиком`).
struct WordTest: Hashable, Sendable {
    private enum Part: Hashable { case whole, beginning, end }

    private let text: String
    private let part: Part

    /// Reads how a lexicon writes it.
    init(_ written: some StringProtocol) {
        let folded = Token.fold(String(written))
        switch (folded.first, folded.last) {
        case (_, "*"): (text, part) = (String(folded.dropLast()), .beginning)
        case ("*", _): (text, part) = (String(folded.dropFirst()), .end)
        default: (text, part) = (folded, .whole)
        }
    }

    /// The word, where only one will do.
    var word: String? { part == .whole ? text : nil }

    /// Whether a word passes.
    func passes(_ word: String) -> Bool {
        switch part {
        case .whole: word == text
        case .beginning: word.hasPrefix(text)
        case .end: word.hasSuffix(text)
        }
    }
}

/// A list of words, tested quickly.
struct WordList: Sendable {
    private let words: Set<String>
    private let tests: [WordTest]

    /// Takes words as a lexicon writes them.
    init(_ written: [some StringProtocol]) {
        let all = written.map { WordTest($0) }
        words = Set(all.compactMap(\.word))
        tests = all.filter { $0.word == nil }
    }

    /// Whether one of the tests passes.
    func contains(_ word: String) -> Bool {
        words.contains(word) || tests.contains { $0.passes(word) }
    }
}
