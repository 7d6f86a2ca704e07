/// Where sentences begin and end in what people say and write.
public enum Sentences {
    /// The sentences of a text, with the offset of each in characters. A full stop, a question or exclamation mark, an
    /// ellipsis or a line's end closes one.
    public static func split(_ text: String) -> [(offset: Int, text: String)] {
        var sentences: [(offset: Int, text: String)] = []
        var current = ""
        var start = 0
        let characters = Array(text)
        for (offset, character) in characters.enumerated() {
            if current.isEmpty {
                if character.isWhitespace { continue }
                start = offset
            }
            current.append(character)
            if ends(character, before: offset + 1 < characters.count ? characters[offset + 1] : nil) {
                sentences.append((start, current.trimmedEnd))
                current = ""
            }
        }
        if !current.isEmpty { sentences.append((start, current.trimmedEnd)) }
        return sentences
    }

    /// The whole sentences that a range of characters touches.
    public static func around(_ range: Range<Int>, in text: String) -> String {
        split(text).filter { $0.offset < range.upperBound && range.lowerBound < $0.offset + $0.text.count }
            .map(\.text).joined(separator: " ")
    }

    private static func ends(_ character: Character, before next: Character?) -> Bool {
        if character.isNewline { return true }
        guard ".!?…".contains(character) else { return false }
        return next.map { $0.isWhitespace } ?? true
    }
}

extension String {
    fileprivate var trimmedEnd: String {
        var text = self
        while text.last?.isWhitespace == true { text.removeLast() }
        return text
    }
}
