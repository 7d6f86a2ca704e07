public import Domain

/// What can be done about what the clone knows, besides looking at it by kind.
public enum Upkeep: Equatable, Sendable {
    /// Asks what to search for, or to forget.
    case name(TopicUse)
    /// Asks what to ask the clone.
    case ask
    /// Tells what has changed in a time.
    case changes(Period)
    /// Lists what is over, or was taken back.
    case past(Past, page: Int)
    /// Takes a withdrawal back.
    case restore(MemoryID)
    /// Takes a memory back, and asks how it is.
    case amend(MemoryID)
    /// Says that a memory of which nothing was heard for long is still so.
    case confirm(MemoryID)
    /// Has the clone forget a topic.
    case forget(TopicID)
    /// Asks whether the entries that mention a topic are to be deleted.
    case mentions(TopicID)
    /// Deletes them; the person was told how many there are.
    case erase(TopicID, entries: Int)
    /// Lists what is to be forgotten.
    case topics
    /// Shows one of these.
    case topic(TopicID)
    /// Ends that a topic is to be forgotten.
    case recall(TopicID)
    /// Says how much is amiss, or shows what.
    case audit(MemoryAudit.Kind?)
    /// Makes one memory of two.
    case join(MemoryAudit.Pair)
    /// Says that two memories are not the same.
    case apart(MemoryAudit.Pair)
    /// Asks which of two memories is true.
    case clarify(MemoryAudit.Pair)

    /// What no longer holds.
    public enum Past: String, Equatable, Sendable, CaseIterable {
        case ended, withdrawn
    }

    /// A time up to today.
    public enum Period: String, Equatable, Sendable, CaseIterable {
        case month, halfYear, year

        /// How long it is, in days.
        var days: Int {
            switch self {
            case .month: MemoryDifferences.recentDays
            case .halfYear: 182
            case .year: 365
            }
        }
    }
}

extension Upkeep {
    /// A word, and numbers.
    var payload: String {
        switch self {
        case .name(let use): use.rawValue
        case .ask: "ask"
        case .changes(let period): period.rawValue
        case .past(let past, let page): "\(past.rawValue)-\(page)"
        case .restore(let id): "restore-\(id.rawValue)"
        case .amend(let id): "amend-\(id.rawValue)"
        case .confirm(let id): "confirm-\(id.rawValue)"
        case .forget(let id): "drop-\(id.rawValue)"
        case .mentions(let id): "mentions-\(id.rawValue)"
        case .erase(let id, let entries): "erase-\(id.rawValue)-\(entries)"
        case .topics: "topics"
        case .topic(let id): "topic-\(id.rawValue)"
        case .recall(let id): "recall-\(id.rawValue)"
        case .audit(let kind): kind?.rawValue ?? "audit"
        case .join(let pair): "join-\(pair.one.rawValue)-\(pair.other.rawValue)"
        case .apart(let pair): "apart-\(pair.one.rawValue)-\(pair.other.rawValue)"
        case .clarify(let pair): "clarify-\(pair.one.rawValue)-\(pair.other.rawValue)"
        }
    }

    /// Reads a payload; none where it is not one of ours.
    init?(payload: String) {
        let parts = payload.split(separator: "-", omittingEmptySubsequences: false)
        let numbers = parts.dropFirst().compactMap { Int64($0) }
        guard let word = parts.first.map(String.init), numbers.count == parts.count - 1 else { return nil }
        let found: Upkeep? =
            switch numbers.count {
            case 0: Self.plain(word)
            case 1: Self.about(word, numbers[0])
            case 2: Self.about(word, numbers[0], numbers[1])
            default: nil
            }
        guard let found else { return nil }
        self = found
    }

    private static func plain(_ word: String) -> Upkeep? {
        if word == "topics" { return .topics }
        if word == "audit" { return .audit(nil) }
        if word == "ask" { return .ask }
        if let use = TopicUse(rawValue: word) { return .name(use) }
        if let period = Period(rawValue: word) { return .changes(period) }
        return MemoryAudit.Kind(rawValue: word).map(Upkeep.audit)
    }

    private static func about(_ word: String, _ number: Int64) -> Upkeep? {
        let topic = TopicID(rawValue: number)
        switch word {
        case "restore": return .restore(MemoryID(rawValue: number))
        case "amend": return .amend(MemoryID(rawValue: number))
        case "confirm": return .confirm(MemoryID(rawValue: number))
        case "drop": return .forget(topic)
        case "mentions": return .mentions(topic)
        case "topic": return .topic(topic)
        case "recall": return .recall(topic)
        default: return Past(rawValue: word).flatMap { past in Int(exactly: number).map { .past(past, page: $0) } }
        }
    }

    private static func about(_ word: String, _ one: Int64, _ other: Int64) -> Upkeep? {
        let pair = MemoryAudit.Pair(MemoryID(rawValue: one), MemoryID(rawValue: other))
        switch word {
        case "erase": return Int(exactly: other).map { .erase(TopicID(rawValue: one), entries: $0) }
        case "join": return .join(pair)
        case "apart": return .apart(pair)
        case "clarify": return .clarify(pair)
        default: return nil
        }
    }

    /// What the step needs to know.
    var query: Query {
        switch self {
        case .name, .ask, .forget, .mentions, .erase, .topics, .topic, .recall, .audit: .person
        case .past, .changes: .memories(.all)
        case .restore(let id): .support(id)
        case .amend(let id), .confirm(let id): .memories(.some([id]))
        case .join(let pair): .deepening([pair.one, pair.other])
        case .apart(let pair), .clarify(let pair): .memories(.some([pair.one, pair.other]))
        }
    }
}
