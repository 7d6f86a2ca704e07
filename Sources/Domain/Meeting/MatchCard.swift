/// What two people are shown of how they may suit each other. Nothing in it says who they are, and nothing comes from
/// anything but what both allow to be told.
public struct MatchCard: Equatable, Codable, Sendable {
    /// How likely both would like to go on, with the ends of an interval that holds it nine times in ten; each 0 to 1.
    public var chance: Chance
    /// In words, how much is known.
    public var band: Band
    /// What it rests on.
    public var basis: Basis
    /// What both look for.
    public var aims: Set<Seeking.Aim>
    /// What they have in common, as it may be told to both.
    public var common: [String] = []
    /// What may become difficult.
    public var cautions: [String] = []
    /// How the clones got over it.
    public var settled: [String] = []
    /// What the clones talked about, in brief.
    public var retelling: String?
    /// Why it may be worth meeting, as the clones see it.
    public var reason: String?
    /// What is only for one of them, by their number.
    public var sides: [Side]

    /// A share with the ends of its interval.
    public struct Chance: Equatable, Codable, Sendable {
        /// The lower end, the likeliest value, the upper end.
        public var low: Double, middle: Double, high: Double

        /// Brings what lies outside of 0 to 1 to the ends.
        public init(low: Double, middle: Double, high: Double) {
            func bounded(_ value: Double) -> Double { min(max(value, 0), 1) }
            (self.low, self.middle, self.high) = (bounded(low), bounded(middle), bounded(high))
        }
    }

    /// How much the two have in common as far as is known.
    public enum Band: String, Codable, Sendable, CaseIterable {
        case littleKnown, someCommon, muchCommon
    }

    /// What a card rests on.
    public enum Basis: String, Codable, Sendable, CaseIterable {
        /// Both profiles alone: no model was there to let the clones talk.
        case profiles
        /// Conversations of the clones.
        case conversations
    }

    /// What is only for one of the two.
    public struct Side: Equatable, Codable, Sendable {
        /// Whose it is.
        public var person: PersonID
        /// How each level suits them.
        public var levels: [CompatibilityLevel: LevelScore]
        /// What they could write first, in their own manner.
        public var opening: String?
        /// When the other comes to where they live; none where the other lives there too, or does not come.
        public var visit: Seeking.Trip?
        /// What stood on their card.
        public var card: Set<MemoryID>?
        /// What of it the words of the match rest on: where it is no longer there, they are not shown any more.
        public var told: Set<MemoryID>?
        /// What is new of the other since the last time the two were told of each other.
        public var news: [String]?

        /// Makes a side.
        public init(_ person: PersonID, levels: [CompatibilityLevel: LevelScore], opening: String? = nil) {
            self.person = person
            self.levels = levels
            self.opening = opening
        }
    }

    /// Makes a card.
    public init(chance: Chance, band: Band, basis: Basis, aims: Set<Seeking.Aim>, sides: [Side]) {
        self.chance = chance
        self.band = band
        self.basis = basis
        self.aims = aims
        self.sides = sides
    }

    /// What is only for somebody; none for anybody but the two.
    public func side(of person: PersonID) -> Side? { sides.first { $0.person == person } }
}

/// A match with what is shown of it.
public struct MatchRecord: Equatable, Codable, Sendable {
    /// Who said what.
    public var match: Match
    /// What both are shown.
    public var card: MatchCard
    /// Whether both were told.
    public var isTold = false
    private var outcomes: [PersonID: MatchOutcome]?
    /// What they cannot agree on, once one of them has asked.
    public var disagreement: Disagreement?
    /// When a place to meet was last proposed to both.
    public var placed: Timestamp?

    /// Keeps a match.
    public init(match: Match, card: MatchCard) {
        self.match = match
        self.card = card
    }

    /// What came of it, as one of the two told it: for that one alone.
    public func outcome(of person: PersonID) -> MatchOutcome? { outcomes?[person] }

    /// One of the two tells what came of it. There is nothing to tell of a match that was never mutual.
    public mutating func tell(_ outcome: MatchOutcome, of person: PersonID) {
        guard match.mutual != nil, match.people.contains(person) else { return }
        outcomes = (outcomes ?? [:]).merging([person: outcome]) { $1 }
    }
}

/// Who the other of two is, told once both have said yes.
public struct Partner: Equatable, Sendable {
    /// What they want to be called.
    public var name: String?
    /// Their name on the channel, by which anybody can write to them: without `@`.
    public var handle: String?
    /// The contact they gave for this match, if they did.
    public var contact: Contact?

    /// Describes somebody.
    public init(name: String?, handle: String?, contact: Contact? = nil) {
        self.name = name
        self.handle = handle
        self.contact = contact
    }
}

/// Something that happens to a match.
public enum MatchChange: Equatable, Sendable {
    /// Two people are to be proposed to each other. The person whose step or work it is is one of them.
    case proposed(MatchRecord)
    /// Both were told.
    case told(MatchID)
    /// What may be told of it is now this.
    case revised(MatchID, MatchCard)
    /// It was told to nobody, and will not be.
    case dropped(MatchID)
    /// The person has answered; what that comes to, ``Match/take(_:of:at:)`` says.
    case answered(MatchID, Match.Answer, at: Timestamp)
    /// The person tells what came of it.
    case went(MatchID, MatchOutcome)
    /// The person cannot agree with the other on something, and asks for help. Whose ask it is is the person's own.
    case disagreed(MatchID, Disagreement.Ask)
    /// The person takes that back.
    case agreed(MatchID)
    /// Something was proposed to both: neither waits any more.
    case mediated(MatchID)
    /// A place to meet was proposed to both.
    case placed(MatchID, at: Timestamp)
    /// The person does not want to meet anybody any more: whatever of theirs is open ends.
    case withdrawn(at: Timestamp)
}

/// What one person's step tells another person's conversation about their match.
public enum MatchNews: Equatable, Codable, Sendable {
    /// There is somebody they may want to meet.
    case proposed(MatchID)
    /// Both have said yes.
    case revealed(MatchID)
    /// The other has given their contact.
    case contact(MatchID)
    /// It was decided that they are not to be proposed any more, or three people reported them.
    case restricted
    /// Nothing is wrong with them any more.
    case lifted
    /// Both asked for help with something, and this is proposed to them.
    case mediated(MatchID, Mediation)
    /// They could meet there.
    case placed(MatchID, [MeetingPlace])
}
