/// The number of something that operators are to look at: that of the event which brought it.
public struct ReportID: Hashable, Codable, Sendable, RawRepresentable {
    /// The number.
    public let rawValue: Int64

    /// Takes a number.
    public init(rawValue: Int64) { self.rawValue = rawValue }
}

/// Something about a person that operators are to look at.
public struct Report: Equatable, Sendable, Identifiable {
    /// Its number.
    public var id: ReportID
    /// Whom it is about.
    public var person: PersonID
    /// When it came.
    public var at: Timestamp
    /// What it is.
    public var matter: Matter
    /// The match it came from; none where it came from none.
    public var match: MatchID?

    /// So many people who reported somebody pause them, until an operator has looked.
    public static let pausing = 3

    /// Describes something to be looked at.
    public init(id: ReportID, person: PersonID, at moment: Timestamp, _ matter: Matter, match: MatchID? = nil) {
        self.id = id
        self.person = person
        at = moment
        self.matter = matter
        self.match = match
    }

    /// What there is to look at.
    public enum Matter: Equatable, Codable, Sendable {
        /// Somebody who was told of the person says that something is wrong.
        case complaint(Reason)
        /// The person objects to what was decided, in their own words.
        case objection(String)
        /// What their clone would tell reads as something other than a person who wants to meet people.
        case suspicion(Suspicion)
    }

    /// What is wrong, as whoever reports it chooses.
    public enum Reason: String, Codable, Sendable, CaseIterable {
        /// Sells something, or asks for money.
        case money
        /// Is not who they say they are.
        case fake
        /// Insults or harasses.
        case rude
        /// Threatens, or makes afraid.
        case threat
        /// Is not of age.
        case minor
        /// Anything else.
        case other
    }

    /// The longest objection, in characters; the rest is not kept.
    public static let longestObjection = 1500
}

/// What a profile may be instead of somebody who wants to meet people.
public enum Suspicion: String, Codable, Sendable, CaseIterable {
    /// An advertisement.
    case advertisement
    /// A request for money.
    case money
}

/// That a person is not proposed to anybody, whatever they seek.
public struct Restriction: Equatable, Codable, Sendable {
    /// For how long.
    public var extent: Extent
    /// Why.
    public var cause: Cause
    /// Since when.
    public var since: Timestamp
    /// Whether they were told.
    public var isTold = false

    /// Restricts.
    public init(_ extent: Extent, _ cause: Cause, since: Timestamp) {
        self.extent = extent
        self.cause = cause
        self.since = since
    }

    /// For how long somebody is restricted.
    public enum Extent: String, Codable, Sendable, CaseIterable {
        /// Until an operator has looked.
        case paused
        /// Unless an operator thinks better of it.
        case banned
    }

    /// Why somebody is restricted, as they are told: never by whom.
    public enum Cause: String, Codable, Sendable, CaseIterable {
        /// Others reported them.
        case complaints
        /// What their clone would tell reads as an advertisement or a request for money.
        case suspicion
    }
}

/// What an operator decides about a person.
public enum Verdict: String, Hashable, Codable, Sendable, CaseIterable {
    /// There is nothing wrong: whatever restricted them is lifted.
    case clear
    /// They are paused.
    case pause
    /// They are banned.
    case ban
}

/// What happens to what operators are to look at.
public enum ReportChange: Equatable, Sendable {
    /// The person reports the other of a match of theirs.
    case complained(ReportID, Report.Reason, MatchID, at: Timestamp)
    /// The person objects to what was decided about them.
    case objected(ReportID, String, at: Timestamp)
    /// The person's profile was looked through, and is held back or not any more.
    case suspected(ReportID, Suspicion?, at: Timestamp)
    /// An operator has decided about somebody.
    case judged(PersonID, Verdict, at: Timestamp)
}

/// Something operators look at, with what they need to know for it.
public struct ReportFile: Equatable, Sendable {
    /// What it is.
    public var report: Report
    /// Whom it is about.
    public var person: Person
    /// How many people have reported them and wait for a decision. Whoever has deleted their account counts too.
    public var reporters: Int
    /// The card from which it came, if it is still there.
    public var card: MatchCard?
    /// What the clones of both said to each other, as far as it is still there.
    public var talks: [CloneTalk] = []
    /// What is known of those on the card, with the one it is about first: as their clones tell of it.
    public var parties: [Party]

    /// Somebody with what is known of them.
    public struct Party: Equatable, Sendable {
        /// Who they are.
        public var person: Person
        /// All their memories.
        public var memories: [Memory]
        /// What they should be asked about.
        public var doubts: [Clarification]

        /// Describes somebody.
        public init(person: Person, memories: [Memory], doubts: [Clarification]) {
            self.person = person
            self.memories = memories
            self.doubts = doubts
        }
    }

    /// Puts a file together.
    public init(report: Report, person: Person, reporters: Int, card: MatchCard?, parties: [Party]) {
        self.report = report
        self.person = person
        self.reporters = reporters
        self.card = card
        self.parties = parties
    }
}

/// What waits for operators.
public struct ReportQueue: Equatable, Sendable {
    /// How much waits.
    public var count = 0
    /// Since when the oldest waits.
    public var oldest: Timestamp?
    /// What has waited longest, the oldest first, at most ``most``.
    public var waiting: [ReportID] = []
    /// The newest about each of the people who are restricted and of whom nothing waits, at most ``most``.
    public var decided: [ReportID] = []

    /// So many are named.
    public static let most = 5

    /// Nothing waits.
    public init() {}
}
