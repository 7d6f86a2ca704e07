public import Domain

/// What a person can do about what their clone may tell.
public enum DisclosureStep: Equatable, Sendable {
    /// Shows the card, in a message of its own.
    case start
    /// Shows a page of the card.
    case card(page: Int)
    /// Lists what has a class.
    case list(Disclosure, page: Int)
    /// Shows one memory.
    case item(MemoryID)
    /// Gives a memory a class; asks first where that opens something sensitive.
    case set(MemoryID, Disclosure)
    /// Gives it that class, sensitive or not: the person was asked.
    case confirm(MemoryID, Disclosure)
    /// Lists the topics.
    case topics
    /// Shuts a topic, or opens it again.
    case shut(DisclosureTopic, Bool)
}

extension DisclosureStep {
    /// A word, and what it is about.
    var payload: String {
        switch self {
        case .start: "start"
        case .card(let page): "card-\(page)"
        case .list(let disclosure, let page): "list-\(disclosure.rawValue)-\(page)"
        case .item(let id): "item-\(id.rawValue)"
        case .set(let id, let disclosure): "set-\(id.rawValue)-\(disclosure.rawValue)"
        case .confirm(let id, let disclosure): "yes-\(id.rawValue)-\(disclosure.rawValue)"
        case .topics: "topics"
        case .shut(let topic, let isShut): "\(isShut ? "shut" : "free")-\(topic.rawValue)"
        }
    }

    /// Reads a payload; none where it is not one of ours.
    init?(payload: String) {
        let parts = payload.split(separator: "-", omittingEmptySubsequences: false).map(String.init)
        let found: DisclosureStep? =
            switch (parts.first, parts.count) {
            case ("start", 1): .start
            case ("topics", 1): .topics
            case ("card", 2): Int(parts[1]).map { .card(page: $0) }
            case ("item", 2): Int64(parts[1]).map { .item(MemoryID(rawValue: $0)) }
            case ("shut", 2): DisclosureTopic(rawValue: parts[1]).map { .shut($0, true) }
            case ("free", 2): DisclosureTopic(rawValue: parts[1]).map { .shut($0, false) }
            case ("list", 3):
                Disclosure(rawValue: parts[1]).flatMap { found in Int(parts[2]).map { .list(found, page: $0) } }
            case ("set", 3): Self.choice(parts).map(DisclosureStep.set)
            case ("yes", 3): Self.choice(parts).map(DisclosureStep.confirm)
            default: nil
            }
        guard let found else { return nil }
        self = found
    }

    private static func choice(_ parts: [String]) -> (MemoryID, Disclosure)? {
        guard let id = Int64(parts[1]), let disclosure = Disclosure(rawValue: parts[2]) else { return nil }
        return (MemoryID(rawValue: id), disclosure)
    }
}
