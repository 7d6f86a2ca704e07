import Domain
import Engine

/// Counts the calls of a speech-to-text endpoint by what came of them, and the time they take.
struct MeteredRecognizer: SpeechRecognizer {
    let speech: any SpeechRecognizer
    let metrics: Metrics
    let clock: any WallClock

    func words(
        in wav: String, seconds: Double, language: Language, names: [String]
    ) async throws(SpeechFailure) -> Transcript {
        let began = clock.now
        do throws(SpeechFailure) {
            let words = try await speech.words(in: wav, seconds: seconds, language: language, names: names)
            count("answered", since: began)
            return words
        } catch {
            count(error.outcome, since: began)
            throw error
        }
    }

    private func count(_ outcome: String, since began: Timestamp) {
        metrics.counter(
            "dvoinik_model_calls_total", help: "Calls of models by task and outcome.",
            labels: ["task": "transcribe", "outcome": outcome]
        ).increment()
        metrics.summary(
            "dvoinik_model_call_seconds", help: "Time taken by calls of models.", labels: ["task": "transcribe"]
        ).observe(Double((clock.now - began).wholeMilliseconds) / 1000)
    }
}

extension SpeechFailure {
    /// Its name in the metrics.
    fileprivate var outcome: String {
        switch self {
        case .unavailable: "unavailable"
        case .limited: "limited"
        case .refused: "refused"
        }
    }
}
