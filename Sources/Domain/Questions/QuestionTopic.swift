/// What the clone asks about by itself, between entries of the diary.
public enum QuestionTopic: String, Hashable, Codable, Sendable, CaseIterable {
    case relationships, work, pastimes, dreams, decisions, fears, past

    /// The kind of memory that an answer mostly becomes.
    public var kind: MemoryKind {
        switch self {
        case .relationships: .relationship
        case .work: .fact
        case .pastimes: .preference
        case .dreams: .goal
        case .decisions: .value
        case .fears: .fear
        case .past: .experience
        }
    }
}

/// A question of the clone, by topic and place in its list.
public struct CloneQuestion: Hashable, Codable, Sendable {
    /// What it is about.
    public var topic: QuestionTopic
    /// Which of the topic's questions it is, from 0.
    public var number: Int

    /// Names a question.
    public init(_ topic: QuestionTopic, _ number: Int) {
        self.topic = topic
        self.number = number
    }
}

/// How the clone asks a person questions, and which it has asked.
public struct QuestionHabit: Equatable, Codable, Sendable {
    /// How often.
    public var pace = Pace.seldom
    /// What was asked, never to be asked again.
    public private(set) var asked: Set<CloneQuestion> = []
    /// The last local day on which it asked.
    public private(set) var lastDay: LocalDate?

    /// How often the clone asks.
    public enum Pace: String, Equatable, Codable, Sendable, CaseIterable {
        case never, seldom, often

        /// The least number of days between two questions; none where there are none.
        var days: Int? {
            switch self {
            case .never: nil
            case .seldom: 5
            case .often: 2
            }
        }
    }

    /// As usual, and nothing was asked yet.
    public init() {}

    /// Whether one may be asked.
    public func allows(on day: LocalDate) -> Bool {
        guard let days = pace.days else { return false }
        return lastDay.map { $0.days(until: day) >= days } ?? true
    }

    /// The question that would teach most: the next of the topic of whose kind the least is known.
    ///
    /// - Parameters:
    ///   - known: How many memories of each kind there are.
    ///   - counts: How many questions there are on each topic.
    /// - Returns: None where all were asked.
    public func next(known: [MemoryKind: Int], of counts: [QuestionTopic: Int]) -> CloneQuestion? {
        let open = QuestionTopic.allCases.compactMap { topic in
            (0..<(counts[topic] ?? 0)).lazy.map { CloneQuestion(topic, $0) }.first { !asked.contains($0) }
        }
        // Among topics of which as little is known, those come first about which less was asked.
        return open.min { one, other in
            let (ours, theirs) = (known[one.topic.kind] ?? 0, known[other.topic.kind] ?? 0)
            return (ours, one.number) < (theirs, other.number)
        }
    }

    /// Remembers that a question was asked.
    public mutating func note(_ question: CloneQuestion, on day: LocalDate) {
        asked.insert(question)
        lastDay = day
    }
}
