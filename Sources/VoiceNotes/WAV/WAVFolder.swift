/// Writes each piece to a WAV file of its own, so that memory does not grow with the recording.
///
/// The files (`1.wav`, `2.wav`, …) are readable by their owner only. Whoever made the folder removes it,
/// also after a failure.
public struct WAVFolder: SpeechSink {
    private let path: String
    private var count = 0
    private var file: WAVFile?

    /// - Parameter path: A folder that exists.
    public init(path: String) {
        self.path = path
    }

    /// Opens the next file.
    public mutating func begin() throws(FileFailure) {
        count += 1
        file = try WAVFile(path: "\(path)/\(count).wav")
    }

    /// Writes samples to it.
    public mutating func write(_ samples: Span<Int16>) throws(FileFailure) {
        try file?.write(samples)
    }

    /// Closes the file and returns its path.
    public mutating func end() throws(FileFailure) -> String {
        try file?.close()
        file = nil
        return "\(path)/\(count).wav"
    }
}

/// A file could not be written.
public struct FileFailure: Error, Equatable, Sendable {
    /// The system's error number (`errno`), such as `ENOSPC`.
    public let code: Int32
}
