/// A list of words, tested quickly.
public struct WordList: Sendable {
    private let words: Set<String>
    private let tests: [WordTest]

    /// Takes words as a lexicon writes them.
    public init(_ written: [some StringProtocol]) {
        let all = written.map { WordTest($0) }
        words = Set(all.compactMap(\.word))
        tests = all.filter { $0.word == nil }
    }

    /// Whether one of the tests passes.
    public func contains(_ word: String) -> Bool {
        words.contains(word) || tests.contains { $0.passes(word) }
    }
}
