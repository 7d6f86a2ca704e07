/// What two clones said to each other on one invented date, kept whole: the lines, what they were allowed to know, and what
/// wrote it.
public struct CloneConversation: Equatable, Codable, Sendable {
    /// Where and at what they met.
    public var setting: Setting
    /// What they talked about.
    public var theme: Theme
    /// In which language.
    public var language: Language
    /// What was said, in order.
    public var lines: [Line]
    /// By speaker, the memories on the card that the words rest on: nothing else was known to whatever wrote them.
    public var context: [Speaker: [MemoryID]]
    /// What wrote it.
    public var work: ModelWork

    /// So many lines make a conversation.
    public static let lengths = 10...15
    /// The most characters of a line.
    public static let longestLine = 400

    /// Keeps a conversation.
    public init(
        setting: Setting, theme: Theme, language: Language, lines: [Line], context: [Speaker: [MemoryID]],
        work: ModelWork
    ) {
        self.setting = setting
        self.theme = theme
        self.language = language
        self.lines = lines
        self.context = context
        self.work = work
    }

    /// Which of the two clones speaks. Who is behind it, only the match knows.
    public enum Speaker: String, Hashable, Codable, Sendable, CaseIterable, CodingKeyRepresentable {
        case a, b

        /// The one who listens.
        public var other: Speaker { self == .a ? .b : .a }
    }

    /// Where two clones meet. The prompt says what happens there.
    public enum Setting: String, Hashable, Codable, Sendable, CaseIterable {
        case coffee, cinema, walk, dinner
        /// Something to get done together.
        case task
        /// Something small on which they are of two minds.
        case disagreement
    }

    /// What a conversation is about: topics of the cards.
    public struct Theme: Hashable, Codable, Sendable {
        /// By speaker, what of theirs it is about; the same for both where they share it. None where a card has nothing.
        public var topics: [Speaker: String]

        /// Names a theme.
        public init(_ topics: [Speaker: String]) {
            self.topics = topics
        }

        /// A topic that both cards have.
        public var shared: String? { topics[.a] == topics[.b] ? topics[.a] : nil }
    }

    /// One thing said.
    public struct Line: Equatable, Codable, Sendable {
        /// Who says it.
        public var speaker: Speaker
        /// The words.
        public var text: String

        /// Says something.
        public init(_ speaker: Speaker, _ text: String) {
            self.speaker = speaker
            self.text = text
        }
    }
}

/// What a model was asked for, and what that took.
public struct ModelWork: Equatable, Codable, Sendable {
    /// The model's name.
    public var model: String
    /// The version of the prompt.
    public var prompt: Int
    /// How often it was asked.
    public var calls: Int
    /// Tokens, sent and received, in all calls.
    public var tokens: Int
    /// Money for all of them, in millionths of the currency of the prices.
    public var cost: Int64

    /// Notes work.
    public init(model: String, prompt: Int, calls: Int, tokens: Int, cost: Int64) {
        self.model = model
        self.prompt = prompt
        self.calls = calls
        self.tokens = tokens
        self.cost = cost
    }
}
