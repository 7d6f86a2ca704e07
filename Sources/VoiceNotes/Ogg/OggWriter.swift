internal import COgg

/// Puts packets on pages (libogg's framing layer).
struct OggWriter: ~Copyable {
    /// The pages written so far.
    private(set) var bytes: [UInt8] = []

    private var stream = ogg_stream_state()
    private var packetCount: Int64 = 0

    init(serial: UInt32) throws(VoiceNoteFailure) {
        guard ogg_stream_init(&stream, CInt(bitPattern: serial)) == 0 else { throw .outOfMemory }
    }

    deinit {
        var stream = stream
        ogg_stream_clear(&stream)
    }

    /// Adds a packet to the page being filled.
    ///
    /// - Parameters:
    ///   - granule: Where the packet ends, in ticks of 1/48,000 s.
    ///   - isLast: Whether the stream ends with it.
    mutating func add(_ packet: Span<UInt8>, granule: Int, isLast: Bool = false) throws(VoiceNoteFailure) {
        let status = packet.withUnsafeBufferPointer { bytes in
            var item = ogg_packet(
                packet: UnsafeMutablePointer(mutating: bytes.baseAddress), bytes: bytes.count,
                b_o_s: packetCount == 0 ? 1 : 0, e_o_s: isLast ? 1 : 0, granulepos: Int64(granule),
                packetno: packetCount)
            return ogg_stream_packetin(&stream, &item)
        }
        guard status == 0 else { throw .outOfMemory }
        packetCount += 1
        collect(ogg_stream_pageout)
    }

    /// Ends the page being filled.
    mutating func endPage() {
        collect(ogg_stream_flush)
    }

    private mutating func collect(
        _ nextPage: (UnsafeMutablePointer<ogg_stream_state>?, UnsafeMutablePointer<ogg_page>?) -> CInt
    ) {
        var page = ogg_page()
        while nextPage(&stream, &page) != 0 {
            bytes += UnsafeBufferPointer(start: page.header, count: page.header_len)
            bytes += UnsafeBufferPointer(start: page.body, count: page.body_len)
        }
    }
}
