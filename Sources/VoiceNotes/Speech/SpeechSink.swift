/// Takes the pieces of a recording as they are cut: files, memory, a socket.
public protocol SpeechSink {
    /// What a finished piece has become: a path, the bytes of a WAV file.
    associatedtype Output: Sendable
    /// Why a piece could not be taken.
    associatedtype Failure: Error

    /// Begins a piece.
    mutating func begin() throws(Failure)
    /// Takes the next samples of the piece: mono, 16 kHz.
    mutating func write(_ samples: Span<Int16>) throws(Failure)
    /// Ends the piece.
    mutating func end() throws(Failure) -> Output
}

/// A piece of a recording that holds speech.
public struct SpeechPiece<Output: Sendable>: Sendable {
    /// Where it begins in the recording, in seconds: add it to the times of its transcript's segments.
    public let start: Double
    /// Its length in seconds.
    public let duration: Double
    /// The piece itself.
    public let output: Output
}

extension SpeechPiece: Equatable where Output: Equatable {}
