public import Domain

/// What both cards say of something the two cannot agree on, for when no model looks for a compromise.
public struct CardsBeside: Sendable {
    private let gate: LineGate

    /// The most lines of one card.
    private static let most = 3

    /// Makes one.
    ///
    /// - Parameter gate: Asked of every line, once for each of the two.
    public init(gate: @escaping LineGate) { self.gate = gate }

    /// The lines of each card that have to do with some topics, and else those that say what matters to somebody; only
    /// what may be told to both.
    public func lines(
        of cards: [CloneConversation.Speaker: DisclosedCard], on topics: [Disagreement.Topic]
    ) -> [[String]] {
        let wanted = Set(topics.flatMap(\.ofCards))
        return CloneConversation.Speaker.allCases.map { speaker in
            let items = cards[speaker]?.items ?? []
            let near = items.filter { !$0.topics.isDisjoint(with: wanted) }
            let general = items.filter { [.value, .preference, .fear].contains($0.kind) }
            return (near.isEmpty ? general : near).map(\.text).filter { line in
                CloneConversation.Speaker.allCases.allSatisfy { gate(line, $0) }
            }.prefix(Self.most).map(\.self)
        }
    }
}

extension Disagreement.Topic {
    /// The topics under which cards have something of it.
    fileprivate var ofCards: [DisclosureTopic] {
        switch self {
        case .time: [.everyday, .plans, .work]
        case .messages: [.character, .feelings, .everyday]
        case .plans: [.plans, .pastimes, .tastes]
        case .money: [.money, .values]
        case .home: [.home, .everyday]
        case .closeness: [.relationships, .feelings, .values]
        case .others: [.relationships, .values]
        case .manner: [.character, .values]
        }
    }
}
