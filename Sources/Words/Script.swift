public import Domain

/// The letters a language is written in.
public enum Script {
    /// Whether a text is written in the letters of a language: a model that slips into another one is of no use.
    public static func fits(_ text: String, _ language: Language) -> Bool {
        let letters = text.unicodeScalars.filter(\.properties.isAlphabetic)
        guard !letters.isEmpty else { return false }
        let own = letters.count { isOwn($0, language) }
        return Double(own) >= 0.6 * Double(letters.count)
    }

    /// Whether a text is written in letters of which the words it is about have none: neither theirs nor those of
    /// Russian or English.
    public static func isForeign(_ text: String, to words: String) -> Bool {
        share(ofOthersIn: text) > 0.4 && share(ofOthersIn: words) < 0.1
    }

    /// The share of letters that are neither Cyrillic nor Latin.
    private static func share(ofOthersIn text: String) -> Double {
        let letters = text.unicodeScalars.filter(\.properties.isAlphabetic)
        guard !letters.isEmpty else { return 0 }
        let others = letters.count { $0.value >= 0x250 && !(0x400...0x4FF).contains($0.value) }
        return Double(others) / Double(letters.count)
    }

    private static func isOwn(_ scalar: Unicode.Scalar, _ language: Language) -> Bool {
        switch language.code {
        case "ru": (0x400...0x4FF).contains(scalar.value)
        case "en": scalar.value < 0x250
        default: true
        }
    }
}
