/// A rate at which samples are delivered or taken.
///
/// Opus counts time in ticks of 1/48,000 s whatever the rate; both rates divide it.
public enum SampleRate: Int, Sendable {
    /// 16,000 samples a second: what speech recognition takes.
    case hz16000 = 16_000
    /// 48,000 samples a second: the full band of Opus.
    case hz48000 = 48_000

    /// Ticks of 1/48,000 s in one sample.
    var ticksPerSample: Int { ticksPerSecond / rawValue }

    /// Samples in so many ticks, a fraction dropped.
    func samples(inTicks ticks: Int) -> Int { ticks / ticksPerSample }
}

/// The clock of Ogg Opus granule positions (RFC 7845, section 4).
let ticksPerSecond = 48_000
