import Asking
import Domain
import Engine
import NIOConcurrencyHelpers

/// The way to the model that turns texts into vectors, for those who agree that their words go there.
final class Meanings: Sendable {
    private let embedder: any TextEmbedder
    private let clock: any WallClock
    private let seen = NIOLockedValueBox<Int?>(nil)

    /// How long a question waits for its vector; then the search goes by words alone.
    static let patience: Duration = .seconds(3)

    init(embedder: any TextEmbedder, clock: any WallClock) {
        self.embedder = embedder
        self.clock = clock
    }

    /// The model's name.
    var model: String { embedder.model }

    /// How many components its vectors have, once one was seen.
    var width: Int? { seen.withLockedValue { $0 } }

    /// The vector of a question; none where the person does not agree, or it does not come in time.
    func meaning(of question: String, by person: Person, _ id: PersonID) async -> [Float]? {
        guard person.agrees(to: .clone) else { return nil }
        let clock = clock
        return await withTaskGroup(of: [Float]?.self) { group in
            group.addTask { try? await self.vectors(of: [question], for: .question, id).first }
            group.addTask {
                try? await clock.sleep(for: Self.patience)
                return nil
            }
            defer { group.cancelAll() }
            return await group.next() ?? nil
        }
    }

    /// The vectors of texts, in order.
    func vectors(
        of texts: [String], for purpose: EmbeddingPurpose, _ id: PersonID
    ) async throws(ModelAbsence) -> [[Float]] {
        let vectors = try await embedder.vectors(of: texts, for: purpose, person: id)
        guard let width = vectors.first?.count else { return vectors }
        seen.withLockedValue { $0 = width }
        return vectors
    }
}
