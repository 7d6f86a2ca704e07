/// Encodes mono 16-bit samples to an Ogg Opus file that Telegram plays as a voice note:
/// VOIP mode, frames of 20 ms, pages of a second (RFC 7845).
public struct OggOpusEncoder: ~Copyable {
    /// The rate of the samples it takes.
    public let rate: SampleRate

    private let encoder: OpusFrameEncoder
    private var writer: OggWriter
    private var frame: [Int16] = []
    /// What the encoder delays the sound by, in ticks; players drop so much.
    private let preSkip: Int
    private var frameCount = 0
    private var sampleCount = 0

    /// Bits a second at which speech of one voice is transparent: what Telegram's own clients use.
    public static let bitrate = 32_000

    /// Begins a file.
    ///
    /// - Parameters:
    ///   - serial: The serial number of the Ogg stream: any will do, a random one is customary.
    ///   - bitrate: Bits a second, 6,000 to 256,000.
    public init(
        rate: SampleRate = .hz48000, serial: UInt32, bitrate: Int = Self.bitrate
    ) throws(VoiceNoteFailure) {
        let encoder = try OpusFrameEncoder(rate: rate, bitrate: bitrate)
        let preSkip = encoder.lookahead * rate.ticksPerSample
        writer = try Self.headers(serial: serial, head: OpusHead(monoWithPreSkip: preSkip, inputRate: rate.rawValue))
        self.encoder = encoder
        self.preSkip = preSkip
        self.rate = rate
    }

    /// Takes the next samples.
    public mutating func encode(_ samples: Span<Int16>) throws(VoiceNoteFailure) {
        var start = 0
        while start < samples.count {
            let end = min(samples.count, start + encoder.frameLength - frame.count)
            samples.extracting(start..<end).withUnsafeBufferPointer { frame.append(contentsOf: $0) }
            sampleCount += end - start
            start = end
            if frame.count == encoder.frameLength { try encodeFrame(isLast: false) }
        }
    }

    /// Ends the file and returns all of it.
    public consuming func finish() throws(VoiceNoteFailure) -> [UInt8] {
        let total = sampleCount * rate.ticksPerSample + preSkip
        var isLast = false
        while !isLast {
            frame += Array(repeating: 0, count: encoder.frameLength - frame.count)
            isLast = (frameCount + 1) * Self.frameTicks >= total
            try encodeFrame(isLast: isLast, granule: isLast ? total : nil)
        }
        writer.endPage()
        return writer.bytes
    }

    private static let frameTicks = ticksPerSecond / 50
    private static let framesPerPage = 50

    private mutating func encodeFrame(isLast: Bool, granule: Int? = nil) throws(VoiceNoteFailure) {
        let packet = try encoder.encode(frame)
        frame.removeAll(keepingCapacity: true)
        frameCount += 1
        let end = granule ?? frameCount * Self.frameTicks
        try writer.add(packet.span, granule: end, isLast: isLast)
        if frameCount % Self.framesPerPage == 0 { writer.endPage() }
    }

    private static func headers(serial: UInt32, head: OpusHead) throws(VoiceNoteFailure) -> OggWriter {
        var writer = try OggWriter(serial: serial)
        try writer.add(head.packet.span, granule: 0)
        writer.endPage()
        let vendor = OpusFrameEncoder.version
        var tags = Array("OpusTags".utf8)
        tags.append(littleEndian: UInt32(vendor.utf8.count))
        tags += Array(vendor.utf8)
        tags.append(littleEndian: UInt32(0))
        try writer.add(tags.span, granule: 0)
        writer.endPage()
        return writer
    }
}
