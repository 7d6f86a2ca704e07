/// Something two people who are matched cannot agree on. It is worked on only once both have asked; until then, nobody
/// but whoever asked can see it.
///
/// The line in which somebody says what it is about is not kept: only which of a few topics it is, and whether the other
/// may hear of that.
public struct Disagreement: Equatable, Codable, Sendable {
    /// Who asked, each once.
    private var asks: [Ask] = []

    /// So long an ask waits for the other's; then it is as if it had not been.
    public static let patience: Duration = .seconds(7 * 86_400)

    /// What it can be about.
    public enum Topic: String, Hashable, Codable, Sendable, CaseIterable {
        case time, messages, plans, money, home, closeness, others, manner
    }

    /// That one of the two asked.
    public struct Ask: Equatable, Codable, Sendable {
        /// Who.
        public var person: PersonID
        /// When.
        public var at: Timestamp
        /// What it is about.
        public var topic: Topic
        /// Whether the other may hear of the topic.
        public var isTold: Bool

        /// Asks.
        public init(_ person: PersonID, at moment: Timestamp, topic: Topic, isTold: Bool) {
            (self.person, self.at, self.topic, self.isTold) = (person, moment, topic, isTold)
        }
    }

    /// Nobody has asked.
    public init() {}

    /// Takes an ask, in the place of an earlier one of the same person.
    public mutating func take(_ ask: Ask) { asks = asks.filter { $0.person != ask.person } + [ask] }

    /// With an ask.
    public func taking(_ ask: Ask) -> Disagreement {
        var disagreement = self
        disagreement.take(ask)
        return disagreement
    }

    /// Whoever asked takes that back.
    public mutating func withdraw(_ person: PersonID) { asks.removeAll { $0.person == person } }

    /// What somebody asked, while it waits.
    public func ask(of person: PersonID, at now: Timestamp) -> Ask? {
        asks.first { $0.person == person && now < $0.at + Self.patience }
    }

    /// Whether two have asked, and both still wait.
    public func isMutual(at now: Timestamp) -> Bool { live(at: now).count == 2 }

    /// The topics that may be told to both.
    public func topics(at now: Timestamp) -> [Topic] {
        let told = Set(live(at: now).filter(\.isTold).map(\.topic))
        return Topic.allCases.filter(told.contains)
    }

    private func live(at now: Timestamp) -> [Ask] { asks.filter { now < $0.at + Self.patience } }
}

/// What is proposed to two people who cannot agree: the same to both.
public struct Mediation: Equatable, Codable, Sendable {
    /// The topics that may be told to both.
    public var topics: [Disagreement.Topic]
    /// How it might go, where a model proposes something.
    public var proposals: [String]
    /// Where none does: what the cards of both say, a list for each, not told whose it is.
    public var cards: [[String]]

    /// Proposes.
    public init(topics: [Disagreement.Topic], proposals: [String] = [], cards: [[String]] = []) {
        (self.topics, self.proposals, self.cards) = (topics, proposals, cards)
    }
}
