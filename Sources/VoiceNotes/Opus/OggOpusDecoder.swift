/// Decodes an Ogg Opus recording to mono 16-bit samples as its bytes come (RFC 7845, RFC 6716).
///
/// Pages go in, samples come out; memory does not grow with the length. Chained streams are joined,
/// surround is mixed down, lost pages are concealed, damage is passed over. Not for use from several
/// threads at once, and long work for the CPU: call it on a queue of its own.
public struct OggOpusDecoder: ~Copyable {
    /// The rate of the samples it hands out.
    public let rate: SampleRate
    /// Samples handed out so far.
    public private(set) var sampleCount = 0

    private var reader = PageReader()
    private var link: OpusLink?
    private let sampleLimit: Int
    private let limit: Duration
    private var hasBytes = false
    private var hasPage = false
    private var hasLink = false

    /// Makes a decoder for one recording.
    ///
    /// - Parameters:
    ///   - rate: The rate of the samples to hand out.
    ///   - limit: The most sound to produce: a few bytes of Opus can claim hours of it.
    public init(rate: SampleRate = .hz16000, limit: Duration = .seconds(12 * 3600)) {
        self.rate = rate
        self.limit = limit
        sampleLimit = Int(limit.components.seconds) * rate.rawValue
    }

    /// Takes the next bytes, however the recording is cut, and hands out the samples that they complete.
    ///
    /// - Parameter emit: Called for each run of samples, in order; the span is valid during the call only.
    public mutating func decode(_ bytes: Span<UInt8>, emit: (Span<Int16>) -> Void) throws(VoiceNoteFailure) {
        let result = bytes.withUnsafeBufferPointer { buffer in
            Result { () throws(VoiceNoteFailure) in try decode(buffer, emit: emit) }
        }
        try result.get()
    }

    /// Hands out what is left after the last byte, and checks that there was sound at all.
    public consuming func finish(emit: (Span<Int16>) -> Void) throws(VoiceNoteFailure) {
        guard hasBytes else { throw .empty }
        // Something that looks like a page but ends beyond the file may hide the last real ones:
        // zeros complete it, it proves false, and the search goes on behind its first byte.
        if reader.isWaiting {
            let padding = [UInt8](repeating: 0, count: OggPage.largestSize)
            try decode(padding.span, emit: emit)
        }
        guard hasPage else { throw .notOgg }
        guard hasLink else { throw .noOpusStream }
        guard sampleCount > 0 else { throw .noAudio }
    }

    private mutating func decode(_ bytes: UnsafeBufferPointer<UInt8>, emit: (Span<Int16>) -> Void)
        throws(VoiceNoteFailure)
    {
        hasBytes = hasBytes || !bytes.isEmpty
        var rest = bytes[...]
        while !rest.isEmpty {
            try reader.append(UnsafeBufferPointer(rebasing: rest.prefix(PageReader.sliceSize)))
            rest = rest.dropFirst(PageReader.sliceSize)
            while let page = try reader.next() {
                hasPage = true
                try take(page, emit: emit)
            }
        }
    }

    private mutating func take(_ page: OggPage, emit: (Span<Int16>) -> Void) throws(VoiceNoteFailure) {
        if page.isFirst {
            if page.begins(with: OpusHead.signature) { try beginLink(page) }
        } else if page.serial == link?.serial {
            var left = sampleLimit - sampleCount
            defer { sampleCount = sampleLimit - left }
            try link?.take(page) { [limit] (samples) throws(VoiceNoteFailure) in
                guard samples.count <= left else { throw .tooLong(limit: limit) }
                left -= samples.count
                emit(samples)
            }
        }
    }

    /// Streams that begin together are multiplexed, and the first one counts; one that begins later
    /// is the next link of the chain. A bad later link does not cost what came before it.
    private mutating func beginLink(_ page: OggPage) throws(VoiceNoteFailure) {
        if link?.hasBegun == false { return }
        do throws(VoiceNoteFailure) {
            link = try OpusLink(firstPage: page, rate: rate)
            hasLink = true
        } catch {
            link = nil
            if sampleCount == 0 { throw error }
        }
    }
}
