/// Keeps each piece as a WAV file in memory (16 kHz: 1.9 MB a minute).
public struct WAVMemory: SpeechSink {
    private var file: [UInt8] = []

    /// Makes an empty one.
    public init() {}

    /// Begins a file.
    public mutating func begin() throws(Never) {
        file = WAVHeader.bytes(rate: .hz16000, sampleCount: 0)
    }

    /// Adds samples to it.
    public mutating func write(_ samples: Span<Int16>) throws(Never) {
        // Samples lie in memory as WAV wants them on every machine Swift runs on (little-endian).
        samples.bytes.withUnsafeBytes { file.append(contentsOf: $0) }
    }

    /// Completes the file and returns its bytes.
    public mutating func end() throws(Never) -> [UInt8] {
        let sampleCount = (file.count - WAVHeader.size) / 2
        file.replaceSubrange(..<WAVHeader.size, with: WAVHeader.bytes(rate: .hz16000, sampleCount: sampleCount))
        defer { file = [] }
        return file
    }
}
