/// A text without what people and models write differently while they mean the same: case, `ё`, quote marks, dashes,
/// signs and runs of spaces; with the way back to where each letter stood.
public struct FoldedText: Sendable {
    /// Words of lower-case letters and digits with one space between them.
    public let letters: [Unicode.Scalar]
    /// The offset in characters, in the text as it was, of each of the letters.
    public let offsets: [Int]

    /// Folds a text.
    public init(_ text: String) {
        var letters: [Unicode.Scalar] = []
        var offsets: [Int] = []
        for (offset, character) in text.enumerated() {
            for scalar in character.lowercased().unicodeScalars {
                if scalar.properties.isAlphabetic || scalar.properties.numericType != nil {
                    letters.append(scalar == "ё" ? "е" : scalar)
                } else if scalar.properties.isGraphemeExtend || Self.apostrophes.contains(scalar) {
                    continue
                } else if !letters.isEmpty, letters.last != " " {
                    letters.append(" ")
                } else {
                    continue
                }
                offsets.append(offset)
            }
        }
        if letters.last == " " {
            letters.removeLast()
            offsets.removeLast()
        }
        self.letters = letters
        self.offsets = offsets
    }

    /// Where in the text as it was a range of the letters stands, in characters.
    public func origin(of range: Range<Int>) -> Range<Int> {
        guard let first = offsets[range].first, let last = offsets[range].last else { return 0..<0 }
        return first..<last + 1
    }

    private static let apostrophes: Set<Unicode.Scalar> = ["'", "’", "ʼ", "`", "\u{301}"]
}
