import Testing

@testable import VoiceNotes

struct OggOpusDecoderTests {
    /// A second of a 440 Hz tone as packets of 20 ms.
    let packets: [[UInt8]]

    init() throws {
        packets = Array(StreamBuilder.packets(of: try encode(tone(440, count: 48_000))).prefix(50))
    }

    func decodePages(_ pages: [Page], rate: SampleRate = .hz48000) throws -> [Int16] {
        try decode(Pages.joined(pages), rate: rate)
    }

    @Test(arguments: [1, 7, 281, 4096, 1 << 20])
    func `the samples do not depend on how the bytes are cut`(chunk: Int) throws {
        let bytes = try Recordings.bytes("en1_joe")
        #expect(try decode(bytes, chunk: chunk) == decode(bytes, chunk: 1000))
    }

    @Test(arguments: [(0, 48_000, 16_000), (1, 47_999, 16_000 - 1), (312, 47_688, 15_896), (3840, 44_160, 14_720)])
    func `the pre-skip is dropped at both rates`(preSkip: Int, full: Int, low: Int) throws {
        let pages = StreamBuilder(preSkip: preSkip).stream(packets)
        #expect(try decodePages(pages).count == full)
        #expect(try decodePages(pages, rate: .hz16000).count == low)
    }

    @Test func `a pre-skip longer than a packet only shifts`() throws {
        let all = try decodePages(StreamBuilder(preSkip: 0).stream(packets))
        let skipped = try decodePages(StreamBuilder(preSkip: 5000).stream(packets))
        #expect(skipped == Array(all.dropFirst(5000)))
    }

    @Test(arguments: [(47_000, 46_688), (46_999, 46_687), (40_000, 39_688), (38_400, 38_088), (500, 38_088)])
    func `the granule position of the last page trims its end, never an earlier page`(end: Int, count: Int) throws {
        let pages = StreamBuilder().stream(packets, end: end)
        #expect(try decodePages(pages).count == count)
    }

    @Test func `only the last page is trimmed`() throws {
        var pages = StreamBuilder().stream(packets, end: 47_000)
        pages[pages.count - 1].flags = 0
        #expect(try decodePages(pages).count == 48_000 - 312)
    }

    @Test func `a stream on one page is trimmed`() throws {
        let pages = StreamBuilder().stream(packets, perPage: 50, end: 1312)
        #expect(try decodePages(pages).count == 1000)
    }

    @Test(arguments: [(-20.0, -20.0), (6.0, 6.0), (0.0, 0.0)])
    func `the output gain is applied`(decibels: Double, change: Double) throws {
        let quiet = StreamBuilder.packets(of: try encode(tone(440, count: 48_000, level: -20)))
        let plain = try level(decodePages(StreamBuilder().stream(quiet)))
        let gained = try level(decodePages(StreamBuilder(gain: Int16(decibels * 256)).stream(quiet)))
        #expect(abs(gained - plain - change) < 0.02)
    }

    @Test func `a capture may begin at any position`() throws {
        let pages = StreamBuilder().stream(packets, start: 123_456_789)
        #expect(try decodePages(pages) == decodePages(StreamBuilder().stream(packets)))
    }

    @Test func `long comments are passed over`() throws {
        let builder = StreamBuilder()
        var pages = builder.stream(packets)
        let picture = [UInt8](repeating: 9, count: 255 * 255)
        var comment = Page(granule: -1, serial: 77, sequence: 1, packets: [])
        comment.lacing = Array(repeating: 255, count: 255)
        comment.body = Array("OpusTags".utf8) + picture.dropFirst(8)
        var middle = comment
        middle.flags = Page.continued
        middle.body = picture
        var last = Page(flags: Page.continued, granule: 0, serial: 77, sequence: 3, packets: [[1, 2, 3]])
        last.sequence = 42
        pages.replaceSubrange(1...1, with: [comment] + Array(repeating: middle, count: 40) + [last])
        for index in pages.indices { pages[index].sequence = UInt32(index) }
        #expect(try decodePages(pages) == decodePages(builder.stream(packets)))
    }

    @Test func `sound is found where comments are missing`() throws {
        var pages = StreamBuilder().stream(packets)
        pages.remove(at: 1)
        #expect(try decodePages(pages).count == 48_000 - 312)
    }

    @Test func `packets that span pages are joined`() throws {
        let whole = StreamBuilder().stream(packets, perPage: 50)
        var pages = Array(whole.prefix(2))
        // Cut after each 255-byte segment by lacing everything at 255 first: one large packet of 120 ms.
        let long = try longPacket()
        let cut = 510
        var first = Page(granule: -1, serial: 77, sequence: 2, packets: [])
        first.lacing = [255, 255]
        first.body = Array(long.prefix(cut))
        let second = Page(
            flags: Page.continued | Page.last, granule: 5760, serial: 77, sequence: 3,
            packets: [Array(long.dropFirst(cut))])
        pages += [first, second]
        let one = Page(flags: Page.last, granule: 5760, serial: 77, sequence: 2, packets: [long])
        let joined = try decodePages(pages)
        #expect(joined.count == 5760 - 312)
        #expect(try joined == decodePages(Array(whole.prefix(2)) + [one]))
    }

    @Test func `a page can end one spanning packet and begin another`() throws {
        let long = try longPacket()
        var pages = StreamBuilder().headers
        var first = Page(granule: -1, serial: 77, sequence: 2, packets: [])
        first.lacing = [255]
        first.body = Array(long.prefix(255))
        var second = Page(
            flags: Page.continued, granule: 5760, serial: 77, sequence: 3, packets: [Array(long.dropFirst(255))])
        second.lacing.append(255)
        second.body += long.prefix(255)
        let third = Page(
            flags: Page.continued | Page.last, granule: 11_520, serial: 77, sequence: 4,
            packets: [Array(long.dropFirst(255))])
        pages += [first, second, third]
        let whole =
            StreamBuilder().headers + [
                Page(flags: Page.last, granule: 11_520, serial: 77, sequence: 2, packets: [long, long])
            ]
        #expect(try decodePages(pages) == decodePages(whole))
    }

    /// Six frames of 20 ms in one packet of code 3, longer than two segments (RFC 6716, section 3.2.5).
    private func longPacket() throws -> [UInt8] {
        let frames = StreamBuilder.packets(of: try encode(tone(440, count: 9600), bitrate: 96_000)).prefix(6)
        let toc = try #require(frames.first?.first)
        #expect(frames.allSatisfy { $0[0] == toc && $0.count < 1276 })
        let lengths = frames.dropLast().flatMap { frame -> [UInt8] in
            let length = frame.count - 1
            return length < 252 ? [UInt8(length)] : [UInt8(252 + length % 4), UInt8((length - 252 - length % 4) / 4)]
        }
        return [toc | 3, 0x86] + lengths + frames.flatMap { $0.dropFirst() }
    }

    @Test func `chained streams are joined, each with its own pre-skip, gain and end`() throws {
        let first = StreamBuilder().stream(packets, end: 40_000)
        let second = StreamBuilder(serial: 5, preSkip: 960, gain: -2560).stream(packets, end: 47_000)
        let both = try decodePages(first + second)
        #expect(try both == decodePages(first) + decodePages(second))
        #expect(both.count == 40_000 - 312 + 47_000 - 960)
    }

    @Test func `a link that was cut off is followed by the next one, of the same serial number too`() throws {
        let first = Array(StreamBuilder().stream(packets).dropLast(2))
        let second = StreamBuilder().stream(packets)
        #expect(try decodePages(first + second) == decodePages(first) + decodePages(second))
    }

    @Test func `multiplexed streams are ignored`() throws {
        let ours = StreamBuilder().stream(packets)
        let other = StreamBuilder(serial: 9, gain: 2000).stream(packets)
        let vorbis = Page(flags: Page.first, granule: 0, serial: 3, sequence: 0, packets: [[1] + Array("vorbis".utf8)])
        let mixed = [vorbis] + zip(ours, other).flatMap { [$0, $1] }
        #expect(try decodePages(mixed) == decodePages(ours))
    }

    @Test func `a bad later link does not cost what came before it`() throws {
        let first = StreamBuilder().stream(packets)
        let second = StreamBuilder(serial: 4, mapping: [3, 1, 0, 0]).stream(packets)
        #expect(try decodePages(first + second) == decodePages(first))
    }

    @Test func `surround mapping may silence a channel`() throws {
        let silent = StreamBuilder(channels: 1, mapping: [1, 1, 0, 255]).stream(packets)
        #expect(try decodePages(silent) == Array(repeating: 0, count: 48_000 - 312))
        let sounding = StreamBuilder(channels: 1, mapping: [1, 1, 0, 0]).stream(packets)
        #expect(try decodePages(sounding) == decodePages(StreamBuilder().stream(packets)))
    }
}
