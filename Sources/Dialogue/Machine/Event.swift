public import Domain
public import Messaging

/// What can happen in a conversation.
public enum Event: Equatable, Codable, Sendable {
    /// Something came from the person.
    case arrived(Arrival)
    /// The bytes of a recording are in the data folder, under this name.
    case recordingFetched(PartID, recording: String)
    /// A recording is longer than was announced: this is how it was spoken.
    case recordingMeasured(PartID, VoiceMeasures)
    /// Transcribing has come to this minute of so many.
    case transcribing(PartID, minute: Int, of: Int)
    /// The words of a recording are there, and how it was spoken.
    case transcribed(PartID, Transcript, VoiceMeasures)
    /// A server is away: the words will follow.
    case transcriptPostponed(PartID)
    /// No words will come from a recording.
    case transcriptFailed(PartID, VoiceNote.Failure, VoiceMeasures?)
    /// Everything kept of the person lies in the data folder as a file under this name, and more of them where it is too
    /// much for one; none if that failed.
    case exported(file: String?, more: [String]? = nil)
    /// An entry was read: what was found, for each finding the memories that say much the same, and how many memories of
    /// each kind there were before.
    case diaryRead(DiaryID, DiaryReading, alike: [[MemoryID]], known: [MemoryKind: Int] = [:])
    /// Who the person is was made out anew, with its vector where there is one; none of a person who is not known. And what
    /// they may be other than a person, by what their clone would tell.
    case profiled(Profile?, PersonalityEmbedding?, suspicion: Suspicion? = nil)
    /// The weekly work on what the clone knows came to this.
    case deepened(Deepening)
    /// The clone has an answer.
    case advised(Advice)
    /// A question was chosen, and the clone has made its guess; none where all questions rest.
    case guessed(GuessDraft?)
    /// What the person said of relationships that ended was looked through.
    case reflected(Retrospection)
    /// A passage of a recording lies in the data folder under this name; none if it could not be cut.
    case passageCut(PartID, file: String?)
    /// The picture of the clone, or of a match, lies in the data folder under this name; none if it could not be drawn.
    case drawn(file: String?, match: MatchID? = nil)
    /// All that is kept was looked through.
    case surveyed(Survey)
    /// The channel will never take this.
    case deliveryRefused(Undelivered)
    /// The state of the bot, for an operator: names and values.
    case statusReported([StatusLine])
    /// Most or all of the month's budget for models is spent: said to operators.
    case budgetNoticed(BudgetNotice)
    /// It was looked at what of a match may be told.
    case vetted(VettedMatch)
    /// Something waits for operators to look at it.
    case reportCame
    /// Something about a match, told by the other's conversation.
    case match(MatchNews)
    /// What could be proposed to two people who cannot agree on something, and both asked; none where nothing may be.
    case mediated(MatchID, Mediation?)
    /// Somewhere to go was picked for the person.
    case picked(OutingPicks)
    /// Where two people who know of each other could meet; empty where nowhere suits both.
    case placed(MatchID, [MeetingPlace])
    /// A time has come.
    case rang(Timer)
}

extension Event {
    /// Whether it is worth a conversation of its own: a person sent it, and expects an answer.
    public var beginsAnew: Bool {
        guard case .arrived(let arrival) = self else { return false }
        switch arrival.content {
        case .text, .command, .voice, .button, .location, .contact, .attachment, .group: return true
        case .edited, .blocked, .unblocked: return false
        }
    }
}

/// A moment that was waited for.
public enum Timer: Equatable, Codable, Sendable {
    /// The person has been quiet since an entry was last added to.
    case quiet(DiaryID)
    /// It is the time of the daily reminder, or of one put off.
    case reminder
    /// It is time for the weekly work on what the clone knows.
    case week
    /// It is a good hour to tell what the week has changed.
    case news(WeekNews)
    /// It is a good hour to tell where to go.
    case outings
    /// It is time to tell what the clone did among others.
    case clonesDay
    /// The limit of speech may leave room for a recording.
    case room(PartID)
    /// A file is no longer needed.
    case discard(file: String)
    /// It is a good minute to tell two people of each other.
    case match(MatchID)
    /// It is time to ask what came of a match.
    case outcome(MatchID)
}

/// What operators are told about the month's budget for models.
public struct BudgetNotice: Equatable, Codable, Sendable {
    /// What is spent, in millionths of the currency.
    public var spent: Int64
    /// What may be, likewise.
    public var budget: Int64
    /// The currency's code.
    public var currency: String

    /// Whether paid calls stop.
    public var isAllSpent: Bool { spent >= budget }

    /// Tells of a budget.
    public init(spent: Int64, budget: Int64, currency: String) {
        self.spent = spent
        self.budget = budget
        self.currency = currency
    }
}

/// One line of the state of the bot.
public struct StatusLine: Equatable, Codable, Sendable {
    /// What is counted.
    public var name: String
    /// How much of it.
    public var value: String

    /// Makes a line.
    public init(name: String, value: String) {
        self.name = name
        self.value = value
    }
}

/// Slow work that a step orders.
public enum Job: Equatable, Codable, Sendable {
    /// Fetches the bytes of a recording from the channel.
    case fetch(PartID, file: String)
    /// Takes the words from a recording; from one longer than so many seconds, where there is a bound, it takes none.
    case transcribe(PartID, recording: String, language: Language, names: [String], most: Double? = nil)
    /// Reads a finished entry for what the clone can learn from it.
    case read(DiaryID)
    /// Makes out who the person is, from all that is known by now.
    case profile
    /// Does the weekly work on what the clone knows.
    case deepen
    /// Answers a question as the person would, or with what they said.
    case advise(AdviceOrder)
    /// Have the words of the diary, and what is known from them, turned into vectors.
    case embed
    /// Chooses a question of the game of guesses, and lets the clone guess.
    case guess
    /// Looks through what the person said of relationships that ended.
    case reflect(RetrospectOrder)
    /// Looks for what two people who both asked might agree on.
    case mediate(MatchID)
    /// Picks somewhere to go for the person.
    case pickOutings(isNews: Bool)
    /// Finds where two people who know of each other could meet.
    case findPlace(MatchID)
    /// Cuts a passage out of a kept recording.
    case cut(PartID, recording: String, Quote.Passage)
    /// Draws what the clone has become, or how somebody suits the person and they them.
    case draw(match: MatchID? = nil)
    /// Looks at what of a match may be told.
    case vet(MatchID, for: VettedMatch.Purpose)
    /// Looks through all that is kept of the person.
    case survey(SurveyOrder)
    /// Gathers everything that is kept of the person in an archive, or in several.
    case export
    /// Gathers the state of the bot for an operator.
    case reportStatus
    /// Rings at its time.
    case ring(Timer)
}
