/// How words are written so that they are read by people and not by a program.
enum Disguise {
    /// Whether a line has hidden signs, a word of mixed scripts, letters of other scripts, or words spelt out.
    static func isIn(_ line: String) -> Bool {
        line.unicodeScalars.contains(where: isHidden) || line.unicodeScalars.contains(where: isForeign)
            || line.split { !$0.isLetter }.contains { isMixed($0) } || isSpelt(line)
    }

    private static func isHidden(_ scalar: Unicode.Scalar) -> Bool {
        // Emoji are joined by U+200D, and shown as such by U+FE0F.
        guard scalar.value != 0x200D else { return false }
        return scalar.properties.generalCategory == .format || scalar.properties.generalCategory == .privateUse
    }

    private static func isForeign(_ scalar: Unicode.Scalar) -> Bool {
        guard scalar.properties.isAlphabetic else { return false }
        // Emoji-like letters and full-width ones, too: only Latin and Cyrillic are read.
        return scalar.value >= 0x250 && !(0x400...0x4FF).contains(scalar.value)
    }

    private static func isMixed(_ word: Substring) -> Bool {
        let letters = word.unicodeScalars.filter(\.properties.isAlphabetic)
        return letters.contains { $0.value < 0x250 } && letters.contains { $0.value >= 0x400 }
    }

    /// Four letters in a row that stand alone.
    private static func isSpelt(_ line: String) -> Bool {
        var run = 0
        for word in line.split(whereSeparator: { !$0.isLetter }) {
            run = word.count == 1 ? run + 1 : 0
            if run >= 4 { return true }
        }
        return false
    }
}
