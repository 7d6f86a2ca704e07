/// What a name of a place is looked up by: lower-case ASCII letters and digits, the same for every usual way to
/// write the name, in Cyrillic or Latin: `Нижний-Новгород`, `nizhny novgorod` and `Nizhnij Novgorod` make one key.
struct SearchKey: Hashable {
    /// The letters.
    let letters: String

    /// Folds a name.
    init(_ name: String) {
        var folded = ""
        var word = ""
        for scalar in "\(name.lowercased()) ".unicodeScalars {
            if let letter = Self.letters(for: scalar) {
                word += letter
            } else {
                folded += word == "st" ? "saint" : word
                word = ""
            }
        }
        letters = Self.respelt(folded)
    }

    /// The Latin letters for a scalar: none for signs within a word, nil for what ends a word.
    private static func letters(for scalar: Unicode.Scalar) -> String? {
        if scalar.isASCII {
            if "'`".unicodeScalars.contains(scalar) { return "" }
            let isWord = ("a"..."z").contains(scalar) || ("0"..."9").contains(scalar)
            return isWord ? String(Character(scalar)) : nil
        }
        return cyrillic[scalar] ?? ligatures[scalar] ?? base(of: scalar)
    }

    /// The letter under a diacritic, by the character's name: `LATIN SMALL LETTER A WITH MACRON`.
    private static func base(of scalar: Unicode.Scalar) -> String {
        let prefix = "LATIN SMALL LETTER "
        guard let name = scalar.properties.name, name.hasPrefix(prefix) else { return "" }
        let letter = name.dropFirst(prefix.count).prefix { $0 != " " }
        return letter.count <= 2 ? letter.lowercased() : ""
    }

    /// Brings the usual ways to transliterate Russian together.
    private static func respelt(_ word: String) -> String {
        respellings.reduce(word) { $0.replacing($1.0, with: $1.1) }
    }

    private static let respellings = [
        ("shch", "sch"), ("kh", "h"), ("ts", "c"), ("x", "ks"), ("iy", "y"), ("yy", "y"), ("ij", "y"), ("ye", "e"),
    ]

    private static let ligatures: [Unicode.Scalar: String] = [
        "ß": "ss", "ı": "i", "ə": "e", "þ": "th", "ð": "d", "œ": "oe",
    ]

    private static let cyrillic: [Unicode.Scalar: String] = [
        "а": "a", "б": "b", "в": "v", "г": "g", "д": "d", "е": "e", "ё": "e", "ж": "zh", "з": "z", "и": "i",
        "й": "y", "к": "k", "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r", "с": "s", "т": "t",
        "у": "u", "ф": "f", "х": "h", "ц": "c", "ч": "ch", "ш": "sh", "щ": "sch", "ъ": "", "ы": "y", "ь": "",
        "э": "e", "ю": "yu", "я": "ya", "і": "i", "ї": "i", "є": "e", "ґ": "g", "ў": "u", "ә": "a", "ғ": "g",
        "қ": "k", "ң": "n", "ө": "o", "ұ": "u", "ү": "u", "һ": "h",
    ]
}
