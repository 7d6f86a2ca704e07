/// What a clone may do with a memory, and why.
public struct DisclosureJudgement: Equatable, Sendable, Identifiable {
    /// The memory.
    public let id: MemoryID
    /// What may be done with it.
    public var disclosure: Disclosure
    /// What would be done with it if the person had decided nothing about it.
    public var proposed: Disclosure
    /// What it is about; never empty.
    public var topics: Set<DisclosureTopic>
    /// What keeps it off the card, besides its topics.
    public var reasons: Set<Reason>
    /// How other people's clones would hear it, without names.
    public var text: String

    /// What keeps something off the card.
    public enum Reason: String, Hashable, Codable, Sendable, CaseIterable {
        /// The person decided so.
        case chosen
        /// The person shut the topic, or wants it forgotten.
        case shut, forgotten
        /// It no longer holds, or was taken back.
        case over
        /// No model has read the entry yet, or it is not sure.
        case provisional, unsure
        /// It was said with doubt or not seriously, or contradicts something.
        case unmeant, disputed
        /// It is told in the words of the diary.
        case ownWords
        /// It names somebody, somewhere or something that only some know.
        case names
        /// It says where the person works, or has a number in it.
        case findable
        /// What it was made of, what it replaced or the words it rests on may not be told.
        case origin
    }

    /// Judges.
    public init(
        id: MemoryID, disclosure: Disclosure, topics: Set<DisclosureTopic>, reasons: Set<Reason>, text: String
    ) {
        self.id = id
        self.disclosure = disclosure
        proposed = disclosure
        self.topics = topics
        self.reasons = reasons
        self.text = text
    }

    /// The most that the person may open it to.
    public var most: Disclosure {
        if !reasons.isDisjoint(with: [.over, .forgotten, .shut]) { return .sealed }
        return topics.allSatisfy(\.mayBeOpened) ? .card : .sealed
    }

    /// Whether opening it wants a second thought.
    public var isSensitive: Bool { topics.contains(where: \.isSensitive) }
}

/// What of a person other people's clones may hear.
public struct DisclosedCard: Equatable, Codable, Sendable {
    /// What may be said, each by the number of the memory: stable as long as that is.
    public var items: [Item] = []
    /// How the person speaks.
    public var manner = Manner()

    /// Nothing.
    public init() {}

    /// Something that may be said.
    public struct Item: Equatable, Codable, Sendable, Identifiable {
        /// The memory.
        public let id: MemoryID
        /// What kind of thing.
        public var kind: MemoryKind
        /// What it is about.
        public var topics: Set<DisclosureTopic>
        /// As other people's clones would hear it.
        public var text: String

        /// Puts something on a card.
        public init(id: MemoryID, kind: MemoryKind, topics: Set<DisclosureTopic>, text: String) {
            self.id = id
            self.kind = kind
            self.topics = topics
            self.text = text
        }
    }

    /// How a person speaks, in what tells nothing of them.
    public struct Manner: Equatable, Codable, Sendable {
        /// Whether sentences are short or long; none where nothing is known.
        public var length: Length?
        /// Emoji they use, the most frequent first.
        public var emoji: [String] = []
        /// Turns of speech of theirs that say nothing by themselves.
        public var turns: [String] = []

        /// Nothing is known.
        public init() {}

        /// How long sentences are.
        public enum Length: String, Equatable, Codable, Sendable {
            case short, middle, long
        }
    }
}
