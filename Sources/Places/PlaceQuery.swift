internal import Domain

/// What a person typed when asked for a place: a name, and perhaps the country or region it lies in.
struct PlaceQuery: Equatable {
    /// The name as typed, without words like «город».
    let name: String
    /// What was typed after a comma or in brackets.
    let qualifiers: [String]

    /// Takes a text apart.
    init(_ text: String) {
        let parts = text.split { ",;()\n".contains($0) }.map { $0.split(whereSeparator: \.isWhitespace) }
            .filter { !$0.isEmpty }
        name = Self.withoutKind(parts.first ?? []).joined(separator: " ")
        qualifiers = parts.dropFirst().map { $0.joined(separator: " ") }
    }

    private init(name: [Substring], qualifier: [Substring]) {
        self.name = name.joined(separator: " ")
        qualifiers = [qualifier.joined(separator: " ")]
    }

    /// Whether it is too long for the name of a place; the longest on file has fewer than 60 letters.
    var isTooLong: Bool { name.unicodeScalars.count > 80 }

    /// The ways to take up to three last words for a country or region where no comma says so: `Paris Texas`.
    var withoutComma: [PlaceQuery] {
        let words = name.split(separator: " ")
        guard qualifiers.isEmpty, words.count > 1 else { return [] }
        return (1..<min(words.count, 4)).map {
            PlaceQuery(name: words.dropLast($0), qualifier: words.suffix($0))
        }
    }

    /// Whether the name is in Cyrillic letters.
    var isCyrillic: Bool {
        name.unicodeScalars.contains { (0x400...0x52F).contains($0.value) }
    }

    /// The name with a capital at the head of each word but for small ones («на», de).
    var capitalised: String {
        var result = ""
        var word = ""
        for character in name {
            if character == " " || character == "-" {
                result += Self.capitalise(word, isFirst: result.isEmpty) + String(character)
                word = ""
            } else {
                word.append(character)
            }
        }
        return result + Self.capitalise(word, isFirst: result.isEmpty)
    }

    private static func capitalise(_ word: String, isFirst: Bool) -> String {
        let lower = word.lowercased()
        if !isFirst, small.contains(lower) { return lower }
        return lower.prefix(1).uppercased() + lower.dropFirst()
    }

    private static func withoutKind(_ words: [Substring]) -> [Substring] {
        guard let first = words.first else { return words }
        let word = first.lowercased()
        if let dot = word.firstIndex(of: "."), kinds.contains(String(word[..<dot])) {
            let rest = first[dot...].dropFirst()
            let others = words.dropFirst()
            if !rest.isEmpty { return [rest] + others }
            if !others.isEmpty { return Array(others) }
        }
        return words.count > 1 && kinds.contains(word) ? Array(words.dropFirst()) : words
    }

    private static let kinds: Set<String> = [
        "г", "гор", "город", "пос", "поселок", "посёлок", "пгт", "с", "село", "дер", "деревня", "станица",
    ]

    private static let small: Set<String> = [
        "на", "де", "да", "ду", "дю", "ла", "ле", "дель", "сюр", "ан", "of", "on", "upon", "the", "de", "da", "do",
        "la", "le", "del", "sur", "en", "an", "am",
    ]
}
