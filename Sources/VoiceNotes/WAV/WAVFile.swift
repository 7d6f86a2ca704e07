internal import Glibc

/// A WAV file of unknown length being written at 16 kHz: the header is put right when it is closed.
final class WAVFile {
    private let descriptor: Int32
    private var buffer: [UInt8]
    private var sampleCount = 0

    private static let bufferSize = 1 << 16

    init(path: String) throws(FileFailure) {
        descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw FileFailure(code: errno) }
        buffer = WAVHeader.bytes(rate: .hz16000, sampleCount: 0)
        buffer.reserveCapacity(2 * Self.bufferSize)
    }

    deinit {
        Glibc.close(descriptor)
    }

    func write(_ samples: Span<Int16>) throws(FileFailure) {
        // Samples lie in memory as WAV wants them on every machine Swift runs on (little-endian).
        samples.bytes.withUnsafeBytes { buffer.append(contentsOf: $0) }
        sampleCount += samples.count
        if buffer.count >= Self.bufferSize { try flush() }
    }

    /// Completes the file; it is closed for good when nobody holds it any more.
    func close() throws(FileFailure) {
        try flush()
        guard lseek(descriptor, 0, SEEK_SET) == 0 else { throw FileFailure(code: errno) }
        buffer = WAVHeader.bytes(rate: .hz16000, sampleCount: sampleCount)
        try flush()
    }

    private func flush() throws(FileFailure) {
        var done = 0
        while done < buffer.count {
            let written = buffer[done...].withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
            if written < 0 && errno != EINTR { throw FileFailure(code: errno) }
            done += max(0, written)
        }
        buffer.removeAll(keepingCapacity: true)
    }
}
