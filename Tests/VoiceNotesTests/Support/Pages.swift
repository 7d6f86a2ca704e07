import COgg
import Foundation

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
