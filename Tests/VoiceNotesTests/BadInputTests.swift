import Testing
import SeededChance

@testable import VoiceNotes

struct BadInputTests {
    @Test func `no byte, one byte and what is not Ogg are refused`() {
        #expect(throws: VoiceNoteFailure.empty) { try decode([]) }
        #expect(throws: VoiceNoteFailure.notOgg) { try decode([0x4F]) }
        #expect(throws: VoiceNoteFailure.notOgg) { try decode(Array("ID3\u{4} not Ogg at all".utf8)) }
        #expect(throws: VoiceNoteFailure.notOgg) { try decode(Array(repeating: 0x4F, count: 100_000)) }
    }

    @Test func `Ogg without Opus is refused`() {
        let vorbis = [
            Page(flags: Page.first, granule: 0, serial: 3, sequence: 0, packets: [[1] + Array("vorbis".utf8)]),
            Page(flags: Page.last, granule: 9, serial: 3, sequence: 1, packets: [[3] + Array("vorbis".utf8)]),
        ]
        #expect(throws: VoiceNoteFailure.noOpusStream) { try decode(Pages.joined(vorbis)) }
    }

    @Test func `headers without sound are refused`() {
        #expect(throws: VoiceNoteFailure.noAudio) { try decode(Pages.joined(StreamBuilder().headers)) }
    }

    @Test(arguments: [
        (StreamBuilder(channels: 0), VoiceNoteFailure.malformedHeader),
        (StreamBuilder(channels: 3), .malformedHeader),
        (StreamBuilder(mapping: []), .malformedHeader),
        (StreamBuilder(channels: 2, mapping: [1, 1, 1, 0]), .malformedHeader),
        (StreamBuilder(channels: 2, mapping: [1, 0, 0, 0, 0]), .malformedHeader),
        (StreamBuilder(channels: 2, mapping: [1, 1, 2, 0, 1]), .malformedHeader),
        (StreamBuilder(channels: 2, mapping: [1, 1, 1, 0, 2]), .malformedHeader),
        (StreamBuilder(channels: 9, mapping: [1, 9, 0] + Array(0..<9)), .malformedHeader),
        (StreamBuilder(channels: 4, mapping: [2, 4, 0, 0, 1, 2, 3]), .unsupportedMapping(family: 2)),
        (StreamBuilder(mapping: [255, 1, 0, 0]), .unsupportedMapping(family: 255)),
        (StreamBuilder(version: 16), .unsupportedVersion(16)),
    ])
    func `a header that cannot be right is refused`(builder: StreamBuilder, failure: VoiceNoteFailure) {
        #expect(throws: failure) { try decode(Pages.joined(builder.stream([[0xFC]]))) }
    }

    @Test func `a later minor version is read`() throws {
        let packets = StreamBuilder.packets(of: try encode(tone(440, count: 9600)))
        let later = Pages.joined(StreamBuilder(version: 15).stream(packets))
        #expect(try decode(later) == decode(Pages.joined(StreamBuilder().stream(packets))))
    }

    @Test func `a file cut anywhere gives the beginning of its sound, or says why not`() throws {
        let bytes = try Recordings.bytes("en1_joe")
        let whole = try decode(bytes)
        for end in Array(0..<400) + Array(stride(from: 400, to: bytes.count, by: 997)) {
            do throws(VoiceNoteFailure) {
                let part = try decode(Array(bytes.prefix(end)))
                #expect(part.elementsEqual(whole.prefix(part.count)), "cut at \(end)")
            } catch {
                #expect(end < 4600, "cut at \(end): \(error)")
            }
        }
    }

    @Test func `a few bytes that claim hours are refused`() {
        // Code 3, 48 frames of 2.5 ms without content: 120 ms in two bytes.
        let packets = Array(repeating: [0xE3, 0x30] as [UInt8], count: 20_000)
        let bytes = Pages.joined(StreamBuilder().stream(packets, perPage: 250))
        #expect(throws: VoiceNoteFailure.tooLong(limit: .seconds(60))) { try decode(bytes, limit: .seconds(60)) }
    }

    @Test func `forged page headers without end are refused before they cost much`() {
        // A header of 255 full segments every 32 bytes: each would have 65 KB checksummed.
        let forged = Array("OggS".utf8) + Array(repeating: 0, count: 22) + [255, 255, 255, 255, 255, 255]
        let bytes = Array(repeating: forged, count: 20_000).flatMap { $0 }
        #expect(throws: VoiceNoteFailure.damaged) { try decode(bytes) }
    }

    @Test func `a damaged recording still gives nearly all of its sound`() throws {
        let bytes = try Recordings.bytes("ru1_elena")
        let whole = try decode(bytes).count
        var random = SplitMix(seed: 7)
        for _ in 0..<20 {
            var damaged = bytes
            for _ in 0..<3 {
                // Behind the headers: without them there is nothing to go by.
                damaged[Int.random(in: 200..<bytes.count, using: &random)] ^= UInt8(
                    1 << Int.random(in: 0..<8, using: &random))
            }
            #expect(try decode(damaged).count >= whole - 2 * 16_000)
        }
    }
}
