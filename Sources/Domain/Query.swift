/// What a step needs to know of a person besides who they are.
public enum Query: Equatable, Sendable {
    /// Nothing more.
    case person
    /// An entry.
    case diary(DiaryID)
    /// The entry that holds a part.
    case part(PartID)
    /// The entry that holds what came in a message.
    case message(Int64)
    /// A page of the list of entries, the newest first, from 0.
    case page(Int)
    /// The newest day with an entry.
    case lastDay
    /// How much is kept.
    case holdings
    /// What the clone knows. An entry that is named comes with it.
    case memories(MemoryQuery)
    /// All memories, what the person should be asked about, and the profile.
    case disclosure
    /// A memory, all in its slot, and the entries it rests on.
    case support(MemoryID)
    /// Some memories, some entries with what was last read in them, and the profile.
    case touched([MemoryID], [DiaryID])
    /// All entries, what was last read in them, all memories, doubts and answers, and the profile: for work outside of
    /// a step.
    case remembered
    /// An entry, and what was last read in it.
    case reading(DiaryID)
    /// The entries that no model has read yet, but the rules have.
    case provisional
    /// An answer of the clone, the memories it used, and the entry that holds one of its quotes.
    case advice(AdviceID, quote: Int?)
    /// A round of guesses beside all others, and the memories it asks about.
    case guess(GuessID)
    /// All memories and all rounds of guesses.
    case clone
    /// The profile, and the newest day with an entry.
    case profile
    /// The profile, some memories and all rounds of guesses.
    case deepening([MemoryID])
    /// All entries with what was read in them, all memories, the profile and its vector: for work outside of a step.
    case history
    /// All entries, memories and rounds of guesses, and the newest ``Knowledge/mostAnswers`` answers: for work outside of
    /// a step.
    case everything
    /// What of all entries and memories is no longer as in a state: for work outside of a step.
    case archive(since: ArchiveState)
    /// All rounds of guesses and the newest answers: for work outside of a step.
    case outcomes
    /// A match of the person's; who the other is only if both have said yes and nobody has taken that back.
    case match(MatchID)
    /// All matches of the person.
    case matches
    /// What is known of all pairs the person is in, and all their matches.
    case acquaintances
    /// What the person's clone talked about with that of another.
    case talks(Pair)
    /// Something that operators are to look at, about anybody: only ever asked for an operator.
    case report(ReportID)
    /// What waits for operators: only ever asked for one.
    case reports
}

/// What the store says to a query.
public struct Knowledge: Equatable, Sendable {
    /// The person; none who has not been met.
    public var person: Person?
    /// The number of the person or conversation that was asked about.
    public var id: PersonID?
    /// The entry that was asked for, if it is there and the person's own.
    public var diary: Diary?
    /// The page that was asked for.
    public var page: DiaryPage?
    /// The newest day with an entry.
    public var lastDay: LocalDate?
    /// How much is kept.
    public var holdings: Holdings?
    /// What has become of all entries and memories, if that was asked for.
    public var archive: ArchiveChange?
    /// The entries that were asked for, the oldest first.
    public var diaries: [Diary] = []
    /// What was last read in the entry, if that was asked for.
    public var reading: DiaryReading?
    /// What was read in each entry, if that was asked for.
    public var readings: [DiaryID: DiaryReading] = [:]
    /// The profile, if it was asked for and there is one: only what has its support.
    public var profile: Profile?
    /// The vector of the profile, if it was asked for and there is one.
    public var embedding: PersonalityEmbedding?
    /// The entries that a model should read, the newest first, at most ``mostProvisional``.
    public var provisional: [DiaryID] = []
    /// The answer that was asked for, if it is there and the person's own.
    public var advice: AdviceRecord?
    /// The answers that were asked for, the oldest first.
    public var answers: [AdviceRecord] = []
    /// The memories that were asked for, the oldest first.
    public var memories: [Memory] = []
    /// What the person should be asked about, the oldest first.
    public var doubts: [Clarification] = []
    /// How many memories there are that were not taken back, if it matters to what was asked.
    public var memoryCount: Int?
    /// The rounds of guesses that were asked for, the oldest first.
    public var guesses: [GuessRound] = []
    /// The matches that were asked for, if they are the person's own, the oldest first.
    public var matchRecords: [MatchRecord] = []
    /// What is known of the person's pairs, if that was asked for.
    public var compatibilities: [Compatibility] = []
    /// The talks that were asked for, if the person's own clone had them, the oldest first.
    public var talks: [CloneTalk] = []
    /// Who the other of the match that was asked for is, if both are to know.
    public var partner: Partner?
    /// What an operator looks at.
    public var report: ReportFile?
    /// What waits for operators.
    public var reports: ReportQueue?

    /// As many entries are read again at a time.
    public static let mostProvisional = 500

    /// So many answers are looked back at.
    public static let mostAnswers = 200

    /// Knows only who the person is.
    public init(person: Person?) {
        self.person = person
    }
}

/// A page of the list of entries.
public struct DiaryPage: Equatable, Sendable {
    /// An entry in brief.
    public struct Line: Equatable, Sendable {
        /// Its number.
        public var id: DiaryID
        /// Its local day.
        public var day: LocalDate
        /// The first words.
        public var opening: String

        /// Makes a line.
        public init(id: DiaryID, day: LocalDate, opening: String) {
            self.id = id
            self.day = day
            self.opening = opening
        }
    }

    /// How many lines a page has at the most.
    public static let length = 8

    /// The entries of this page, the newest first.
    public var lines: [Line]
    /// Which page this is, from 0.
    public var number: Int
    /// How many pages there are.
    public var count: Int
    /// How many entries there are on all pages.
    public var entries: Int
    /// How many words they have together.
    public var words: Int
    /// The days with an entry, the newest first, at most 400.
    public var days: [LocalDate]

    /// Makes a page.
    public init(lines: [Line], number: Int, count: Int, entries: Int, words: Int, days: [LocalDate]) {
        self.lines = lines
        self.number = number
        self.count = count
        self.entries = entries
        self.words = words
        self.days = days
    }

    /// How many days in a row have an entry, up to today or yesterday.
    public func streak(on today: LocalDate) -> Int {
        guard let newest = days.first, newest >= today.adding(days: -1) else { return 0 }
        return zip(days, 0...).prefix { day, back in day == newest.adding(days: -back) }.count
    }
}

/// How much is kept of a person.
public struct Holdings: Equatable, Sendable {
    /// Diary entries.
    public var entries: Int
    /// Words in them.
    public var words: Int
    /// Recordings kept in the data folder.
    public var recordings: Int

    /// Counts.
    public init(entries: Int, words: Int, recordings: Int) {
        self.entries = entries
        self.words = words
        self.recordings = recordings
    }
}
