import Domain

/// The letters a language is written in.
enum Script {
    /// Whether a text is written in the letters of a language: a model that slips into another one is of no use.
    static func fits(_ text: String, _ language: Language) -> Bool {
        let letters = text.unicodeScalars.filter(\.properties.isAlphabetic)
        guard !letters.isEmpty else { return false }
        let own = letters.count { isOwn($0, language) }
        return Double(own) >= 0.6 * Double(letters.count)
    }

    private static func isOwn(_ scalar: Unicode.Scalar, _ language: Language) -> Bool {
        switch language.code {
        case "ru": (0x400...0x4FF).contains(scalar.value)
        case "en": scalar.value < 0x250
        default: true
        }
    }
}
