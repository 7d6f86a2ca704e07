/// Takes the samples of a recording at 48 kHz and encodes a passage of them.
struct VoiceNoteCutter: ~Copyable {
    private var encoder: OggOpusEncoder
    private let passage: Range<Int>
    private var position = 0
    private var failure: VoiceNoteFailure?

    init(_ seconds: Range<Double>, serial: UInt32) throws(VoiceNoteFailure) {
        encoder = try OggOpusEncoder(rate: .hz48000, serial: serial)
        passage = Self.sample(at: seconds.lowerBound)..<Self.sample(at: seconds.upperBound)
    }

    /// Whether the passage has been taken in full, or cannot be.
    var isComplete: Bool { failure != nil || position >= passage.upperBound }

    mutating func take(_ samples: Span<Int16>) {
        let start = min(max(passage.lowerBound - position, 0), samples.count)
        let end = min(max(passage.upperBound - position, start), samples.count)
        position += samples.count
        do {
            try encoder.encode(samples.extracting(start..<end))
        } catch {
            failure = error
        }
    }

    consuming func finish() throws(VoiceNoteFailure) -> [UInt8] {
        if let failure { throw failure }
        guard position > passage.lowerBound, !passage.isEmpty else { throw .noAudio }
        return try encoder.finish()
    }

    private static func sample(at seconds: Double) -> Int {
        Int(min(max(seconds, 0), 1e9) * Double(ticksPerSecond))
    }
}
