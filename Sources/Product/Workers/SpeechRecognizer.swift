public import Domain

/// Takes the words from speech.
public protocol SpeechRecognizer: Sendable {
    /// The words of a piece of speech.
    ///
    /// - Parameters:
    ///   - wav: 16-bit PCM at 16 kHz, mono, with a WAV header.
    ///   - seconds: Its length.
    ///   - language: The language the person usually speaks.
    ///   - names: Names the person uses, which help to spell them.
    func words(
        in wav: [UInt8], seconds: Double, language: Language, names: [String]
    ) async throws(SpeechFailure) -> Transcript
}

/// Why there are no words, by what follows from it.
public enum SpeechFailure: Error, Equatable, Sendable {
    /// Worth another attempt, after the time the endpoint asked for if it named one.
    case unavailable(retryAfter: Duration?)
    /// The endpoint will never take this recording.
    case refused
}
