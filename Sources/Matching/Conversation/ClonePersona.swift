public import Domain

/// What is told of a person where their clone talks with others': how they speak, and what is on their card. Nothing else
/// reaches a model that writes conversations.
public struct ClonePersona: Equatable, Codable, Sendable {
    /// How they speak.
    public var manner: Manner
    /// What may be told, what matters most first. Names of others were replaced before it came here.
    public var items: [Item]
    /// The languages they speak with others, the one they like best first.
    public var languages: [Language]

    /// Describes a person.
    public init(manner: Manner, items: [Item], languages: [Language]) {
        self.manner = manner
        self.items = items
        self.languages = languages
    }

    /// One thing that may be told.
    public struct Item: Equatable, Codable, Sendable, Identifiable {
        /// The memory it comes from.
        public var id: MemoryID
        /// What it is about, in a word or two.
        public var topic: String
        /// What is so, in one sentence, as others may hear it.
        public var text: String

        /// Names something.
        public init(id: MemoryID, topic: String, text: String) {
            self.id = id
            self.topic = topic
            self.text = text
        }
    }

    /// How somebody speaks. It holds no words of their diary, only what they are used to.
    public struct Manner: Equatable, Codable, Sendable {
        /// Mean length of their sentences, in words; none where nothing is known.
        public var sentenceLength: Int?
        /// Turns of speech, words and signs of theirs, a line each.
        public var habits: [String]

        /// Describes a manner.
        public init(sentenceLength: Int? = nil, habits: [String] = []) {
            self.sentenceLength = sentenceLength
            self.habits = habits
        }
    }
}
