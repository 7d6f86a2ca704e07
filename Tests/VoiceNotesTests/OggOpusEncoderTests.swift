import Foundation
import Testing

@testable import VoiceNotes

struct OggOpusEncoderTests {
    @Test(arguments: [0, 1, 647, 648, 649, 960, 48_000, 100_001])
    func `exactly the samples that went in come out`(count: Int) throws {
        let bytes = try encode(tone(440, count: count))
        if count == 0 {
            #expect(throws: VoiceNoteFailure.noAudio) { try decode(bytes, rate: .hz48000) }
        } else {
            #expect(try decode(bytes, rate: .hz48000).count == count)
        }
    }

    @Test(arguments: [1, 320, 16_000, 33_333])
    func `samples at 16 kHz come back at 16 kHz`(count: Int) throws {
        let bytes = try encode(tone(440, count: count, rate: 16_000), rate: .hz16000)
        #expect(try decode(bytes, rate: .hz16000).count == count)
    }

    @Test func `the sound is where it was`() throws {
        let source = Array(repeating: 0, count: 24_000) + tone(1000, count: 24_000)
        let samples = try decode(encode(source), rate: .hz48000)
        #expect(level(samples[0..<23_500]) < -50)
        #expect(abs(level(samples[24_500..<47_500]) - level(source[24_500..<47_500])) < 0.5)
    }

    @Test func `headers, pages and positions are those of a voice note`() throws {
        let pages = Pages.split(try encode(tone(440, count: 120_000)))
        let head = try pages[0].body.withUnsafeBufferPointer { try OpusHead($0) }
        #expect(head.channels == 1)
        #expect(head.mapping == .mono)
        #expect(head.outputGain == 0)
        #expect(head.inputRate == 48_000)
        #expect(pages.map(\.flags) == [2, 0, 0, 0, 4])
        #expect(pages.map(\.sequence) == [0, 1, 2, 3, 4])
        #expect(pages.map(\.granule) == [0, 0, 48_000, 96_000, Int64(120_000 + head.preSkip)])
        #expect(pages[1].body.starts(with: Array("OpusTags".utf8)))
        // Each packet is one frame of 20 ms (code 0).
        let packets = StreamBuilder.packets(of: Pages.joined(pages))
        #expect(packets.allSatisfy { $0[0] & 3 == 0 })
        #expect(
            packets.allSatisfy { packet in
                packet.withUnsafeBufferPointer { OpusStreamDecoder.ticks(in: $0) } == 960
            })
    }

    @Test func `a voice takes about 32 kbit a second`() throws {
        let speech = try decode(Recordings.bytes("ru1_elena"), rate: .hz48000)
        let bytes = try encode(speech)
        let rate = Double(bytes.count * 8) / (Double(speech.count) / 48_000)
        #expect((24_000...36_000).contains(rate))
    }

    @Test(.enabled(if: Tool.isInstalled("opusdec", "opusinfo")))
    func `the reference tools find nothing to warn of`() throws {
        let bytes = try encode(tone(440, count: 120_000))
        #expect(try largestDifference(Tool.opusdec(bytes), decode(bytes, rate: .hz48000)) <= 1)
        try Tool.withFolder { folder in
            try Data(bytes).write(to: folder.appending(path: "a.opus"))
            try Tool.run("opusinfo", ["-q", "-q", "a.opus"], in: folder)
        }
    }
}
