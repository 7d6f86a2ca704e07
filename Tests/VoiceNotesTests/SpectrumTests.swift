import Testing

@testable import VoiceNotes

/// What libopus's own decoding at 16 kHz does to tones, through a stream of high bitrate.
///
/// Measured with libopus 1.3.1: tones from 300 Hz to 7 kHz come within 0.02 dB (100 Hz loses 0.33 dB in the
/// encoder's own high-pass filter). The decoder drops the bands above 8 kHz before the transform, so only
/// what leaks over that edge aliases: −22 dB at 8.2 kHz, −36 at 8.5, −61 at 9, below −75 from 10 on.
struct SpectrumTests {
    @Test(arguments: [100.0, 300, 1000, 2000, 3000, 4000, 5000, 6000, 7000])
    func `the pass band is flat within half a decibel`(frequency: Double) throws {
        let gain = try gain(at: frequency)
        #expect(abs(gain) < 0.5, "\(gain) dB")
    }

    @Test(arguments: [
        (8200.0, -20.0), (8500, -34), (9000, -58), (10_000, -70), (12_000, -70), (14_000, -70), (15_500, -70),
        (17_000, -70),
    ])
    func `tones above 8 kHz hardly come back as lower ones`(frequency: Double, bound: Double) throws {
        let gain = try gain(at: frequency)
        #expect(gain < bound, "\(gain) dB")
    }

    /// The level of the decoded tone over that of the one encoded, away from both ends.
    private func gain(at frequency: Double) throws -> Double {
        let source = tone(frequency, count: 48_000, level: -12)
        let samples = try decode(encode(source, bitrate: 256_000))
        return level(samples[4000..<12_000]) - level(source)
    }
}
