import Words

/// A word or mark of what was said, with where it stands.
struct Token: Equatable, Sendable {
    /// A word in lower case with `ё` as `е`, or the mark: a comma, `—`, `«`, …
    var text: String
    /// Where it stands in the text that was taken apart, in characters.
    var range: Range<Int>
    /// Whether it is a word.
    var isWord: Bool
    /// Whether it begins with a capital letter.
    var isCapital: Bool

    /// Takes a text apart. A hyphen parts words, and so does an apostrophe that a language's clitics follow: "I'm" is
    /// `i` `am`.
    static func split(_ text: String, clitics: [String: String] = [:]) -> [Token] {
        var tokens: [Token] = []
        var word = ""
        var start = 0
        let characters = Array(text)
        for (offset, character) in characters.enumerated() {
            if character.isPartOfWord {
                if word.isEmpty { start = offset }
                word.append(character)
                continue
            }
            if !word.isEmpty { tokens += words(word, at: start, clitics) }
            word = ""
            if let mark = mark(character, after: characters[..<offset].last) {
                tokens.append(Token(text: mark, range: offset..<offset + 1, isWord: false, isCapital: false))
            }
        }
        if !word.isEmpty { tokens += words(word, at: start, clitics) }
        return tokens
    }

    private static func words(_ word: String, at start: Int, _ clitics: [String: String]) -> [Token] {
        let folded = word.foldedWord
        let range = start..<start + word.count
        let isCapital = word.first?.isUppercase ?? false
        let clitic = clitics.first { folded.hasSuffix($0.key) && folded.count > $0.key.count }
        guard let clitic else { return [Token(text: folded, range: range, isWord: true, isCapital: isCapital)] }
        let middle = range.upperBound - clitic.key.count
        return [
            Token(
                text: String(folded.dropLast(clitic.key.count)), range: start..<middle, isWord: true,
                isCapital: isCapital),
            Token(text: clitic.value, range: middle..<range.upperBound, isWord: true, isCapital: false),
        ]
    }

    private static func mark(_ character: Character, after previous: Character?) -> String? {
        switch character {
        case "—", "–": "—"
        case "-": previous?.isWhitespace == true ? "—" : nil
        case "“", "„", "«": "«"
        case "”", "»": "»"
        case "\"": previous.map { $0.isWhitespace || $0.isPunctuation } ?? true ? "«" : "»"
        case _ where character.isWhitespace && !character.isNewline: nil
        default: String(character)
        }
    }
}

extension Character {
    fileprivate var isPartOfWord: Bool { isLetter || isNumber || self == "'" || self == "’" }
}
