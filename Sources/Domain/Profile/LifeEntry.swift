/// An entry as a profile looks at it: when it was said, how it sounds and what was read in it.
public struct LifeEntry: Equatable, Sendable {
    /// Its number.
    public var id: DiaryID
    /// The part of the person's day in which it was begun.
    public var part: PartOfDay
    /// What was read in it, if it was.
    public var reading: DiaryReading?
    /// How its recordings were spoken.
    public var voices: [Voice]
    /// Its words, each once, in lower case, without those that are in every sentence.
    public var words: Set<String>

    /// How a recording was spoken.
    public struct Voice: Equatable, Sendable {
        /// Words a second while somebody speaks; none where the words are not those of the recording.
        public var tempo: Double?
        /// Share of pauses, 0 to 1.
        public var pauses: Double
        /// Mean level of the speech in decibels relative to full scale.
        public var loudness: Double

        /// Less speech, in seconds, says nothing of how somebody speaks.
        static let leastSpeech = 3.0
    }

    /// Looks at an entry.
    ///
    /// - Parameters:
    ///   - time: The person's time of day when it was begun.
    ///   - words: Its words, without those that are in every sentence.
    public init(_ diary: Diary, at time: LocalTime, reading: DiaryReading?, words: Set<String>) {
        id = diary.id
        part = PartOfDay(time)
        self.reading = reading
        voices = diary.parts.compactMap { $0.voice.flatMap(Voice.init) }
        self.words = words
    }
}

extension LifeEntry.Voice {
    /// Takes a recording's measures; nil where there are none, or hardly any speech.
    init?(_ note: VoiceNote) {
        guard let measures = note.measures, measures.speech >= Self.leastSpeech else { return nil }
        (pauses, loudness) = (measures.pauseShare, measures.loudness)
        tempo = nil
        guard case .transcribed(let transcript) = note.progress else { return }
        let words = transcript.text.split(whereSeparator: \.isWhitespace).count
        tempo = words > 0 ? Double(words) / measures.speech : nil
    }
}
