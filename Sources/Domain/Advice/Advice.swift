/// What a clone answers to a question of its person.
public struct Advice: Equatable, Codable, Sendable {
    /// What was asked.
    public var question: String
    /// The answer.
    public var answer: Answer
    /// What it rests on, the best first: the person's own words.
    public var grounds: [Quote]
    /// The memories it used.
    public var used: [MemoryID] = []
    /// Whether what it rests on was said under strain: people decide otherwise then.
    public var wasStrained = false
    /// The day of the past on which the clone answers; none where it answers as of today.
    public var past: LocalDate?
    /// The topics that it leaves out because the person wants them forgotten.
    public var heeded: Set<TopicID>?
    /// Which model answered, and what that took; none where none did.
    public var origin: Origin?
    /// What stands on the card of the match that was asked about, while the answer is on its way: it is not kept, since it
    /// is not the person's alone.
    public var card: String?
    /// How many further answers of the model came to the same; none where there were none.
    public var agreement: Agreement?

    /// The most quotes shown with an answer.
    public static let mostGrounds = 4
    /// The most changes told in an answer.
    public static let mostDifferences = 6

    /// Answers.
    public init(question: String, answer: Answer, grounds: [Quote] = [], past: LocalDate? = nil) {
        self.question = question
        self.answer = answer
        self.grounds = grounds
        self.past = past
    }

    /// All of the person's words that it shows.
    public var quotes: [Quote] {
        guard case .changed(_, let differences, _) = answer else { return grounds }
        return grounds + differences.flatMap(\.quotes)
    }

    /// What kind of answer it is.
    public enum Answer: Equatable, Codable, Sendable {
        /// As the person would say it, resting on the grounds.
        case said(String, Confidence)
        /// A guess without grounds, which the person asked for.
        case guessed(String)
        /// The person never said anything that would answer; a question to them that would help, if there is one, and of
        /// whom they never spoke, where it is asked about somebody.
        case unknown(asking: String?, about: String? = nil)
        /// No model answers: the grounds must do.
        case quoted(Absence)
        /// What has changed since a day, as far as there is room, and how much more there is.
        case changed(since: LocalDate, [MemoryDifferences.Difference], more: Int)

        /// What the person is asked, if anything.
        public var request: String? {
            if case .unknown(let question, _) = self { question } else { nil }
        }
    }

    /// How many further answers of a model came to the same as the one that was given.
    public struct Agreement: Equatable, Codable, Sendable {
        /// How many there were, from 1.
        public var samples: Int
        /// How many of them came to the same.
        public var agreeing: Int

        /// Counts.
        public init(samples: Int, agreeing: Int) {
            self.samples = samples
            self.agreeing = agreeing
        }

        /// Whether all of them did.
        public var isWhole: Bool { agreeing == samples }
    }

    /// How sure an answer is, by what it rests on.
    public enum Confidence: String, Hashable, Codable, Sendable, CaseIterable {
        case unsure, likely, sure
    }

    /// Why no model answers.
    public enum Absence: String, Equatable, Codable, Sendable, CaseIterable {
        /// None is set up.
        case none
        /// The person has not allowed it.
        case notAllowed
        /// It is away, or would not answer.
        case away
        /// The month's budget is spent.
        case budgetSpent
        /// The person has had their share for today.
        case shareSpent
    }

    /// Where an answer comes from.
    public struct Origin: Equatable, Codable, Sendable {
        /// The model's name.
        public var model: String
        /// The version of the prompt.
        public var prompt: Int
        /// How long it took.
        public var milliseconds: Int64
        /// Tokens, sent and received, those of further answers included.
        public var tokens: Int
        /// Money for all of them, in millionths of the currency of the prices.
        public var cost: Int64

        /// Names an origin.
        public init(model: String, prompt: Int, milliseconds: Int64, tokens: Int, cost: Int64) {
            self.model = model
            self.prompt = prompt
            self.milliseconds = milliseconds
            self.tokens = tokens
            self.cost = cost
        }
    }
}
