import Domain
import Product
import NIOConcurrencyHelpers

/// A speech-to-text endpoint that hears in every recording how long it is, and is away for hours at times.
final class Listener: SpeechRecognizer {
    let isDown = NIOLockedValueBox(false)
    /// Whether it wants fewer requests, and names no time.
    let isLimiting = NIOLockedValueBox(false)
    private let chance: Chance
    private let crash: Crash

    init(chance: Chance, crash: Crash) {
        self.chance = chance
        self.crash = crash
    }

    func words(
        in wav: String, seconds: Double, language: Language, names: [String]
    ) async throws(SpeechFailure) -> Transcript {
        if isDown.withLockedValue({ $0 }) || chance.happens(0.03) { throw .unavailable }
        if isLimiting.withLockedValue({ $0 }) { throw .limited(retryAfter: nil) }
        if chance.happens(0.003) { await crash.happen() }
        return Transcript(text: Recordings.heard(seconds: seconds), language: language)
    }
}
