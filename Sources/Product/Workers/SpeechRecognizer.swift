public import Domain

/// Takes the words from speech.
public protocol SpeechRecognizer: Sendable {
    /// The words of a piece of speech.
    ///
    /// - Parameters:
    ///   - wav: The path of a WAV file: 16-bit PCM at 16 kHz, mono.
    ///   - seconds: Its length.
    ///   - language: The language the person usually speaks.
    ///   - names: Names the person uses, which help to spell them.
    func words(
        in wav: String, seconds: Double, language: Language, names: [String]
    ) async throws(SpeechFailure) -> Transcript
}

/// Why there are no words, by what follows from it.
public enum SpeechFailure: Error, Equatable, Sendable {
    /// Worth another attempt.
    case unavailable
    /// The endpoint wants fewer requests, and says after what time the next may come if it does.
    case limited(retryAfter: Duration?)
    /// The endpoint will never take this recording.
    case refused
}
