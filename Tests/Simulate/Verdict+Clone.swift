import Domain
import Engine
import Product
import Store

extension Verdict {
    /// What is wrong with what the clone of a person knows and answered.
    func cloneComplaints(of person: SimulatedPerson, in simulation: Simulation) async throws -> [String] {
        let (known, history, provisional) = try await simulation.bot.ledger.read { transaction in
            let conversation = ConversationID(rawValue: try transaction.conversation(at: person.address))
            return (
                try transaction.answer(.everything, about: conversation),
                try transaction.answer(.history, about: conversation),
                try transaction.answer(.provisional, about: conversation).provisional
            )
        }
        let complaints =
            quoteComplaints(known) + history.profileComplaints + history.mergeComplaints
            + ratingComplaints(of: person, known.answers)
            + (known.answers.count == person.questions
                ? [] : ["asked \(person.questions) times, was answered \(known.answers.count) times"])
            + (known.person?.agrees(to: .clone) == true && !provisional.isEmpty
                ? ["\(provisional.count) entries were not read by the model once it was back"] : [])
        return complaints.map { "person \(person.number): \($0)" }
    }

    /// Every quote of a memory, and every one that an answer rests on, stands in the diary.
    private func quoteComplaints(_ known: Knowledge) -> [String] {
        let parts = Dictionary(known.diaries.flatMap(\.parts).map { ($0.id, $0.text ?? "") }, uniquingKeysWith: { $1 })
        let quotes = known.memories.flatMap { $0.evidence.map(\.quote) } + known.answers.flatMap(\.advice.grounds)
        let invented = quotes.filter { !(parts[$0.part] ?? "").dropFirst($0.offset).hasPrefix($0.text) }
        return invented.isEmpty ? [] : ["\(invented.count) quotes stand nowhere in the diary"]
    }

    /// The last rating of each axis is the one that is kept.
    private func ratingComplaints(of person: SimulatedPerson, _ kept: [AdviceRecord]) -> [String] {
        let ratings = Dictionary(kept.map { ($0.id, $0.ratings) }, uniquingKeysWith: { $1 })
        return person.ratings.filter { ratings[$0.key] != $0.value }.map {
            "answer \($0.key.rawValue) was rated \($0.value), and is kept as \(ratings[$0.key] ?? [:])"
        }
    }
}
