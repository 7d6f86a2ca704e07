/// The words taken from a recording.
public struct Transcript: Equatable, Codable, Sendable {
    /// All words, in order.
    public var text: String
    /// The language they were spoken in, as far as the endpoint said.
    public var language: Language?
    /// Where in the recording each stretch was said, if the endpoint said.
    public var segments: [Segment]

    /// Makes a transcript.
    public init(text: String, language: Language? = nil, segments: [Segment] = []) {
        self.text = text
        self.language = language
        self.segments = segments
    }

    /// A stretch of speech.
    public struct Segment: Equatable, Codable, Sendable {
        /// Seconds from the start of the recording.
        public var start: Double
        /// Seconds from the start of the recording.
        public var end: Double
        /// What was said.
        public var text: String

        /// Makes a segment.
        public init(start: Double, end: Double, text: String) {
            self.start = start
            self.end = end
            self.text = text
        }
    }
}

/// How something was spoken, measured in the recording.
public struct VoiceMeasures: Equatable, Codable, Sendable {
    /// Length of the recording in seconds.
    public var duration: Double
    /// Seconds in which somebody speaks.
    public var speech: Double
    /// Mean level of the speech in decibels relative to full scale (0 the loudest).
    public var loudness: Double
    /// How many pauses there are between the first word and the last.
    public var pauses: Int
    /// Share of that time which is pause, 0 to 1.
    public var pauseShare: Double

    /// Collects measures.
    public init(duration: Double, speech: Double, loudness: Double, pauses: Int, pauseShare: Double) {
        self.duration = duration
        self.speech = speech
        self.loudness = loudness
        self.pauses = pauses
        self.pauseShare = pauseShare
    }
}

extension Transcript {
    /// The words of a recording from those of its pieces, in order; segment times are moved by where each piece begins.
    public init(joining pieces: [(offset: Double, transcript: Transcript)]) {
        let texts = pieces.map(\.transcript.text).filter { !$0.isEmpty }
        let segments = pieces.flatMap { piece in
            piece.transcript.segments.map { segment in
                Segment(start: segment.start + piece.offset, end: segment.end + piece.offset, text: segment.text)
            }
        }
        self.init(
            text: texts.joined(separator: " "), language: pieces.compactMap(\.transcript.language).first,
            segments: segments)
    }
}
