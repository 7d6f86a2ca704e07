import Domain

/// What a server says about a recording, in its plain or its verbose format. Servers leave out much of the latter.
struct TranscriptionAnswer: Decodable, Sendable {
    /// What was recognised.
    let text: String
    private let languageName: String?
    private let segments: [Segment]

    /// The language found in the recording, or told.
    var language: Language? { languageName.flatMap(Language.init(whisper:)) }

    /// Whether Whisper itself would call this a failure and try again: unlikely words, or the same ones over and
    /// over (`logprob_threshold` and `compression_ratio_threshold`).
    var isDoubtful: Bool {
        segments.contains { $0.isUnlikely || $0.isRepetitive }
    }

    /// The words, without what was heard in silence.
    var transcript: Transcript {
        let heard = segments.filter { !$0.isSilence }
        let text = heard.count == segments.count ? text : heard.map(\.text).joined(separator: " ")
        return Transcript(
            text: text.trimmed, language: text.trimmed.isEmpty ? nil : language, segments: heard.compactMap(\.timed))
    }

    init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        text = try container.decode(String.self, forKey: .text)
        languageName = try container.decodeIfPresent(String.self, forKey: .languageName)
        segments = try container.decodeIfPresent([Segment].self, forKey: .segments) ?? []
    }

    private enum CodingKeys: String, CodingKey {
        case text
        case languageName = "language"
        case segments
    }
}

extension TranscriptionAnswer {
    /// A stretch of the recording with Whisper's figures, as far as they are given.
    private struct Segment: Decodable, Sendable {
        let text: String
        let start: Double?
        let end: Double?
        let meanLogProbability: Double?
        let compressionRatio: Double?
        let noSpeechProbability: Double?

        var isUnlikely: Bool { (meanLogProbability ?? 0) < -1 }
        var isRepetitive: Bool { (compressionRatio ?? 0) > 2.4 || text.isRepetitive }

        /// Whether these words were made up. Whisper's rule is: probably no speech (`no_speech_threshold`), and
        /// unlikely words; in steady noise it also repeats itself, with good likelihood. Either figure alone is
        /// found with real speech too, and losing that is worse than keeping words that nobody said.
        var isSilence: Bool { (noSpeechProbability ?? 0) > 0.6 && (isUnlikely || isRepetitive) }

        var timed: Transcript.Segment? {
            guard let start, let end else { return nil }
            return Transcript.Segment(start: start, end: end, text: text.trimmed)
        }

        private enum CodingKeys: String, CodingKey {
            case text, start, end
            case meanLogProbability = "avg_logprob"
            case compressionRatio = "compression_ratio"
            case noSpeechProbability = "no_speech_prob"
        }
    }
}

extension String {
    /// Whether most pairs of words have been there before. Not every server tells how far a text can be compressed.
    fileprivate var isRepetitive: Bool {
        let words = split(whereSeparator: \.isWhitespace)
        let pairs = zip(words, words.dropFirst()).map { "\($0) \($1)" }
        return pairs.count >= 5 && Set(pairs).count * 2 < pairs.count
    }
}
