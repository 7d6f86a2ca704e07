/// The identification header of an Ogg Opus stream (RFC 7845, section 5.1).
struct OpusHead: Equatable {
    static let signature: StaticString = "OpusHead"

    /// Output channels, 1 to 8.
    var channels: Int
    /// Ticks of 1/48,000 s to drop from the beginning of the decoder's output.
    var preSkip: Int
    /// The sample rate before encoding in Hz, for information only; 0 when unknown.
    var inputRate: Int
    /// Gain to apply to the output, in 1/256 dB.
    var outputGain: Int
    /// Which stream's which channel each output channel comes from.
    var mapping: ChannelMapping

    /// Reads the header packet.
    init(_ packet: UnsafeBufferPointer<UInt8>) throws(VoiceNoteFailure) {
        guard packet.count >= 19 else { throw .malformedHeader }
        guard packet[8] < 16 else { throw .unsupportedVersion(packet[8]) }
        channels = Int(packet[9])
        preSkip = Int(packet[10]) | Int(packet[11]) << 8
        inputRate = (0..<4).reduce(0) { $0 | Int(packet[12 + $1]) << (8 * $1) }
        outputGain = Int(Int16(bitPattern: UInt16(packet[16]) | UInt16(packet[17]) << 8))
        mapping = try ChannelMapping(
            family: packet[18], channels: channels, table: UnsafeBufferPointer(rebasing: packet[19...]))
    }

    /// The header of a mono stream without gain.
    init(monoWithPreSkip preSkip: Int, inputRate: Int) {
        channels = 1
        self.preSkip = preSkip
        self.inputRate = inputRate
        outputGain = 0
        mapping = .mono
    }

    /// The header packet of a stream of mapping family 0.
    var packet: [UInt8] {
        var bytes = Array("OpusHead".utf8)
        bytes += [1, UInt8(channels)]
        bytes.append(littleEndian: UInt16(preSkip))
        bytes.append(littleEndian: UInt32(inputRate))
        bytes.append(littleEndian: Int16(outputGain))
        bytes.append(0)
        return bytes
    }
}

extension [UInt8] {
    /// Appends an integer, lowest byte first.
    mutating func append(littleEndian value: some FixedWidthInteger) {
        Swift.withUnsafeBytes(of: value.littleEndian) { append(contentsOf: $0) }
    }
}
