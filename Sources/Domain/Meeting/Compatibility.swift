/// How two people suit each other as far as is known: what their profiles say, and what came of their clones' dates.
public struct Compatibility: Equatable, Codable, Sendable {
    /// The two, the one with the lower number first. Where their clones talk, the first is speaker A.
    public let pair: Pair
    /// When their profiles were last compared.
    public var compared: Timestamp
    /// By speaker, how the other's profile suits them, level by level.
    public var profiles: [CloneConversation.Speaker: [CompatibilityLevel: LevelScore]]
    /// What stood on each card then.
    public var cards: [CloneConversation.Speaker: Set<MemoryID>]
    /// The dates that were had, the oldest first.
    public var dates: [Date] = []
    /// How often no model wrote a conversation that could be used.
    public var failures = 0

    /// After so many no further conversation is tried: what is known stays with the profiles.
    public static let mostFailures = 2

    /// Compares two profiles.
    public init(
        _ pair: Pair, compared: Timestamp,
        profiles: [CloneConversation.Speaker: [CompatibilityLevel: LevelScore]],
        cards: [CloneConversation.Speaker: Set<MemoryID>]
    ) {
        self.pair = pair
        self.compared = compared
        self.profiles = profiles
        self.cards = cards
    }

    /// What came of a date.
    public struct Date: Equatable, Codable, Sendable {
        /// When.
        public var had: Timestamp
        /// Where.
        public var setting: CloneConversation.Setting
        /// What about.
        public var theme: CloneConversation.Theme
        /// Which judge it was, of which version: only what one judge says can be compared.
        public var judge: String
        /// By speaker, how the other suits them as the judge says, level by level.
        public var levels: [CloneConversation.Speaker: [CompatibilityLevel: LevelScore]]
        /// By speaker, what of their card was told.
        public var told: [CloneConversation.Speaker: [MemoryID]]

        /// Notes what came of a talk.
        public init(of talk: CloneTalk) {
            had = talk.had
            setting = talk.conversation.setting
            theme = talk.conversation.theme
            judge = "\(talk.judgement.work.model)/\(talk.judgement.work.prompt)"
            levels = talk.judgement.levels
            told = talk.conversation.context
        }
    }

    /// Whether everything that was told still stands on two cards. What does not must not be rested on any more.
    public func rests(on cards: [CloneConversation.Speaker: Set<MemoryID>]) -> Bool {
        dates.allSatisfy { date in
            date.told.allSatisfy { speaker, told in (cards[speaker] ?? []).isSuperset(of: told) }
        }
    }
}

/// Two people, in the order of their numbers.
public struct Pair: Hashable, Codable, Sendable {
    /// The one with the lower number.
    public let one: PersonID
    /// The other.
    public let other: PersonID

    /// Pairs two; nobody with themselves.
    public init?(_ one: PersonID, _ other: PersonID) {
        guard one != other else { return nil }
        (self.one, self.other) = one.rawValue < other.rawValue ? (one, other) : (other, one)
    }

    /// Both.
    public var people: [PersonID] { [one, other] }

    /// As whom somebody speaks where the clones of both talk; none for anybody else.
    public func speaker(_ person: PersonID) -> CloneConversation.Speaker? {
        person == one ? .a : person == other ? .b : nil
    }

    /// Who is behind a speaker.
    public subscript(speaker: CloneConversation.Speaker) -> PersonID { speaker == .a ? one : other }

    /// The other of the two; none for anybody else.
    public func partner(of person: PersonID) -> PersonID? { speaker(person).map { self[$0.other] } }
}

/// A date of two clones, kept whole.
public struct CloneTalk: Equatable, Codable, Sendable {
    /// Whose clones they are.
    public var pair: Pair
    /// When.
    public var had: Timestamp
    /// What was said.
    public var conversation: CloneConversation
    /// What the judge says of it.
    public var judgement: ConversationJudgement

    /// Keeps a date.
    public init(_ pair: Pair, had: Timestamp, conversation: CloneConversation, judgement: ConversationJudgement) {
        self.pair = pair
        self.had = had
        self.conversation = conversation
        self.judgement = judgement
    }
}

/// Something that comes of the clones' meetings for a pair of which the person is one.
public enum MeetingChange: Equatable, Sendable {
    /// This is known of the two now.
    case compared(Compatibility)
    /// Their clones have talked; what is known of the two comes with ``compared(_:)``.
    case talked(CloneTalk)
    /// Nothing is to be known of the two any more.
    case parted(Pair)
    /// Those who could suit the person were looked through.
    case looked(at: Timestamp)
    /// So many half tokens went into talks for the person on a day of UTC.
    case spent(halves: Int, on: LocalDate)
}
