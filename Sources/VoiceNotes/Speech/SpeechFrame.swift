/// 20 ms of sound at 16 kHz (the last one of a recording may be shorter), measured once for everyone.
struct SpeechFrame: Equatable {
    /// Samples in it, 1 to 320.
    var count: Int
    /// The sum of the squares of its samples.
    var energy: Int
    /// The largest absolute value of its samples, 0 to 32,768.
    var peak: Int
    /// Whether it is louder than the background.
    var isActive: Bool

    /// Samples in a whole frame.
    static let length = 320
    /// Frames a second.
    static let rate = SampleRate.hz16000.rawValue / length

    /// Frames in so many seconds.
    static func frames(inSeconds seconds: Double) -> Int {
        Int((seconds * Double(rate)).rounded())
    }
}
