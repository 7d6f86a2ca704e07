/// The header of a RIFF WAVE file of 16-bit mono samples (Microsoft and IBM, 1991).
enum WAVHeader {
    /// Bytes before the samples.
    static let size = 44

    /// - Parameter sampleCount: Samples that follow, at most 2³⁰.
    static func bytes(rate: SampleRate, sampleCount: Int) -> [UInt8] {
        let dataSize = UInt32(clamping: 2 * sampleCount)
        var bytes = Array("RIFF".utf8)
        bytes.append(littleEndian: dataSize &+ UInt32(size - 8))
        bytes += Array("WAVEfmt ".utf8)
        bytes.append(littleEndian: UInt32(16))
        bytes.append(littleEndian: UInt16(1))
        bytes.append(littleEndian: UInt16(1))
        bytes.append(littleEndian: UInt32(rate.rawValue))
        bytes.append(littleEndian: UInt32(2 * rate.rawValue))
        bytes.append(littleEndian: UInt16(2))
        bytes.append(littleEndian: UInt16(16))
        bytes += Array("data".utf8)
        bytes.append(littleEndian: dataSize)
        return bytes
    }
}
