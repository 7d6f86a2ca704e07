import COgg
import Foundation

@testable import VoiceNotes

/// Ogg pages by hand: reading a file into pages, changing them, and sealing them with a right checksum.
struct Page: Equatable {
    var flags: UInt8
    var granule: Int64
    var serial: UInt32
    var sequence: UInt32
    var lacing: [UInt8]
    var body: [UInt8]

    static let continued: UInt8 = 1
    static let first: UInt8 = 2
    static let last: UInt8 = 4

    /// A page of whole packets.
    init(flags: UInt8 = 0, granule: Int64, serial: UInt32, sequence: UInt32, packets: [[UInt8]]) {
        self.flags = flags
        self.granule = granule
        self.serial = serial
        self.sequence = sequence
        lacing = packets.flatMap { Array(repeating: 255, count: $0.count / 255) + [UInt8($0.count % 255)] }
        body = packets.flatMap { $0 }
    }

    init(header: ArraySlice<UInt8>, body: ArraySlice<UInt8>) {
        let start = header.startIndex
        func integer<Value: FixedWidthInteger>(_ offset: Int, _ type: Value.Type) -> Value {
            (0..<Value.bitWidth / 8).reduce(0) {
                $0 | Value(truncatingIfNeeded: header[start + offset + $1]) << (8 * $1)
            }
        }
        flags = header[start + 5]
        granule = integer(6, Int64.self)
        serial = integer(14, UInt32.self)
        sequence = integer(18, UInt32.self)
        lacing = Array(header[(start + 27)...])
        self.body = Array(body)
    }

    /// The page with its checksum, which libogg computes.
    var bytes: [UInt8] {
        var header = Array("OggS".utf8) + [0, flags]
        func append(_ value: some FixedWidthInteger) {
            withUnsafeBytes(of: value.littleEndian) { header.append(contentsOf: $0) }
        }
        append(granule)
        append(serial)
        append(sequence)
        append(UInt32(0))
        header.append(UInt8(lacing.count))
        header += lacing
        var body = body
        header.withUnsafeMutableBufferPointer { header in
            body.withUnsafeMutableBufferPointer { body in
                var page = ogg_page(
                    header: header.baseAddress, header_len: header.count, body: body.baseAddress, body_len: body.count)
                ogg_page_checksum_set(&page)
            }
        }
        return header + body
    }
}

enum Pages {
    /// The pages of a file that has nothing between them.
    static func split(_ bytes: [UInt8]) -> [Page] {
        var pages: [Page] = []
        var start = 0
        while start + 27 <= bytes.count {
            let bodyStart = start + 27 + Int(bytes[start + 26])
            let length = bytes[(start + 27)..<bodyStart].reduce(0) { $0 + Int($1) }
            pages.append(Page(header: bytes[start..<bodyStart], body: bytes[bodyStart..<bodyStart + length]))
            start = bodyStart + length
        }
        return pages
    }

    static func joined(_ pages: [Page]) -> [UInt8] {
        pages.flatMap(\.bytes)
    }

    /// The same pages with right checksums.
    static func resealed(_ bytes: [UInt8]) -> [UInt8] {
        joined(split(bytes))
    }
}

/// A small Ogg Opus stream made packet by packet.
struct StreamBuilder {
    var serial: UInt32 = 77
    var channels: UInt8 = 1
    var preSkip = 312
    var gain: Int16 = 0
    /// Mapping family and what follows it in the header.
    var mapping: [UInt8] = [0]
    var version: UInt8 = 1

    var head: [UInt8] {
        let gain = UInt16(bitPattern: gain)
        return Array("OpusHead".utf8) + [version, channels, UInt8(preSkip & 255), UInt8(preSkip >> 8), 128, 187, 0, 0]
            + [UInt8(gain & 255), UInt8(gain >> 8)] + mapping
    }

    static let tags = Array("OpusTags".utf8) + [0, 0, 0, 0, 0, 0, 0, 0]

    var headers: [Page] {
        [
            Page(flags: Page.first, granule: 0, serial: serial, sequence: 0, packets: [head]),
            Page(granule: 0, serial: serial, sequence: 1, packets: [Self.tags]),
        ]
    }

    /// Headers, then pages of so many packets of 20 ms.
    func stream(_ packets: [[UInt8]], perPage: Int = 10, start: Int = 0, end: Int? = nil) -> [Page] {
        var pages = headers
        for first in stride(from: 0, to: packets.count, by: perPage) {
            let last = min(first + perPage, packets.count)
            let isEnd = last == packets.count
            let granule = isEnd ? end ?? (start + last * 960) : start + last * 960
            pages.append(
                Page(
                    flags: isEnd ? Page.last : 0, granule: Int64(granule), serial: serial,
                    sequence: UInt32(pages.count), packets: Array(packets[first..<last])))
        }
        return pages
    }

    /// The Opus packets of 20 ms in a file of ours.
    static func packets(of bytes: [UInt8]) -> [[UInt8]] {
        Pages.split(bytes).dropFirst(2).flatMap { page in
            var start = 0
            var length = 0
            return page.lacing.compactMap { lace -> [UInt8]? in
                length += Int(lace)
                guard lace < 255 else { return nil }
                defer {
                    start += length
                    length = 0
                }
                return Array(page.body[start..<start + length])
            }
        }
    }
}

/// Encodes samples at 48 kHz with our own encoder.
func encode(_ samples: [Int16], rate: SampleRate = .hz48000, bitrate: Int = 32_000) throws -> [UInt8] {
    var encoder = try OggOpusEncoder(rate: rate, serial: 77, bitrate: bitrate)
    try encoder.encode(samples.span)
    return try encoder.finish()
}
