public import Domain

/// What models are asked to do.
public enum ModelTask: String, Hashable, Codable, Sendable, CaseIterable {
    /// Reads a diary.
    case extract
    /// Answers as the person would.
    case advise
    /// Talks with another clone.
    case converse
    /// Judges an answer.
    case judge
    /// Says much in few words.
    case summarise
}

/// One thing asked of a language model.
public struct ModelRequest: Equatable, Sendable {
    /// What for.
    public var task: ModelTask
    /// Whose words they are: spending is counted for them. None for the bot's own purposes.
    public var person: PersonID?
    /// What is said, in order: the part that is the same in every request first, so that a server can keep it.
    public var messages: [Message]
    /// The most tokens of the answer.
    public var mostTokens: Int
    /// 0 (always the same) to 2.
    public var temperature: Double
    /// Whether it ends something already begun: such calls are still made when the budget is spent.
    public var finishesWork: Bool
    /// Whether it can be done without: such calls are made once, of the first model of their task alone, and only while
    /// less than four fifths of what may be spent in the day and the month are. Of an answer that is longer than was
    /// allowed they bring back the beginning.
    public var isExtra = false

    /// One message of a conversation with a model.
    public struct Message: Equatable, Codable, Sendable {
        /// Who speaks.
        public var role: Role
        /// What they say.
        public var content: String

        /// Who speaks.
        public enum Role: String, Equatable, Codable, Sendable {
            case system, user, assistant
        }

        /// Says something.
        public init(_ role: Role, _ content: String) {
            self.role = role
            self.content = content
        }
    }

    /// Asks.
    public init(
        task: ModelTask, person: PersonID?, messages: [Message], mostTokens: Int, temperature: Double = 0,
        finishesWork: Bool = false
    ) {
        self.task = task
        self.person = person
        self.messages = messages
        self.mostTokens = mostTokens
        self.temperature = temperature
        self.finishesWork = finishesWork
    }
}

/// What a model said, and what that took.
public struct ModelAnswer<Content: Sendable>: Sendable {
    /// What it said.
    public var content: Content
    /// Which model.
    public var model: String
    /// What it took.
    public var usage: ModelUsage

    /// An answer.
    public init(content: Content, model: String, usage: ModelUsage) {
        self.content = content
        self.model = model
        self.usage = usage
    }
}

extension ModelAnswer: Equatable where Content: Equatable {}

/// What one or several calls of a model took.
public struct ModelUsage: Equatable, Codable, Sendable {
    /// Tokens sent.
    public var promptTokens: Int
    /// Tokens that came back.
    public var answerTokens: Int
    /// Money, in millionths of the currency of the prices; 0 where no price is known.
    public var cost: Int64

    /// Counts.
    public init(promptTokens: Int = 0, answerTokens: Int = 0, cost: Int64 = 0) {
        self.promptTokens = promptTokens
        self.answerTokens = answerTokens
        self.cost = cost
    }

    /// Tokens sent and received.
    public var tokens: Int { promptTokens + answerTokens }

    /// What both took together.
    public static func + (one: ModelUsage, other: ModelUsage) -> ModelUsage {
        ModelUsage(
            promptTokens: one.promptTokens + other.promptTokens, answerTokens: one.answerTokens + other.answerTokens,
            cost: one.cost + other.cost)
    }
}
