import Foundation
import Testing

@testable import VoiceNotes

/// Mutated streams: whatever comes, it ends in samples or in a failure.
///
/// `DVOINIK_FUZZ_COUNT` sets how many streams are tried, `DVOINIK_FUZZ_SEED` where to begin.
struct FuzzTests {
    static let count = setting("DVOINIK_FUZZ_COUNT", default: 10_000)
    static let seed = setting("DVOINIK_FUZZ_SEED", default: 1)

    @Test func `no mutated stream crashes, hangs or brings more sound than allowed`() throws {
        let corpus = try Self.corpus()
        var decoded = 0
        for index in 0..<Self.count {
            var mutator = Mutator(seed: UInt64(Self.seed + index))
            let bytes = mutator.mutated(corpus)
            let rate: SampleRate = index % 2 == 0 ? .hz16000 : .hz48000
            do throws(VoiceNoteFailure) {
                let count = try Self.sampleCount(bytes, rate: rate)
                #expect(count > 0 && count <= 30 * rate.rawValue, "seed \(Self.seed + index)")
                decoded += 1
            } catch {
                #expect(error != .outOfMemory, "seed \(Self.seed + index)")
            }
        }
        // The mutations shall reach the decoder, not only the search for pages.
        #expect(decoded > Self.count / 4)
    }

    private static func sampleCount(_ bytes: [UInt8], rate: SampleRate) throws(VoiceNoteFailure) -> Int {
        var decoder = OggOpusDecoder(rate: rate, limit: .seconds(30))
        var count = 0
        try decoder.decode(bytes.span) { count += $0.count }
        try decoder.finish { count += $0.count }
        return count
    }

    private static func setting(_ name: String, default value: Int) -> Int {
        ProcessInfo.processInfo.environment[name].flatMap(Int.init) ?? value
    }

    /// Small streams of every kind that we read: two bandwidths, surround, a chain, a gain.
    private static func corpus() throws -> [[Page]] {
        let speech = try Array(decode(Recordings.bytes("en1_joe"), rate: .hz48000).dropFirst(48_000).prefix(3840))
        let wide = StreamBuilder.packets(of: try encode(speech))
        let narrow = StreamBuilder.packets(of: try encode(speech, bitrate: 8000))
        let plain = StreamBuilder().stream(wide, perPage: 2)
        let surround = StreamBuilder(channels: 2, mapping: [1, 1, 0, 0, 0]).stream(narrow, perPage: 2)
        let loud = StreamBuilder(serial: 5, gain: 3000).stream(narrow, perPage: 1)
        return [plain, surround, loud, plain + loud, StreamBuilder().stream(narrow, perPage: 2)]
    }
}
