/// What was read in one diary entry. Everything in it was checked against the words; what did not pass is not here.
public struct DiaryReading: Equatable, Codable, Sendable {
    /// What may become memories.
    public var findings: [Finding] = []
    /// What the person felt.
    public var emotions: [Emotion] = []
    /// What the entry is about, each in a word or two, the main one first.
    public var topics: [String] = []
    /// How it sounds on the whole, -1 (bad) to 1 (good).
    public var sentiment = 0.0
    /// Words of the entry that carry its meaning, as they stand there.
    public var keyPhrases: [String] = []
    /// What may be behind it, in a sentence each.
    public var insights: [String] = []
    /// How the person speaks.
    public var manner = Manner()
    /// How strained they were.
    public var strain = Strain.calm
    /// The entry in one paragraph.
    public var summary = ""
    /// Who read it.
    public var reader: Reader
    /// When they began.
    public var began: Timestamp?
    /// How long that took, in milliseconds.
    public var milliseconds: Int64?
    /// The topics that were left out of it because the person wants them forgotten.
    public var heeded: Set<TopicID>?

    /// The slots of everything found.
    public var slots: [Slot] {
        Array(Set(findings.compactMap { $0.claim?.slot }))
    }

    /// Nothing yet.
    public init(reader: Reader) {
        self.reader = reader
    }

    /// Who read an entry.
    public enum Reader: Equatable, Codable, Sendable {
        /// The bot's own rules: provisional, until a model can be asked.
        case rules
        /// A model, by the version of the prompt it was given.
        case model(name: String, prompt: Int)

        /// Whether a model should read the entry again when there is one.
        public var isProvisional: Bool { self == .rules }
    }

    /// Something felt.
    public struct Emotion: Equatable, Codable, Sendable {
        /// Which.
        public var name: Name
        /// How strongly, 0 to 1.
        public var intensity: Double

        /// Names an emotion.
        public init(_ name: Name, intensity: Double) {
            self.name = name
            self.intensity = intensity
        }

        /// Plutchik's eight basic emotions, and four that diaries are full of.
        public enum Name: String, Hashable, Codable, Sendable, CaseIterable {
            case joy, trust, fear, surprise, sadness, disgust, anger, anticipation
            case tiredness, loneliness, gratitude, shame
        }
    }

    /// How a person speaks.
    public struct Manner: Equatable, Codable, Sendable {
        /// Turns of speech that are theirs, as they stand in the entry.
        public var turns: [String] = []
        /// Mean length of a sentence in words.
        public var sentenceLength = 0.0
        /// Emoji used, the most frequent first.
        public var emoji: [String] = []

        /// Nothing known.
        public init() {}
    }
}
