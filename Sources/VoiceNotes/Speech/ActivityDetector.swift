/// Tells sound from background by energy, with a background level that follows the recording.
///
/// 1. The level of each 20 ms frame is its RMS in dBFS.
/// 2. The background falls at once to any lower level and rises by 3 dB a second otherwise, so it rests on
///    the gaps between words (a minimum tracker, after Martin 2001) and needs no warm-up.
/// 3. It is held between −65 dBFS (in digital silence a faint hiss shall not count as speech) and −30 dBFS
///    (a loud steady voice shall not become background).
/// 4. A frame is active when it stands 10 dB above the background: noise seldom varies so much from one
///    20 ms to the next, and the minimum lies a few dB below its mean.
struct ActivityDetector {
    private var background = Self.initialBackground

    /// A quiet room through a telephone's microphone, in dBFS.
    private static let initialBackground = -55.0
    private static let lowestBackground = -65.0
    private static let highestBackground = -30.0
    private static let margin = 10.0
    private static let risePerFrame = 3.0 / Double(SpeechFrame.rate)

    /// Whether a frame of this level, in dBFS, is louder than the background.
    mutating func isActive(level: Double) -> Bool {
        background = min(level, background + Self.risePerFrame)
        background = min(max(background, Self.lowestBackground), Self.highestBackground)
        return level >= background + Self.margin
    }
}
