public import Domain
public import LanguageModels

/// Takes words from speech by a speech-to-text endpoint.
public struct EndpointRecognizer: SpeechRecognizer {
    private let endpoint: SpeechToText

    /// Asks an endpoint.
    public init(endpoint: SpeechToText) {
        self.endpoint = endpoint
    }

    public func words(
        in wav: String, seconds: Double, language: Language, names: [String]
    ) async throws(SpeechFailure) -> Transcript {
        do throws(ModelFailure) {
            return try await endpoint.transcribe(
                wav: .file(path: wav), language: language, names: names, duration: .seconds(seconds))
        } catch {
            throw SpeechFailure(error)
        }
    }
}

extension SpeechFailure {
    /// What follows from a model's failure. What only an operator can mend is mended one day, and the recording waits.
    fileprivate init(_ failure: ModelFailure) {
        switch failure {
        case .refused: self = .refused
        case .limited(let wait): self = .unavailable(retryAfter: wait)
        case .cancelled, .unreachable, .timedOut, .serverFailed, .unauthorized, .unknownModel, .malformedAnswer:
            self = .unavailable(retryAfter: nil)
        }
    }
}
