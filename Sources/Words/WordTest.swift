/// What a word must be: that word, one that begins so (`учител*`) or one that ends so (`*щиком`).
public struct WordTest: Hashable, Sendable {
    private enum Part: Hashable { case whole, beginning, end }

    private let text: String
    private let part: Part

    /// Reads how a lexicon writes it.
    public init(_ written: some StringProtocol) {
        let folded = written.foldedWord
        switch (folded.first, folded.last) {
        case (_, "*"): (text, part) = (String(folded.dropLast()), .beginning)
        case ("*", _): (text, part) = (String(folded.dropFirst()), .end)
        default: (text, part) = (folded, .whole)
        }
    }

    /// The word, where only one will do.
    public var word: String? { part == .whole ? text : nil }

    /// Whether a word passes.
    public func passes(_ word: String) -> Bool {
        switch part {
        case .whole: word == text
        case .beginning: word.hasPrefix(text)
        case .end: word.hasSuffix(text)
        }
    }
}
