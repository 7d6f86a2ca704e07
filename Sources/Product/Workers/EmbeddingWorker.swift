import Asking
import Clone
import Dialogue
import Domain
import Engine
import Logging
import Store

/// Turns into vectors what a person said and what is known from it, as far as there are none of the present model: in
/// batches, each of which is kept at once, so that little is done again after a crash. A text that was embedded once is
/// not embedded again, wherever it stands. When all is there, the vectors of other models go; and so they do where the
/// person no longer agrees.
struct EmbeddingWorker: JobWorker {
    let meanings: Meanings?
    let indices: PersonIndices
    let ledger: BotLedger
    let metrics: Metrics
    let logger: Logger

    var kinds: Set<String> { [JobKind.embed.rawValue] }

    /// The most texts between two commits, unless one part of an entry has more.
    private static let batch = 64

    func perform(_ job: JobInHand<Job>, report: @Sendable (Event) async -> Void) async -> JobOutcome<Event> {
        guard let meanings else { return .done }
        do {
            var left = Int.max
            var refused: Set<KeptVectors.Owner> = []
            while true {
                let (known, index) = try await indices.look(at: job.conversation)
                // Asked anew before each batch: consent can be withdrawn meanwhile.
                guard let person = known.person, person.agrees(to: .clone) else {
                    return try await finish(job.conversation, meanings)
                }
                let owners = index.unembedded(width: meanings.width).filter { !refused.contains($0.owner) }
                guard !owners.isEmpty else { return try await finish(job.conversation, meanings) }
                // What is not accepted does not come closer by trying at once.
                guard owners.count < left else { return .postponed(for: .hours(1), nil) }
                left = owners.count
                refused.formUnion(try await embedAll(Self.first(of: owners), index, job.conversation, meanings))
            }
        } catch let absence as ModelAbsence {
            return absence.wait(attempt: job.attempt).map { .postponed(for: $0, nil) } ?? .done
        } catch {
            guard !Task.isCancelled else { return .postponed(for: .zero, nil) }
            logger.error("words not embedded", metadata: ["error": "\(error)"])
            return .postponed(for: JobPatience.wait(after: job.attempt), nil)
        }
    }

    private func finish(_ conversation: ConversationID, _ meanings: Meanings) async throws -> JobOutcome<Event> {
        try await ledger.write { try $0.apply(.vectors(.dropped(except: meanings.model)), to: conversation) }
        return .done
    }

    /// As many as have room in a batch, and one at least.
    private static func first(of owners: [PersonIndex.Unembedded]) -> [PersonIndex.Unembedded] {
        var room = batch
        return Array(
            owners.prefix { owner in
                defer { room -= owner.texts.count }
                return room == batch || room >= owner.texts.count
            })
    }

    /// Embeds what the model takes. Returns those of which it takes nothing: they must not hold up the others.
    private func embedAll(
        _ owners: [PersonIndex.Unembedded], _ index: PersonIndex, _ conversation: ConversationID, _ meanings: Meanings
    ) async throws -> Set<KeptVectors.Owner> {
        do {
            try await embed(owners, index, conversation, meanings)
            return []
        } catch ModelAbsence.refused {
            guard owners.count > 1 else { return Set(owners.map(\.owner)) }
            var refused: Set<KeptVectors.Owner> = []
            for owner in owners { refused.formUnion(try await embedAll([owner], index, conversation, meanings)) }
            return refused
        }
    }

    private func embed(
        _ owners: [PersonIndex.Unembedded], _ index: PersonIndex, _ conversation: ConversationID, _ meanings: Meanings
    ) async throws {
        let texts = owners.flatMap(\.texts).reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }
        let new = texts.filter { index.vector(of: $0, width: meanings.width) == nil }
        count(new: new.count, kept: texts.count - new.count)
        let made = try await meanings.vectors(of: new, for: .passage, PersonID(rawValue: conversation.rawValue))
        let vectors = Dictionary(zip(new, made.map(TextVector.init)), uniquingKeysWith: { first, _ in first })
        let kept = owners.map { owner in
            let pairs = owner.texts.compactMap { text in
                (vectors[text] ?? index.vector(of: text, width: meanings.width)).map { (TextDigest(of: text), $0) }
            }
            return KeptVectors(owner: owner.owner, vectors: Dictionary(pairs, uniquingKeysWith: { first, _ in first }))
        }
        let read = Dictionary(index.entries.flatMap(\.parts).map { ($0.id, $0.text) }, uniquingKeysWith: { $1 })
        try await ledger.write { transaction in
            for vectors in kept {
                // Words can have changed while the model was at them, and another worker may have seen to the new ones.
                if case .part(let id) = vectors.owner,
                    try transaction.answer(.part(id), about: conversation).diary?[id]?.text != read[id]
                {
                    continue
                }
                try transaction.apply(.vectors(.kept(vectors, model: meanings.model)), to: conversation)
            }
        }
    }

    private func count(new: Int, kept: Int) {
        for (found, texts) in [("nothing", new), ("kept", kept)] {
            metrics.counter(
                "dvoinik_embedded_texts_total", help: "Texts whose vectors were wanted, by what was found of them.",
                labels: ["found": found]
            ).increment(by: texts)
        }
    }
}
