import Domain
import Engine
import NIOConcurrencyHelpers
import Product
import Store

extension Verdict {
    /// What is wrong with the vectors of a person's words.
    func vectorComplaints(of person: SimulatedPerson, in simulation: Simulation) async throws -> [String] {
        let embedder = simulation.embedder
        let models = [embedder.model] + embedder.forerunners
        let (known, archives) = try await simulation.bot.ledger.read { transaction in
            let conversation = ConversationID(rawValue: try transaction.conversation(at: person.address))
            let archives = try models.map {
                try transaction.answer(.archive(since: ArchiveState(model: $0)), about: conversation).archive
            }
            return (try transaction.answer(.person, about: conversation).person, archives.compactMap(\.self))
        }
        guard let archive = archives.first else { return [] }
        let old = archives.dropFirst().reduce(0) { $0 + $1.vectors.count }
        var complaints = old == 0 ? [] : ["\(old) vectors are of a model that is gone"]
        if known?.agrees(to: .clone) == true {
            complaints += archive.vectorComplaints(width: embedder.width, unless: embedder.refuses)
        } else if !person.hasAllowed, !archive.vectors.isEmpty {
            complaints.append("never agreed, and has \(archive.vectors.count) vectors")
        }
        return complaints.map { "person \(person.number): \($0)" }
    }

    /// What is wrong with what came to the embedder, and whether enough went wrong there.
    func embedderComplaints(in simulation: Simulation) -> [String] {
        let state = simulation.embedder.state.withLockedValue { $0 }
        let trespasses = state.trespasses == 0 ? [] : ["\(state.trespasses) texts were embedded without leave"]
        guard simulation.people.count(where: \.isFaithful) >= 50 else { return trespasses }
        let faults = [
            (state.late > 0, "vector came too late"), (state.refusals > 0, "text was refused a vector"),
            (state.widths.count > 1, "vector had another width"), (state.generation > 1, "model gave way to another"),
        ]
        return trespasses + faults.filter { !$0.0 }.map { "no \($0.1)" }
    }
}

extension ArchiveChange {
    /// What is wrong with the vectors of one who agreed: each part of an entry, and each memory that was not taken back,
    /// has one, of the model's width; and there is none of words that are no longer there.
    ///
    /// - Parameter isRefused: Whether the model takes a text at no time.
    func vectorComplaints(width: Int, unless isRefused: (String) -> Bool) -> [String] {
        let parts = diaries.flatMap(\.parts).compactMap { part in
            part.text.map { (KeptVectors.Owner.part(part.id), $0) }
        }
        let living = memories.filter { $0.withdrawal == nil }.map { (KeptVectors.Owner.memory($0.id), $0.text) }
        let texts = Dictionary(parts + living, uniquingKeysWith: { $1 })
        // The same words may stand in several places: their vector is kept once.
        let known = Set(vectors.values.flatMap(\.vectors.keys))
        let missing = Set(texts.values).filter { !known.contains(TextDigest(of: $0)) && !isRefused($0) }
        let loose = vectors.values.filter { kept in
            texts[kept.owner].map { [TextDigest(of: $0)] != Set(kept.vectors.keys) } ?? true
        }
        let wide = vectors.values.filter { $0.vectors.values.contains { $0.components.count != width } }
        return [
            (missing.count, "texts have no vectors"), (loose.count, "vectors are of words that are not there"),
            (wide.count, "vectors have another width"),
        ].filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" }
    }
}
