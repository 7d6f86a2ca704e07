import Words

/// Lists of words, of which it is quickly told which ones a text has words of. A word in them is that word, or with `*`
/// all that begin so; words joined by `_` stand beside each other.
struct MarkedWords<Mark: Hashable & Sendable>: Sendable {
    private var whole: [String: Set<Mark>] = [:]
    private var beginnings: [String: Set<Mark>] = [:]
    private var shortest = Int.max
    private var longest = 0

    /// The most words that stand beside each other in a list.
    private static var mostJoined: Int { 4 }

    /// Takes lists.
    init(_ lists: [(mark: Mark, words: [Substring])]) {
        for (mark, words) in lists { for word in words { add(word, mark) } }
    }

    private mutating func add(_ written: Substring, _ mark: Mark) {
        let isBeginning = written.hasSuffix("*")
        let text = written.split(separator: "_", omittingEmptySubsequences: false)
            .map { Terms.words(of: String($0)).joined(separator: "_") }.joined(separator: "_")
        guard !text.isEmpty else { return }
        if isBeginning {
            beginnings[text, default: []].insert(mark)
            shortest = min(shortest, text.count)
            longest = max(longest, text.count)
        } else {
            whole[text, default: []].insert(mark)
        }
    }

    /// The lists that have one of these words, which are in lower case with `ё` as `е`.
    func marks(in words: [String]) -> Set<Mark> {
        words.indices.reduce(into: []) { marks, index in marks.formUnion(self.marks(at: index, of: words)) }
    }

    /// The lists that have a word, or several from there on.
    func marks(at index: Int, of words: [String]) -> Set<Mark> {
        var text = ""
        var marks: Set<Mark> = []
        for word in words[index...].prefix(Self.mostJoined) {
            text += text.isEmpty ? word : "_" + word
            marks.formUnion(self.marks(of: text))
        }
        return marks
    }

    /// The lists that have a word.
    func marks(of text: String) -> Set<Mark> {
        var marks = whole[text] ?? []
        guard text.count >= shortest else { return marks }
        var beginning = text.prefix(longest)
        while beginning.count >= shortest {
            marks.formUnion(beginnings[String(beginning)] ?? [])
            beginning.removeLast()
        }
        return marks
    }
}
