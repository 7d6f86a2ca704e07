internal import COpus

/// A decoder of libopus, with its gain set.
enum OpusCodec: ~Copyable {
    /// For one stream: a third of the time that the multistream decoder takes for it.
    case single(SingleDecoder)
    /// For several streams in each packet.
    case multiple(MultipleDecoder)

    /// - Parameter gain: In 1/256 dB.
    init(mapping: ChannelMapping, rate: SampleRate, gain: Int) throws(VoiceNoteFailure) {
        if mapping == .mono {
            self = .single(try SingleDecoder(rate: rate, gain: gain))
        } else {
            self = .multiple(try MultipleDecoder(mapping: mapping, rate: rate, gain: gain))
        }
    }

    /// Decodes a packet, or conceals a lost one where there is none.
    ///
    /// - Parameters:
    ///   - room: Receives interleaved samples of ±1.0.
    ///   - capacity: Samples for each channel that `room` holds, or that are to be concealed.
    /// - Returns: Samples for each channel, nil for damage.
    borrowing func decode(
        _ packet: UnsafeBufferPointer<UInt8>?, into room: UnsafeMutablePointer<Float>, capacity: Int
    ) -> Int? {
        let bytes = packet?.baseAddress
        let length = opus_int32(packet?.count ?? 0)
        let count =
            switch self {
            case .single(let decoder):
                opus_decode_float(decoder.pointer, bytes, length, room, CInt(capacity), 0)
            case .multiple(let decoder):
                opus_multistream_decode_float(decoder.pointer, bytes, length, room, CInt(capacity), 0)
            }
        return count < 0 ? nil : Int(count)
    }
}

/// Owns an `OpusDecoder` of one channel.
struct SingleDecoder: ~Copyable {
    let pointer: OpaquePointer

    init(rate: SampleRate, gain: Int) throws(VoiceNoteFailure) {
        let created = opus_decoder_create(opus_int32(rate.rawValue), 1, nil)
        guard let created else { throw .outOfMemory }
        opus_decoder_set_gain(created, opus_int32(gain))
        pointer = created
    }

    deinit {
        opus_decoder_destroy(pointer)
    }
}

/// Owns an `OpusMSDecoder`.
struct MultipleDecoder: ~Copyable {
    let pointer: OpaquePointer

    init(mapping: ChannelMapping, rate: SampleRate, gain: Int) throws(VoiceNoteFailure) {
        var status = OPUS_OK
        let created = opus_multistream_decoder_create(
            opus_int32(rate.rawValue), CInt(mapping.table.count), CInt(mapping.streams), CInt(mapping.coupled),
            mapping.table, &status)
        guard let created else { throw status == OPUS_BAD_ARG ? .malformedHeader : .outOfMemory }
        opus_multistream_decoder_set_gain(created, opus_int32(gain))
        pointer = created
    }

    deinit {
        opus_multistream_decoder_destroy(pointer)
    }
}
