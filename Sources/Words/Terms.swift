import NIOConcurrencyHelpers

/// Turns words into what they are searched and compared by: their stems, in Russian and English, without the words that
/// are in every sentence.
public final class Terms: Sendable {
    private let stemmers = NIOLockedValueBox(Stemmers())

    /// Makes a set of stemmers.
    public init() {}

    /// The terms of a text, in order, repetitions included.
    public func terms(of text: String) -> [String] {
        let words = Self.words(of: text).filter { !StopWords.contains($0) }
        return stemmers.withLockedValue { stemmers in words.map { stemmers.stem($0) } }
    }

    /// The plain form of a name or value, by which two are compared: the stems of all its words.
    public func plain(_ text: String) -> String {
        let words = Self.words(of: text)
        return stemmers.withLockedValue { stemmers in words.map { stemmers.stem($0) } }.joined(separator: " ")
    }

    /// The words of a text: runs of letters and digits in lower case, with `ё` as `е`. A sign between letters ends a word.
    public static func words(of text: String) -> [String] {
        var words: [String] = []
        var word = String.UnicodeScalarView()
        for scalar in text.lowercased().unicodeScalars {
            if scalar.properties.isAlphabetic || scalar.properties.numericType != nil {
                word.append(scalar == "ё" ? "е" : scalar)
            } else if !scalar.properties.isGraphemeExtend, !word.isEmpty {
                words.append(String(word))
                word.removeAll()
            }
        }
        if !word.isEmpty { words.append(String(word)) }
        return words
    }
}

/// The stemmer for each script, and what they were last asked. Each has a buffer in C of its own: what makes them safe to
/// share is that they are only ever reached through a lock.
private struct Stemmers: @unchecked Sendable {
    private let russian = Stemmer(language: "ru")
    private let english = Stemmer(language: "en")
    private var known: [String: String] = [:]

    /// How many words are kept with their stems: a person's vocabulary.
    private static let mostKnown = 20_000

    mutating func stem(_ word: String) -> String {
        if let known = known[word] { return known }
        let isCyrillic = word.unicodeScalars.contains { (0x400...0x4FF).contains($0.value) }
        let stem = (isCyrillic ? russian : english)?.stem(word) ?? word
        if known.count >= Self.mostKnown { known.removeAll(keepingCapacity: true) }
        known[word] = stem
        return stem
    }
}
