import Clone
import Domain
import Engine
import Messaging
import NIOConcurrencyHelpers
import Store
import Words

/// The indexes of those people whose clones were busy lately, in memory and up to date.
///
/// At each look the database is asked what has changed, and only that is decrypted and taken in. So it does not matter
/// which process wrote it, and whoever was deleted is forgotten at the next look, or else when their index was not
/// wanted for a while: then nobody's words stay in memory.
final class PersonIndices: Sendable {
    private let ledger: BotLedger
    private let terms: Terms
    /// The model whose vectors are used; none where none is set up.
    let model: String?
    private let clock: any WallClock
    private let metrics: Metrics
    private let most: Int
    private let kept = NIOLockedValueBox<[ConversationID: KeptIndex]>([:])
    private let turnstile = Turnstile<ConversationID>()

    /// About how many bytes all indexes together take at the most; one that is larger is made when wanted, and not kept.
    static let mostBytes = 64 << 20
    /// How long an index is kept that nobody wants.
    static let patience: Duration = .minutes(15)

    init(ledger: BotLedger, terms: Terms, model: String?, clock: any WallClock, metrics: Metrics, most: Int = mostBytes)
    {
        self.ledger = ledger
        self.terms = terms
        self.model = model
        self.clock = clock
        self.metrics = metrics
        self.most = most
    }

    /// The index of a person as things are now, and what is known besides. Of several who ask for one person at once,
    /// the first has it made.
    ///
    /// - Parameter query: What else to ask, of the same moment.
    func look(
        at conversation: ConversationID, also query: Query = .person
    ) async throws -> (known: Knowledge, index: PersonIndex) {
        try await turnstile.pass(conversation) {
            let index = take(conversation)
            do {
                return try await look(at: conversation, query, with: index)
            } catch {
                put(index, of: conversation)
                throw error
            }
        }
    }

    /// Lets go of what nobody has wanted for a while.
    func tidy() {
        let oldest = clock.now - Self.patience
        kept.withLockedValue { kept in kept = kept.filter { $0.value.used >= oldest } }
        gauge()
    }

    /// Whose indexes are kept.
    var people: Set<ConversationID> { kept.withLockedValue { Set($0.keys) } }

    private func look(
        at conversation: ConversationID, _ query: Query, with index: KeptIndex
    ) async throws -> (Knowledge, PersonIndex) {
        let state = index.state
        let (known, change) = try await ledger.read { transaction in
            (
                try transaction.answer(query, about: conversation),
                try transaction.answer(.archive(since: state), about: conversation).archive
            )
        }
        guard let change else { return (known, PersonIndex(terms: terms)) }
        count(index.state, change)
        if change.state.revision != state.revision {
            try await LongWork.run { _ in index.update(with: change) }
        }
        put(index, of: conversation)
        var current = index.index
        current.oblivion = Oblivion(known.person?.forgotten ?? [], terms: terms)
        return (known, current)
    }

    private func count(_ state: ArchiveState, _ change: ArchiveChange) {
        let found =
            state.revision == nil ? "nothing" : state.revision == change.state.revision ? "current" : "outdated"
        metrics.counter(
            "dvoinik_index_looks_total", help: "Looks at indexes of persons by what was found in memory.",
            labels: ["found": found]
        ).increment()
    }
}

// MARK: What is kept

extension PersonIndices {
    private func take(_ conversation: ConversationID) -> KeptIndex {
        kept.withLockedValue { $0.removeValue(forKey: conversation) } ?? KeptIndex(terms: terms, model: model)
    }

    /// Keeps an index, and lets go of those that were wanted longest ago until there is room.
    private func put(_ index: KeptIndex, of conversation: ConversationID) {
        guard index.state.revision != nil else { return }
        index.used = clock.now
        let most = most
        kept.withLockedValue { kept in
            kept[conversation] = index
            guard index.size <= most else { return kept[conversation] = nil }
            var sum = kept.values.reduce(0) { $0 + $1.size }
            for (id, old) in kept.sorted(by: { $0.value.used < $1.value.used }) where sum > most && id != conversation {
                kept[id] = nil
                sum -= old.size
            }
        }
        gauge()
    }

    private func gauge() {
        let sizes = kept.withLockedValue { $0.values.map(\.size) }
        metrics.gauge("dvoinik_index_bytes", help: "About how much memory the indexes of persons take.")
            .set(Double(sizes.reduce(0, +)))
        metrics.gauge("dvoinik_indexes", help: "Indexes of persons in memory.").set(Double(sizes.count))
    }
}

/// An index, and which state it is of. Only whoever has taken it off the shelf changes it.
private final class KeptIndex: Sendable {
    private let content: NIOLockedValueBox<(index: PersonIndex, state: ArchiveState, used: Timestamp)>

    init(terms: Terms, model: String?) {
        content = NIOLockedValueBox((PersonIndex(terms: terms), ArchiveState(model: model), Timestamp(seconds: 0)))
    }

    var index: PersonIndex { content.withLockedValue { $0.index } }
    var state: ArchiveState { content.withLockedValue { $0.state } }
    var size: Int { content.withLockedValue { $0.index.size } }
    var used: Timestamp {
        get { content.withLockedValue { $0.used } }
        set { content.withLockedValue { $0.used = newValue } }
    }

    func update(with change: ArchiveChange) {
        content.withLockedValue { content in
            content.index.update(with: change)
            content.state = change.state
        }
    }
}
