import Words

/// A word of a text as it was written.
struct WrittenWord {
    /// Where it stands.
    var range: Range<String.Index>
    /// In lower case, with `ё` as `е`.
    var word: String
    /// Whether it begins with a capital letter.
    var isCapital: Bool
    /// Whether it is the first of its sentence.
    var isFirst: Bool

    /// The words of a text.
    static func all(in text: String) -> [WrittenWord] {
        var words: [WrittenWord] = []
        var isFirst = true
        var start: String.Index?
        func close(at end: String.Index) {
            guard let begin = start else { return }
            let word = text[begin..<end]
            words.append(
                WrittenWord(
                    range: begin..<end, word: word.foldedWord, isCapital: word.first?.isUppercase == true,
                    isFirst: isFirst))
            (start, isFirst) = (nil, false)
        }
        for index in text.indices {
            let character = text[index]
            if character.isLetter || character.isNumber {
                if start == nil { start = index }
            } else {
                close(at: index)
                if ".!?…\n".contains(character) { isFirst = true }
            }
        }
        close(at: text.endIndex)
        return words
    }
}
