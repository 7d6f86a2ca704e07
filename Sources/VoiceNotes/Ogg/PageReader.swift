internal import COgg

/// Finds intact pages in bytes of any chunking, whatever lies between them (libogg's synchronisation layer).
///
/// Memory stays below two pages and one slice of input.
struct PageReader: ~Copyable {
    private var sync = ogg_sync_state()
    private var bytesTaken = 0
    private var bytesWasted = 0

    init() {
        ogg_sync_init(&sync)
    }

    deinit {
        var sync = sync
        ogg_sync_clear(&sync)
    }

    /// The most that one call of `append` should bring, to keep memory bounded.
    static let sliceSize = 65_536

    /// Takes more bytes; the page returned last is no longer valid.
    mutating func append(_ bytes: UnsafeBufferPointer<UInt8>) throws(VoiceNoteFailure) {
        guard let source = bytes.baseAddress, !bytes.isEmpty else { return }
        guard let room = ogg_sync_buffer(&sync, bytes.count) else { throw .outOfMemory }
        UnsafeMutableRawPointer(room).copyMemory(from: source, byteCount: bytes.count)
        ogg_sync_wrote(&sync, bytes.count)
        bytesTaken += bytes.count
    }

    /// Whether it holds bytes that may become a page.
    var isWaiting: Bool { sync.fill > sync.returned }

    /// The next intact page, valid until the next call; nil when more bytes are needed.
    mutating func next() throws(VoiceNoteFailure) -> OggPage? {
        var page = ogg_page()
        while true {
            let start = Int(sync.returned)
            let length = ogg_sync_pageseek(&sync, &page)
            if length > 0 { return OggPage(&page) }
            if length == 0 { return nil }
            try accountForFailure(at: start)
        }
    }

    /// Bounds the work that bytes full of forged page headers can cause: each makes libogg
    /// checksum up to 64 KB and then go on from the byte after it.
    private mutating func accountForFailure(at start: Int) throws(VoiceNoteFailure) {
        bytesWasted += candidateSize(at: start)
        if bytesWasted > Self.wasteAllowance + Self.wasteFactor * bytesTaken { throw .damaged }
    }

    private static let wasteAllowance = 1 << 20
    private static let wasteFactor = 8

    private func candidateSize(at start: Int) -> Int {
        let bytes = UnsafeBufferPointer(start: sync.data, count: Int(sync.fill))[start...]
        guard bytes.count >= OggPage.fixedHeaderSize, bytes.starts(with: "OggS".utf8) else { return 0 }
        let table = bytes.dropFirst(OggPage.fixedHeaderSize).prefix(Int(bytes[start + OggPage.fixedHeaderSize - 1]))
        return table.reduce(OggPage.fixedHeaderSize + table.count) { $0 + Int($1) }
    }
}
