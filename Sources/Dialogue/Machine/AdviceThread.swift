public import Domain

/// Questions and answers that go on from each other.
public struct AdviceThread: Equatable, Codable, Sendable {
    /// The answers, the oldest first.
    public private(set) var answers: [AdviceID] = []
    /// When the last of them was given.
    public private(set) var at: Timestamp

    /// The most answers kept in mind.
    public static let most = 3
    /// How long a question may go on from an answer.
    public static let patience: Duration = .minutes(30)

    /// Begins.
    public init(at moment: Timestamp) {
        at = moment
    }

    /// Adds an answer.
    public mutating func add(_ id: AdviceID, at moment: Timestamp) {
        answers = (answers + [id]).suffix(Self.most)
        at = moment
    }

    /// Whether a question now goes on from it.
    public func isOpen(at moment: Timestamp) -> Bool {
        !answers.isEmpty && moment <= at + Self.patience
    }
}

/// What the clone is to answer.
public struct AdviceOrder: Equatable, Codable, Sendable {
    /// What was asked.
    public var question: String
    /// The person's calendar day.
    public var day: LocalDate
    /// The part of the person's day.
    public var part: PartOfDay?
    /// Whether it may guess.
    public var mayGuess: Bool
    /// The answers that the question may go on from, the oldest first.
    public var thread: [AdviceID]
    /// What stands on the card of the match that is asked about; none where it is about none.
    public var card: String?

    /// The longest card that is read, in characters.
    public static let longestCard = 1500

    /// The question with all that is known of what it is about.
    public var whole: String { card.map { "\(question)\n\($0)" } ?? question }

    /// Asks.
    public init(
        question: String, day: LocalDate, part: PartOfDay? = nil, mayGuess: Bool = false, thread: [AdviceID] = [],
        card: String? = nil
    ) {
        self.question = question
        self.day = day
        self.part = part
        self.mayGuess = mayGuess
        self.thread = thread
        self.card = card
    }
}
