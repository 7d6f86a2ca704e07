import Asking
import Domain
import Words

/// How a person speaks, by what they said: for a model to speak like them.
struct Persona: Equatable, Sendable {
    /// Sentences of theirs.
    var examples: [String]
    /// Mean length of their sentences, in words.
    var sentenceLength: Int
    /// Turns of speech, words and signs of theirs, a line each.
    var habits: [String]

    /// The most examples.
    private static let most = 5
    /// An example has so many words.
    private static let lengths = 5...22
    /// So many of the newest entries are looked at.
    private static let entries = 30

    /// Takes a person's manner from their entries.
    ///
    /// - Parameters:
    ///   - diaries: The oldest first.
    ///   - style: How they speak, by all that they said; where it is not known, the newest entries say.
    ///   - oblivion: What no example and no habit may mention.
    init(_ diaries: [Diary], style: SpeakingStyle? = nil, without oblivion: Oblivion? = nil) {
        let sentences = diaries.suffix(Self.entries).reversed().flatMap { Sentences.split($0.text).map(\.text) }
        let lengths = sentences.map { Terms.words(of: $0).count }.filter { $0 > 0 }
        let newest = lengths.isEmpty ? 0 : lengths.reduce(0, +) / lengths.count
        sentenceLength = style?.sentenceLength.map { Int($0.rounded()) } ?? newest
        habits = style?.without { oblivion?.covers($0) == true }.lines ?? []
        var seen = Set<String>()
        examples = sentences.filter { Self.lengths.contains(Terms.words(of: $0).count) && seen.insert($0).inserted }
            .filter { oblivion?.covers($0) != true }
            .sorted { Self.liveliness($1) < Self.liveliness($0) }.prefix(Self.most).map { $0 }
    }

    /// Small words, marks and signs say more of a manner than what is told.
    private static func liveliness(_ sentence: String) -> Double {
        let words = Terms.words(of: sentence)
        let short = words.count { $0.count <= 3 }
        let marks = sentence.count {
            "!?…—–-,".contains($0) || $0.unicodeScalars.contains { $0.properties.isEmojiPresentation }
        }
        return Double(short + marks) / Double(max(1, words.count))
    }

    /// The examples as a model reads them.
    var text: String { examples.map { "- \(ModelPrompt.data($0))" }.joined(separator: "\n") }

    /// The habits as a model reads them.
    var manner: String { habits.map(ModelPrompt.data).joined(separator: "\n") }
}
