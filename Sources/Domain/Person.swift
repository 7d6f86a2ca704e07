/// What the bot knows of a person from what they told it about themselves.
public struct Person: Equatable, Codable, Sendable {
    /// The language the bot speaks with them.
    public var language: Language
    /// What they want to be called.
    public var name: String?
    /// Their day of birth.
    public var birthDate: LocalDate?
    /// Where they live; it gives the time zone.
    public var place: Place?
    /// What they are here for.
    public var purposes: Set<Purpose>
    /// What they agreed to, and when.
    public var consents: [Consent: Timestamp]
    /// What they have been asked to agree to since, and when; for the diary they are asked at the beginning.
    public var asked: [Consent: Timestamp]?
    /// When the bot reminds them of the diary.
    public var reminder: Reminder
    /// Whether original recordings are kept after the transcript is there.
    public var keepsRecordings: Bool
    /// Whether the bot offers a round of guesses by itself; as usual where nothing is said of it.
    private var guessing: GuessOffers?
    /// How the clone asks them questions; as usual where nothing is said of it.
    private var questioning: QuestionHabit?
    /// What their clone is to know nothing about, the oldest first; nothing where nothing is said of it.
    private var forgetting: [ForgottenTopic]?
    /// The name by which anybody on their channel can write to them, without `@`, as last seen.
    public var handle: String?
    /// The contact that they gave to somebody with whom it was mutual, and to whom; none where they gave none.
    private var sharing: SharedContact?
    /// That they are not proposed to anybody, and why; none where nothing is wrong.
    public var restriction: Restriction?
    /// When an operator last looked and found nothing wrong; none where none did.
    public var cleared: Timestamp?
    /// Whether they are asked what came of their matches; they are, where nothing is said of it.
    private var tellsOutcomes: Bool?
    /// When they were told, with the first card of a match, that a program speaks and can be wrong.
    public var toldOfProgram: Timestamp?
    /// How they want to meet others; none who never said anything of it.
    public var meeting: MeetingProfile?
    /// What they decided about what their clone may tell; nothing where nothing is said of it.
    private var disclosing: DisclosureChoices?
    /// What they answered in private on how relationships of theirs ended; nothing where nothing is said of it.
    private var reflecting: Retrospect?
    /// The word that came with the link they opened the bot by (64 characters at most).
    public var invitation: String?
    /// When they first wrote.
    public var since: Timestamp

    /// A person who has only just written for the first time.
    public init(language: Language, since: Timestamp) {
        self.language = language
        self.since = since
        name = nil
        birthDate = nil
        place = nil
        purposes = []
        consents = [:]
        reminder = Reminder()
        keepsRecordings = true
        invitation = nil
    }

    /// When the bot offers a round of guesses by itself.
    public var guessOffers: GuessOffers {
        get { guessing ?? GuessOffers() }
        set { guessing = newValue }
    }

    /// How the clone asks them questions by itself.
    public var questions: QuestionHabit {
        get { questioning ?? QuestionHabit() }
        set { questioning = newValue }
    }

    /// Whether they are asked what came of their matches.
    public var isAskedOutcomes: Bool {
        get { tellsOutcomes ?? true }
        set { tellsOutcomes = newValue ? nil : false }
    }

    /// What their clone is to know nothing about, the oldest first.
    public var forgotten: [ForgottenTopic] {
        get { forgetting ?? [] }
        set { forgetting = newValue.isEmpty ? nil : newValue }
    }

    /// What they decided about what their clone may tell other people's.
    public var disclosure: DisclosureChoices {
        get { disclosing ?? DisclosureChoices() }
        set { disclosing = newValue.isEmpty ? nil : newValue }
    }

    /// The contact they gave to the other of a match; none where they gave none.
    public func contact(for match: MatchID) -> Contact? {
        sharing.flatMap { $0.matches.contains(match) ? $0.contact : nil }
    }

    /// Gives a contact to the other of a match. Whoever had an earlier one has this one now.
    public mutating func share(_ contact: Contact, for match: MatchID) {
        sharing = SharedContact(contact: contact, matches: (sharing?.matches ?? []).union([match]))
    }

    /// What they answered in private on how relationships of theirs ended.
    public var retrospect: Retrospect {
        get { reflecting ?? Retrospect() }
        set { reflecting = newValue.isEmpty ? nil : newValue }
    }

    /// The age from which a person may meet others through the bot, in full years.
    public static let ageOfConsent = 18

    /// Whether meeting people and exchanging things is open to them: only to those known to be of age.
    public func maySocialise(on day: LocalDate) -> Bool {
        birthDate.map { $0.age(on: day) >= Person.ageOfConsent } ?? false
    }

    /// Whether they agreed to something and have not withdrawn it.
    public func agrees(to consent: Consent) -> Bool {
        consents[consent] != nil
    }

    /// Agrees to something.
    public mutating func agree(to consent: Consent, at moment: Timestamp) {
        consents[consent] = moment
    }

    /// Withdraws a consent, and with it all that rest on it.
    public mutating func withdraw(_ consent: Consent) {
        consents[consent] = nil
        for other in Consent.allCases where other.grounds.contains(consent) { consents[other] = nil }
    }

    /// Notes that they were asked to agree to something.
    public mutating func wasAsked(for consent: Consent, at moment: Timestamp) {
        asked = (asked ?? [:]).merging([consent: moment]) { $1 }
    }
}

/// When the bot offers a round of guesses by itself.
public struct GuessOffers: Equatable, Codable, Sendable {
    /// Whether it does.
    public var isOn: Bool
    /// The last local day on which it did.
    public var lastDay: LocalDate?

    /// Offers are on, and none was made yet.
    public init(isOn: Bool = true, lastDay: LocalDate? = nil) {
        self.isOn = isOn
        self.lastDay = lastDay
    }

    /// How many memories a clone must have before guessing is worth offering.
    public static let enoughMemories = 10

    /// Whether one may be made: once a week at most.
    public func allows(on day: LocalDate) -> Bool {
        isOn && (lastDay.map { $0.days(until: day) >= 7 } ?? true)
    }
}

/// What a person can be here for.
public enum Purpose: String, Hashable, Codable, Sendable, CaseIterable {
    case understandMyself, advice, meetPeople, exchange
}

/// What a person can agree to. Each consent is asked for and withdrawn by itself.
public enum Consent: String, Hashable, Codable, Sendable, CaseIterable, CodingKeyRepresentable {
    /// Keeping diaries, and sending recordings to the speech-to-text endpoint that was named.
    case diaries
    /// Sending what the diary says, and questions to the clone, to the language model that was named.
    case clone
    /// Letting the clone meet the clones of others with what stands on its card, and being proposed to them.
    case meeting

    /// What it rests on: when one of these is withdrawn, so is this.
    public var grounds: Set<Consent> {
        switch self {
        case .diaries: []
        case .clone: [.diaries]
        case .meeting: [.diaries, .clone]
        }
    }
}

/// When a person is reminded of the diary.
public struct Reminder: Equatable, Codable, Sendable {
    /// The local time, or none when reminders are off.
    public var time: LocalTime?
    /// Local hours in which the bot does not write first.
    public var quiet: QuietHours
    /// The last local day on which a reminder was sent.
    public var lastDay: LocalDate?

    /// No reminders yet, quiet hours from 23:00 to 7:00.
    public init(time: LocalTime? = nil, quiet: QuietHours = .usual, lastDay: LocalDate? = nil) {
        self.time = time
        self.quiet = quiet
        self.lastDay = lastDay
    }
}

/// A stretch of the local day, over midnight where it ends before it begins.
public struct QuietHours: Hashable, Codable, Sendable {
    /// When quiet begins.
    public var from: LocalTime
    /// When it ends; this moment is no longer quiet. The same as `from`: never quiet.
    public var until: LocalTime

    /// From 23:00 to 7:00.
    public static let usual = QuietHours(
        from: LocalTime(wrapping: 23 * 60), until: LocalTime(wrapping: 7 * 60))

    /// Names a stretch.
    public init(from: LocalTime, until: LocalTime) {
        self.from = from
        self.until = until
    }

    /// Whether a time of day is quiet.
    public func contains(_ time: LocalTime) -> Bool {
        from <= until ? from <= time && time < until : from <= time || time < until
    }
}
