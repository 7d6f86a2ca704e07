/// Joins active frames into stretches of speech.
///
/// Speech starts with 60 ms of activity in a row (a click is shorter) and ends when 250 ms bring none:
/// shorter silences are part of articulation (Goldman-Eisler 1968), longer ones are pauses.
struct SpeechTracker {
    /// What a frame changes, with the index of the frame at which speech began or after which it ended.
    enum Event: Equatable {
        case started(at: Int)
        case ended(at: Int)
    }

    /// Frames seen so far.
    private(set) var frameCount = 0
    private var isSpeaking = false
    /// Frames in a row that speak against the present state.
    private var run = 0

    static let onset = SpeechFrame.frames(inSeconds: 0.06)
    static let pause = SpeechFrame.frames(inSeconds: 0.25)

    /// Takes the next frame.
    mutating func take(_ frame: SpeechFrame) -> Event? {
        frameCount += 1
        run = frame.isActive == isSpeaking ? 0 : run + 1
        guard run == (isSpeaking ? Self.pause : Self.onset) else { return nil }
        let start = frameCount - run
        run = 0
        isSpeaking.toggle()
        return isSpeaking ? .started(at: start) : .ended(at: start)
    }

    /// The end of speech that the end of the recording brings, if it was going on.
    mutating func finish() -> Event? {
        guard isSpeaking else { return nil }
        isSpeaking = false
        return .ended(at: frameCount - run)
    }
}
