import Curl
import Domain
import LanguageModels
import Product

/// Takes words from speech by a speech-to-text endpoint.
struct EndpointRecognizer: SpeechRecognizer {
    private let endpoint: SpeechToText

    init(endpoint: SpeechToText) {
        self.endpoint = endpoint
    }

    func words(
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
        case .limited(let wait): self = .limited(retryAfter: wait)
        case .cancelled, .unreachable, .timedOut, .serverFailed, .unauthorized, .unknownModel, .malformedAnswer,
            .changedWidth:
            self = .unavailable
        }
    }
}
