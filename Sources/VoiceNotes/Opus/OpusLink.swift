/// One Opus stream of a recording while it is being decoded: a link of the chain (RFC 7845, section 3).
///
/// How lost pages are found and filled:
/// 1. A jump in the page numbers, or a packet whose beginning or end is missing, marks a loss.
/// 2. A page says where its last packet ends (its granule position). That, less the sound in the page,
///    less where we are, is what is missing.
/// 3. So much is concealed, up to a limit for each gap, since a position may be damaged or forged.
struct OpusLink: ~Copyable {
    /// The number by which its pages are known.
    let serial: UInt32
    /// Whether a page has come after the first one.
    private(set) var hasBegun = false

    private var decoder: OpusStreamDecoder
    private var assembler: PacketAssembler
    private var headers = Headers.commentsExpected
    private var sequence: UInt32
    /// Where the next sample stands, in granule positions; nil before the first page with sound.
    private var position: Int?
    /// Ticks still to be dropped.
    private var skip: Int
    private var hasLoss = false
    private let rate: SampleRate

    private enum Headers { case commentsExpected, insideComments, done }

    /// The largest gap that is filled, in ticks: 5 s.
    static let longestConcealment = 5 * ticksPerSecond
    /// What RFC 7845, section 6, lets a reader take for damage, in bytes for each stream of a packet.
    static let longestPacket = 61_440

    /// Begins with the page that holds the identification header.
    init(firstPage page: OggPage, rate: SampleRate) throws(VoiceNoteFailure) {
        let head = try OpusHead(page.body)
        decoder = try OpusStreamDecoder(head: head, rate: rate)
        assembler = PacketAssembler(limit: Self.longestPacket * min(head.mapping.streams, 8))
        serial = page.serial
        sequence = page.sequence
        skip = head.preSkip
        self.rate = rate
    }

    /// Takes the next page of this stream and hands out its samples.
    mutating func take(_ page: OggPage, emit: (Span<Int16>) throws(VoiceNoteFailure) -> Void)
        throws(VoiceNoteFailure)
    {
        let followsLast = page.sequence == sequence &+ 1
        sequence = page.sequence
        hasBegun = true
        if isHeader(page) { return }
        assembler.take(page, followsLast: followsLast)
        hasLoss = hasLoss || assembler.hasLoss
        try decodePage(page, emit: emit)
    }

    /// Comments may be long (pictures), so they are passed over page by page, not assembled. They end
    /// with the page on which they end; without them, sound may begin at once.
    private mutating func isHeader(_ page: OggPage) -> Bool {
        let isComment =
            switch headers {
            case .commentsExpected: page.begins(with: "OpusTags")
            case .insideComments: page.isContinued
            case .done: false
            }
        headers = isComment && !page.endsPacket ? .insideComments : .done
        return isComment
    }

    private mutating func decodePage(_ page: OggPage, emit: (Span<Int16>) throws(VoiceNoteFailure) -> Void)
        throws(VoiceNoteFailure)
    {
        let sound = assembler.packets.reduce(0) { $0 + (OpusStreamDecoder.ticks(in: $1) ?? 0) }
        if sound > 0 || page.granule != nil { try fillGap(before: sound, on: page, emit: emit) }
        guard let start = position else { return }
        let end = page.granule ?? start + sound
        var kept = page.isLast ? max(0, min(sound, end - start)) : sound
        for packet in assembler.packets {
            guard let ticks = OpusStreamDecoder.ticks(in: packet) else { continue }
            try deliver(decoder.decode(packet, ticks: ticks), keeping: min(ticks, kept), emit: emit)
            kept -= min(ticks, kept)
        }
        position = end
    }

    /// Brings `position` to where the sound of the page starts.
    private mutating func fillGap(
        before sound: Int, on page: OggPage, emit: (Span<Int16>) throws(VoiceNoteFailure) -> Void
    ) throws(VoiceNoteFailure) {
        guard let granule = page.granule else { return position = position ?? 0 }
        let start = max(0, granule - sound)
        // A capture may begin at any position; only after a loss is the time before it ours to fill.
        guard hasLoss else { return position = position ?? start }
        hasLoss = false
        let missing = start - (position ?? 0)
        guard missing > 0 else { return position = position ?? 0 }
        try conceal(min(missing, Self.longestConcealment), emit: emit)
        position = start
    }

    private mutating func conceal(_ ticks: Int, emit: (Span<Int16>) throws(VoiceNoteFailure) -> Void)
        throws(VoiceNoteFailure)
    {
        let unit = OpusStreamDecoder.shortestFrame
        var left = ticks / unit * unit
        while left > 0 {
            let step = min(left, 8 * unit)
            try deliver(decoder.conceal(ticks: step), keeping: step, emit: emit)
            left -= step
        }
    }

    /// Hands out samples without what the pre-skip and the end trimming take away.
    private mutating func deliver(
        _ samples: UnsafeBufferPointer<Int16>, keeping ticks: Int,
        emit: (Span<Int16>) throws(VoiceNoteFailure) -> Void
    ) throws(VoiceNoteFailure) {
        let perSample = rate.ticksPerSample
        // Sample k stands at tick k · perSample and is kept if that lies within what is kept.
        let end = min(samples.count, (ticks + perSample - 1) / perSample)
        let start = min(samples.count, (skip + perSample - 1) / perSample)
        skip -= min(skip, samples.count * perSample)
        guard start < end else { return }
        try emit(UnsafeBufferPointer(rebasing: samples[start..<end]).span)
    }
}
