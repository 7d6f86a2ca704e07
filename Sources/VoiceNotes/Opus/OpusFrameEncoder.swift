internal import COpus

/// Turns frames of 20 ms into Opus packets (libopus's encoder in VOIP mode).
struct OpusFrameEncoder: ~Copyable {
    /// Samples in a frame.
    let frameLength: Int
    /// Samples by which the decoded sound lags behind.
    let lookahead: Int

    private let encoder: OpaquePointer

    /// - Parameter bitrate: Bits a second; brought into the range that makes sense for one channel.
    init(rate: SampleRate, bitrate: Int) throws(VoiceNoteFailure) {
        let created = opus_encoder_create(opus_int32(rate.rawValue), 1, OPUS_APPLICATION_VOIP, nil)
        guard let created else { throw .outOfMemory }
        opus_encoder_set_bitrate(created, opus_int32(min(max(bitrate, 6000), 256_000)))
        opus_encoder_set_signal_voice(created)
        var lookahead: opus_int32 = 0
        opus_encoder_get_lookahead(created, &lookahead)
        encoder = created
        frameLength = rate.rawValue / 50
        self.lookahead = Int(lookahead)
    }

    deinit {
        opus_encoder_destroy(encoder)
    }

    /// The packet of a frame of `frameLength` samples.
    func encode(_ frame: [Int16]) throws(VoiceNoteFailure) -> [UInt8] {
        var packet = [UInt8](repeating: 0, count: Self.longestPacket)
        let length = opus_encode(encoder, frame, CInt(frameLength), &packet, opus_int32(packet.count))
        // The arguments are right by construction, so nothing but memory can be short.
        guard length > 0 else { throw .outOfMemory }
        packet.removeLast(packet.count - Int(length))
        return packet
    }

    /// The library that encodes, for the comment header.
    static var version: String { String(cString: opus_get_version_string()) }

    /// Bytes of the longest frame there is (RFC 6716, section 3.2.1), and its first byte.
    private static let longestPacket = 1276
}
