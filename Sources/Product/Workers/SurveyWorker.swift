import Clone
import Dialogue
import Domain
import Engine
import Logging
import Store

/// Looks through all that is kept of a person: for what they search, for what they want forgotten, for what is amiss.
struct SurveyWorker: JobWorker {
    let ledger: BotLedger
    let terms: Terms
    let logger: Logger

    var kinds: Set<String> { [JobKind.survey.rawValue] }

    /// The most memories and passages that a search brings.
    private static let mostFound = 8

    func perform(_ job: JobInHand<Job>, report: @Sendable (Event) async -> Void) async -> JobOutcome<Event> {
        guard case .survey(let order) = job.job else { return .postponed(for: .hours(1), nil) }
        do {
            let known = try await ledger.read { try $0.answer(.remembered, about: job.conversation) }
            let terms = terms
            return .ended(.surveyed(try await LongWork.run { _ in Self.survey(order, known, terms) }))
        } catch {
            guard !Task.isCancelled else { return .postponed(for: .zero, nil) }
            logger.error("memory not looked through", metadata: ["error": "\(error)"])
            return .postponed(for: JobPatience.wait(after: job.attempt), nil)
        }
    }

    private static func survey(_ order: SurveyOrder, _ known: Knowledge, _ terms: Terms) -> Survey {
        switch order {
        case .search(let words): return search(words, known, terms)
        case .preview(let topic, let isErasing):
            let sweep = Sweeper(Oblivion([topic], terms: terms)).sweep(known)
            return .previewed(topic, sweep, erasing: isErasing)
        case .sweep(let id, let erasing):
            let topics = known.person?.forgotten.filter { $0.id == id } ?? []
            return .swept(id, Sweeper(Oblivion(topics, terms: terms)).sweep(known), erasing: erasing)
        case .recall(let topic):
            return .recalled(Sweeper(Oblivion([topic], terms: terms)).sweep(known).entries)
        case .audit(let kind, let day):
            let audit = MemoryAuditor(likeness: Likeness(terms: terms), on: day).audit(known)
            return .audited(audit, showing: kind)
        }
    }

    private static func search(_ words: String, _ known: Knowledge, _ terms: Terms) -> Survey {
        var index = PersonIndex(diaries: known.diaries, memories: known.memories, terms: terms)
        index.oblivion = Oblivion(known.person?.forgotten ?? [], terms: terms)
        let found = index.search(words, most: mostFound)
        let ids = (found.memories.map(\.id) + found.passages.flatMap(\.memories)).reduce(into: [MemoryID]()) {
            if !$0.contains($1) { $0.append($1) }
        }
        let asked = Set(terms.terms(of: words))
        // A passage may say several things: only those count that have to do with the words.
        let shared = ids.map { id in
            (id, index.memories[id].map { asked.intersection(terms.terms(of: $0.said)).count } ?? 0)
        }
        let best = shared.enumerated().filter { $0.element.1 > 0 }
            .sorted { ($1.element.1, $0.offset) < ($0.element.1, $1.offset) }.map(\.element.0)
        return .found(words, Array(best.prefix(mostFound)), passages: found.passages.map(\.quote))
    }
}

extension Memory {
    /// What it says, with the words it rests on.
    fileprivate var said: String { ([text] + evidence.map(\.quote.text)).joined(separator: "\n") }
}
