import Clone
import Dialogue
import Domain
import Engine
import Logging
import Store
import Words

/// Looks through all that is kept of a person: for what they search, for what they want forgotten, for what is amiss.
struct SurveyWorker: JobWorker {
    let ledger: BotLedger
    let indices: PersonIndices
    let meanings: Meanings?
    let terms: Terms
    let logger: Logger

    var kinds: Set<String> { [JobKind.survey.rawValue] }

    /// The most memories and passages that a search brings.
    private static let mostFound = 8

    func perform(_ job: JobInHand<Job>, report: @Sendable (Event) async -> Void) async -> JobOutcome<Event> {
        guard case .survey(let order) = job.job else { return .postponed(for: .hours(1), nil) }
        do {
            return .ended(.surveyed(try await survey(order, job.conversation)))
        } catch {
            guard !Task.isCancelled else { return .postponed(for: .zero, nil) }
            logger.error("memory not looked through", metadata: ["error": "\(error)"])
            return .postponed(for: JobPatience.wait(after: job.attempt), nil)
        }
    }

    private func survey(_ order: SurveyOrder, _ conversation: ConversationID) async throws -> Survey {
        switch order {
        case .search(let words): return try await search(words, conversation)
        case .preview(let topic, let isErasing):
            return .previewed(topic, try await sweep(conversation) { _ in [topic] }, erasing: isErasing)
        case .sweep(let id, let erasing):
            return .swept(id, try await sweep(conversation) { $0.filter { $0.id == id } }, erasing: erasing)
        case .recall(let topic):
            return .recalled(try await sweep(conversation) { _ in [topic] }.entries)
        case .audit(let kind, let day):
            let (known, terms) = (try await everything(conversation), terms)
            let audit = try await LongWork.run { check in
                try MemoryAuditor(terms: terms, on: day).audit(known, checking: check)
            }
            return .audited(audit, showing: kind)
        }
    }

    private func everything(_ conversation: ConversationID) async throws -> Knowledge {
        try await ledger.read { try $0.answer(.remembered, about: conversation) }
    }

    /// What has to do with topics, chosen among those that the person wants forgotten or named anew.
    private func sweep(
        _ conversation: ConversationID, of choose: ([ForgottenTopic]) -> [ForgottenTopic]
    ) async throws -> Sweep {
        let (known, terms) = (try await everything(conversation), terms)
        let topics = choose(known.person?.forgotten ?? [])
        return try await LongWork.run { _ in Sweeper(Oblivion(topics, terms: terms)).sweep(known) }
    }
}

// MARK: Searching

extension SurveyWorker {
    private func search(_ words: String, _ conversation: ConversationID) async throws -> Survey {
        let (known, index) = try await indices.look(at: conversation)
        guard let person = known.person else { return .found(words, [], passages: []) }
        let meaning = await meanings?.meaning(
            of: words, by: person, PersonID(rawValue: conversation.rawValue))
        let terms = terms
        return try await LongWork.run { _ in Self.search(words, in: index.asked(meaning), terms) }
    }

    private static func search(_ words: String, in index: PersonIndex, _ terms: Terms) -> Survey {
        let found = index.search(words, most: mostFound)
        let asked = Set(terms.terms(of: words))
        // A passage may say several things: only those count that have to do with the words.
        let behind = found.passages.flatMap(\.memories).filter { id in
            index.memories[id].map { !asked.isDisjoint(with: terms.terms(of: $0.said)) } ?? false
        }
        let ids = (found.memories.map(\.id) + behind).reduce(into: [MemoryID]()) {
            if !$0.contains($1) { $0.append($1) }
        }
        let shared = ids.map { id in index.memories[id].map { asked.intersection(terms.terms(of: $0.said)).count } ?? 0
        }
        let best = zip(ids, shared).enumerated()
            .sorted { ($1.element.1, $0.offset) < ($0.element.1, $1.offset) }.map(\.element.0)
        return .found(words, Array(best.prefix(mostFound)), passages: found.passages.map(\.quote))
    }
}

extension Memory {
    /// What it says, with the words it rests on.
    fileprivate var said: String { ([text] + evidence.map(\.quote.text)).joined(separator: "\n") }
}
