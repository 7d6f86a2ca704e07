import Domain
import Words

/// Measures how a person speaks.
enum MannerMeasure {
    /// The most emoji and turns of speech that are kept of an entry.
    private static let most = 5

    /// Takes an entry's sentences.
    static func manner(of sentences: [String], lexicons: Lexicons) -> DiaryReading.Manner {
        var manner = DiaryReading.Manner()
        let words = sentences.map { Terms.words(of: $0).count }.filter { $0 > 0 }
        manner.sentenceLength = words.isEmpty ? 0 : Double(words.reduce(0, +)) / Double(words.count)
        manner.emoji = mostFrequent(sentences.flatMap { $0.filter(\.isEmoji).map(String.init) })
        manner.turns = mostFrequent(sentences.flatMap { turns(in: $0, lexicons) })
        return manner
    }

    private static func turns(in sentence: String, _ lexicons: Lexicons) -> [String] {
        let rules = lexicons.rules(for: sentence)
        let matcher = Matcher(sentence, lexicon: rules.lexicon)
        return rules.turns.flatMap { matcher.all($0) }.map { match in
            matcher.tokens[match.range].map(\.text).joined(separator: " ")
        }
    }

    private static func mostFrequent(_ all: [String]) -> [String] {
        let counts = Dictionary(all.map { ($0, 1) }, uniquingKeysWith: +)
        return Array(counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.prefix(most).map(\.key))
    }
}

extension Character {
    /// Whether it is a picture: shown as one by itself, or made one by a selector behind it.
    fileprivate var isEmoji: Bool {
        unicodeScalars.first?.properties.isEmojiPresentation == true
            || unicodeScalars.contains { $0.value == 0xFE0F }
    }
}
