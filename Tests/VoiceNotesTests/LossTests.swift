import Testing
import SeededChance

@testable import VoiceNotes

struct LossTests {
    let pages: [Page]
    let whole: [Int16]

    init() throws {
        let packets = StreamBuilder.packets(of: try encode(tone(440, count: 96_000)))
        pages = StreamBuilder().stream(Array(packets.prefix(100)))
        whole = try decode(Pages.joined(pages), rate: .hz48000)
    }

    @Test(arguments: 2...10)
    func `a lost page is concealed at its full length`(lost: Int) throws {
        var pages = pages
        pages.remove(at: lost)
        let samples = try decode(Pages.joined(pages), rate: .hz48000)
        #expect(samples.count == whole.count)
        let before = (lost - 2) * 9600 - 312
        if before > 0 {
            #expect(samples.prefix(before) == whole.prefix(before))
            // A steady tone goes on in the gap: concealment, not silence.
            #expect(level(samples[before..<before + 480]) > -15)
        }
        // What comes well after the gap is as it was.
        let after = before + 9600 + 9600
        #expect(abs(level(samples.dropFirst(after)) - level(whole.dropFirst(after))) < 0.5)
    }

    @Test func `a page with a wrong checksum counts as lost`() throws {
        var bytes = pages.map(\.bytes)
        bytes[5][40] ^= 1
        #expect(try decode(bytes.flatMap { $0 }, rate: .hz48000).count == whole.count)
    }

    @Test func `garbage between pages is passed over`() throws {
        var random = SplitMix(seed: 1)
        let bytes = pages.flatMap { page in
            (0..<Int.random(in: 0...3000, using: &random)).map { _ in UInt8.random(in: 0...255, using: &random) }
                + Array("OggS".utf8) + page.bytes + Array("OggOggSO".utf8)
        }
        #expect(try decode(bytes, rate: .hz48000) == whole)
    }

    @Test func `a gap that claims hours is filled with five seconds`() throws {
        var pages = pages
        for index in 6..<pages.count {
            pages[index].sequence += 1
            pages[index].granule += 48_000 * 3600
        }
        #expect(try decode(Pages.joined(pages), rate: .hz48000).count == whole.count + 5 * 48_000)
    }

    @Test func `a jump in positions without a lost page fills nothing`() throws {
        var pages = pages
        for index in 6..<pages.count { pages[index].granule += 48_000 }
        #expect(try decode(Pages.joined(pages), rate: .hz48000) == whole)
    }

    @Test func `a repeated page adds itself only`() throws {
        var pages = pages
        pages.insert(pages[4], at: 5)
        #expect(try decode(Pages.joined(pages), rate: .hz48000).count == whole.count + 9600)
    }

    @Test(arguments: [[], [0xFF, 0xFF, 0xFF], [0x03, 0x00], [0x7B, 0x3F, 0, 0]] as [[UInt8]])
    func `a packet that is not Opus is passed over`(packet: [UInt8]) throws {
        var pages = pages
        pages[4].lacing.insert(UInt8(packet.count), at: 0)
        pages[4].body.insert(contentsOf: packet, at: 0)
        #expect(try decode(Pages.joined(pages), rate: .hz48000).count >= whole.count)
    }

    @Test func `a packet that grows without end is dropped and the sound goes on`() throws {
        var pages = pages
        var endless = Page(granule: -1, serial: 77, sequence: 0, packets: [])
        endless.lacing = Array(repeating: 255, count: 255)
        endless.body = Array(repeating: 0xFC, count: 255 * 255)
        var more = endless
        more.flags = Page.continued
        let end = Page(flags: Page.continued, granule: pages[4].granule, serial: 77, sequence: 0, packets: [[1]])
        pages.insert(contentsOf: [endless] + Array(repeating: more, count: 30) + [end], at: 5)
        for index in pages.indices { pages[index].sequence = UInt32(index) }
        #expect(try decode(Pages.joined(pages), rate: .hz48000).count == whole.count)
    }
}
