internal import COpus

/// Turns Opus packets into mono samples at the wanted rate (libopus's decoders, our downmix).
///
/// libopus delivers 16 kHz itself: no resampler follows.
struct OpusStreamDecoder: ~Copyable {
    /// Ticks of 1/48,000 s in the longest packet (120 ms) and in the finest unit of concealment (2.5 ms).
    static let longestPacket = 5760
    static let shortestFrame = 120

    private let codec: OpusCodec
    private let rate: SampleRate
    private let weights: [Float]
    private let interleaved: UnsafeMutablePointer<Float>
    private let interleavedCount: Int
    private var clipMemory: Float = 0
    private let mono: UnsafeMutableBufferPointer<Int16>

    init(head: OpusHead, rate: SampleRate) throws(VoiceNoteFailure) {
        let mapping = head.mapping
        codec = try OpusCodec(mapping: mapping, rate: rate, gain: head.outputGain)
        self.rate = rate
        weights = mapping.weights
        let longest = rate.samples(inTicks: Self.longestPacket)
        interleavedCount = longest * mapping.table.count
        interleaved = .allocate(capacity: interleavedCount)
        interleaved.initialize(repeating: 0, count: interleavedCount)
        mono = .allocate(capacity: longest)
        mono.initialize(repeating: 0)
    }

    deinit {
        interleaved.deallocate()
        mono.deallocate()
    }

    /// How long a packet sounds, in ticks; nil for one that is not Opus.
    static func ticks(in packet: UnsafeBufferPointer<UInt8>) -> Int? {
        guard let bytes = packet.baseAddress, !packet.isEmpty else { return nil }
        let count = opus_packet_get_nb_samples(bytes, opus_int32(packet.count), opus_int32(ticksPerSecond))
        return count > 0 ? Int(count) : nil
    }

    /// The samples of a packet that sounds for so many ticks, valid until the next call.
    ///
    /// What cannot be decoded is concealed.
    mutating func decode(_ packet: UnsafeBufferPointer<UInt8>, ticks: Int) -> UnsafeBufferPointer<Int16> {
        let room = rate.samples(inTicks: Self.longestPacket)
        guard let count = codec.decode(packet, into: interleaved, capacity: room) else { return conceal(ticks: ticks) }
        return downmix(count)
    }

    /// Samples that stand in for lost ones, valid until the next call.
    ///
    /// - Parameter ticks: A multiple of `shortestFrame`, at most `longestPacket`.
    mutating func conceal(ticks: Int) -> UnsafeBufferPointer<Int16> {
        let wanted = rate.samples(inTicks: ticks)
        let count = codec.decode(nil, into: interleaved, capacity: wanted)
        if count == nil { interleaved.update(repeating: 0, count: interleavedCount) }
        return downmix(count ?? wanted)
    }

    /// One channel, with its peaks above full scale bent down gently as libopus does for 16-bit output.
    private mutating func downmix(_ count: Int) -> UnsafeBufferPointer<Int16> {
        if weights.count > 1 { PCM.mix(interleaved, weights: weights, count: count) }
        opus_pcm_soft_clip(interleaved, CInt(count), 1, &clipMemory)
        PCM.quantise(interleaved, to: mono, count: count)
        return UnsafeBufferPointer(rebasing: mono[..<count])
    }
}
