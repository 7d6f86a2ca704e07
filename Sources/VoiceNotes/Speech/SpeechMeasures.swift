/// How a recording sounds, measured while it was decoded: the tone of a voice in numbers.
public struct SpeechMeasures: Codable, Equatable, Sendable {
    /// Length of the whole recording, in seconds.
    public var duration: Double
    /// From the first to the last sound of speech with the short silences of articulation, but without
    /// the pauses; in seconds.
    public var speech: Double
    /// Silences of 250 ms and more between speech and speech.
    public var pauseCount: Int
    /// The share of those pauses in the time from the first to the last speech, 0 to 1.
    public var pauseShare: Double
    /// The RMS level of what stands out of the background, in dBFS (−96.33 to 0); nil without speech.
    public var loudness: Double?
    /// The highest peak of the whole recording, in dBFS (−96.33 to 0).
    public var peak: Double

    /// Makes measures from known values.
    public init(
        duration: Double, speech: Double, pauseCount: Int, pauseShare: Double, loudness: Double?, peak: Double
    ) {
        self.duration = duration
        self.speech = speech
        self.pauseCount = pauseCount
        self.pauseShare = pauseShare
        self.loudness = loudness
        self.peak = peak
    }

    /// Whether nobody spoke.
    public var isSilent: Bool { speech == 0 }
}
