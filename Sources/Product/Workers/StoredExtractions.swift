import Asking
import Clone
import Domain
import Engine
import Logging
import Store

/// Keeps what models said of entries in the database, and counts how often that was of use.
struct StoredExtractions: ExtractionCache {
    let store: Store
    /// Names the models that are asked: what others said does not count.
    let models: String
    let metrics: Metrics
    let logger: Logger

    func answer(to prompt: String, about diary: Diary, of person: PersonID) async -> KeptAnswer? {
        do {
            let answer = try await store.extraction(to: key(prompt), about: diary.id, of: person)
            count(answer == nil ? "miss" : "hit")
            return answer
        } catch {
            logger.warning("kept answer not read", metadata: ["diary": "\(diary.id.rawValue)", "error": "\(error)"])
            return nil
        }
    }

    func keep(_ answer: KeptAnswer, to prompt: String, about diary: Diary, of person: PersonID) async {
        do {
            try await store.keepExtraction(answer, to: key(prompt), about: diary, of: person)
        } catch {
            logger.warning("answer not kept", metadata: ["diary": "\(diary.id.rawValue)", "error": "\(error)"])
        }
    }

    private func key(_ prompt: String) -> String { "\(models)\n\(prompt)" }

    private func count(_ outcome: String) {
        metrics.counter(
            "dvoinik_extraction_cache_total",
            help: "Stretches of entries that were to be read, by whether a model had read them before.",
            labels: ["outcome": outcome]
        ).increment()
    }
}
