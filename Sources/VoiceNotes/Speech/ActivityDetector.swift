/// Tells a voice from its background by energy, with levels that follow the recording.
///
/// 1. The level of each 20 ms frame is its RMS in dBFS.
/// 2. The background falls at once to any lower level and rises by 3 dB a second otherwise, so it rests on
///    the gaps between words (a minimum tracker, after Martin 2001) and needs no warm-up.
/// 3. It is held between −65 dBFS (in digital silence a faint hiss shall not count as speech) and −30 dBFS
///    (a loud steady voice shall not become background).
/// 4. The voice is the mean level of active frames over about a second; where there are none it sinks
///    by 1 dB a second, so that a cough does not make us deaf.
/// 5. A frame is active when it stands 10 dB above the background (noise seldom varies so much from one
///    20 ms to the next) and not more than 25 dB below the voice: breath and rustle lie deeper. Praat
///    takes the same 25 dB for its silences.
struct ActivityDetector {
    private var background = Self.initialBackground
    private var voice = Self.initialVoice

    /// A quiet room through a telephone's microphone, in dBFS.
    private static let initialBackground = -55.0
    private static let lowestBackground = -65.0
    private static let highestBackground = -30.0
    private static let backgroundRise = 3.0 / Double(SpeechFrame.rate)
    private static let backgroundMargin = 10.0
    /// So quiet that at first only the background counts.
    private static let initialVoice = -40.0
    private static let voiceMargin = 25.0
    private static let voiceShare = 1.0 / Double(SpeechFrame.rate)
    private static let voiceFall = 1.0 / Double(SpeechFrame.rate)

    /// Whether a frame of this level, in dBFS, belongs to a voice.
    mutating func isActive(level: Double) -> Bool {
        background = min(level, background + Self.backgroundRise)
        background = min(max(background, Self.lowestBackground), Self.highestBackground)
        let isActive = level >= max(background + Self.backgroundMargin, voice - Self.voiceMargin)
        voice += isActive ? Self.voiceShare * (level - voice) : -Self.voiceFall
        return isActive
    }
}
