internal import COgg

/// One intact Ogg page (RFC 3533, section 6), looking into the memory of the reader that found it.
struct OggPage {
    /// The logical stream it belongs to.
    let serial: UInt32
    /// Its place among the pages of that stream, counted modulo 2³².
    let sequence: UInt32
    /// The granule position of the last packet that ends here; nil where none does or the value is absurd.
    let granule: Int?
    /// Whether its first packet began on an earlier page.
    let isContinued: Bool
    /// Whether it is the first page of its stream.
    let isFirst: Bool
    /// Whether it is the last page of its stream.
    let isLast: Bool
    /// Lengths of the segments; a packet ends with the first one under 255.
    let lacing: UnsafeBufferPointer<UInt8>
    /// The bytes of the packets.
    let body: UnsafeBufferPointer<UInt8>

    init(_ page: inout ogg_page) {
        serial = UInt32(bitPattern: ogg_page_serialno(&page))
        sequence = UInt32(truncatingIfNeeded: ogg_page_pageno(&page))
        let position = Int(ogg_page_granulepos(&page))
        granule = (0..<Self.granuleLimit).contains(position) ? position : nil
        isContinued = ogg_page_continued(&page) != 0
        isFirst = ogg_page_bos(&page) != 0
        isLast = ogg_page_eos(&page) != 0
        let header = UnsafeBufferPointer(start: page.header, count: page.header_len)
        lacing = UnsafeBufferPointer(rebasing: header[Self.fixedHeaderSize...])
        body = UnsafeBufferPointer(start: page.body, count: page.body_len)
    }

    /// Whether a packet ends on this page.
    var endsPacket: Bool { lacing.contains { $0 < 255 } }

    /// Whether the first packet starts here and with these bytes.
    func begins(with signature: StaticString) -> Bool {
        guard !isContinued, body.count >= signature.utf8CodeUnitCount else { return false }
        let expected = UnsafeBufferPointer(start: signature.utf8Start, count: signature.utf8CodeUnitCount)
        return body.starts(with: expected)
    }

    /// Bytes of a page header before its segment table.
    static let fixedHeaderSize = 27

    /// Bytes of the largest page: 255 segments of 255 bytes.
    static let largestSize = fixedHeaderSize + 255 + 255 * 255

    /// Millions of years: beyond it a position is damage, and sums of positions could overflow.
    private static let granuleLimit = 1 << 52
}
