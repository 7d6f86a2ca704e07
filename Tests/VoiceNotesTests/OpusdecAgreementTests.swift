import Testing

@testable import VoiceNotes

@Suite(.enabled(if: Tool.isInstalled("opusdec", "opusenc")))
struct OpusdecAgreementTests {
    @Test(arguments: Recordings.names)
    func `a recording decodes as opusdec decodes it`(name: String) throws {
        let bytes = try Recordings.bytes(name)
        let ours = try decode(bytes, rate: .hz48000)
        let theirs = try Tool.opusdec(bytes)
        #expect(ours.count == theirs.count)
        #expect(largestDifference(ours, theirs) <= 1)
    }

    @Test(arguments: [("--framesize", "2.5"), ("--framesize", "60"), ("--bitrate", "6"), ("--max-delay", "20")])
    func `every frame size, mode and page size agrees with opusdec`(option: String, value: String) throws {
        let speech = try decode(Recordings.bytes("ru1_elena"), rate: .hz48000)
        let bytes = try Tool.opusenc(Array(speech.prefix(100_001)), option, value)
        let ours = try decode(bytes, rate: .hz48000)
        let theirs = try Tool.opusdec(bytes)
        #expect(ours.count == 100_001)
        #expect(theirs.count == 100_001)
        #expect(largestDifference(ours, theirs) <= 1)
    }

    @Test func `loud sound saturates as in opusdec`() throws {
        var bytes = try Tool.opusenc(tone(300, count: 48_000, level: -1))
        bytes[44] = 0
        bytes[45] = 20  // output gain: +20 dB
        bytes = Pages.resealed(bytes)
        let ours = try decode(bytes, rate: .hz48000)
        let theirs = try Tool.opusdec(bytes)
        #expect(ours.max() == 32767)
        #expect(ours.min() == -32768)
        #expect(largestDifference(ours, theirs) <= 1)
    }

    @Test func `stereo is the mean of both sides`() throws {
        let left = tone(440, count: 48_000, level: -12)
        let right = tone(1000, count: 48_000, level: -20)
        let bytes = try Tool.opusenc(zip(left, right).flatMap { [$0, $1] }, channels: 2, "--bitrate", "128")
        let ours = try decode(bytes, rate: .hz48000)
        let theirs = try mean(Tool.opusdec(bytes))
        #expect(ours.count == theirs.count)
        #expect(largestDifference(ours, theirs) <= 2)
    }

    @Test func `four channels are mixed down by the matrix of the RFC`() throws {
        let sides = (0..<4).map { tone(200 + 170 * Double($0), count: 48_000, level: -20) }
        let interleaved = (0..<48_000).flatMap { index in sides.map { $0[index] } }
        let bytes = try Tool.opusenc(interleaved, channels: 4, "--bitrate", "256")
        let ours = try decode(bytes, rate: .hz48000)
        let theirs = try Tool.opusdec(bytes)
        let weights: [Double] = [0.211325, 0.211325, 0.288675, 0.288675]
        let mixed = (0..<theirs.count / 4).map { index -> Int16 in
            let frame = theirs[(4 * index)..<(4 * index + 4)]
            return Int16(zip(frame, weights).reduce(0.0) { $0 + Double($1.0) * $1.1 })
        }
        #expect(ours.count == mixed.count)
        #expect(largestDifference(ours, mixed) <= 2)
    }

    // opusfile's matrix for four channels has a slip of the pen (0.336 for 0.366), hence not 4.
    @Test(arguments: [3, 5, 6, 7, 8])
    func `surround is mixed down as opusdec does it`(channels: Int) throws {
        let sides = (0..<channels).map { tone(200 + 170 * Double($0), count: 48_000, level: -20) }
        let interleaved = (0..<48_000).flatMap { index in sides.map { $0[index] } }
        let bytes = try Tool.opusenc(interleaved, channels: channels, "--bitrate", "\(64 * channels)")
        let ours = try decode(bytes, rate: .hz48000)
        let theirs = try mean(Tool.opusdec(bytes, "--force-stereo"))
        #expect(ours.count == theirs.count)
        #expect(largestDifference(ours, theirs) <= 2)
    }

    @Test func `chained streams agree with opusdec`() throws {
        let first = try Recordings.bytes("en1_joe")
        let second = try Tool.opusenc(tone(440, count: 30_000))
        let ours = try decode(first + second, rate: .hz48000)
        let theirs = try Tool.opusdec(first + second)
        #expect(ours.count == theirs.count)
        #expect(largestDifference(ours, theirs) <= 1)
    }

    private func mean(_ stereo: [Int16]) -> [Int16] {
        (0..<stereo.count / 2).map { Int16((Int(stereo[2 * $0]) + Int(stereo[2 * $0 + 1])) / 2) }
    }
}
