public import Domain
public import Messaging

/// Where a conversation stands.
public struct DialogueState: Equatable, Codable, Sendable {
    /// What the person is in the middle of.
    public var scene: Scene
    /// What was put aside until the person says what it is, the newest last.
    public var asides: [KeptNote] = []
    /// What was said for the diary and waits for consent to it, the newest last.
    public var waiting: [KeptNote] = []
    /// Questions to the clone that the next one may go on from.
    public var thread: AdviceThread?
    /// Questions to the clone that were spoken and whose words are still to come, the newest last.
    public var spoken: [SpokenQuestion]?
    /// What the person may want forgotten, once they have seen what that takes.
    public var forgetting: ForgottenTopic?
    /// The entries that the person was last asked whether to delete: no others go.
    public var erasing: Set<DiaryID>?
    /// The match for which the person is about to give their contact.
    public var sharing: MatchID?
    /// How busy the person was lately.
    public var pace = Pace()
    /// How much of the person's speech was transcribed lately.
    public var speech = SpeechAllowance()
    /// The most that is put aside at once; the oldest gives way.
    public static let mostAsides = 20
    /// The most that waits for consent; what comes then is refused in so many words.
    public static let mostWaiting = 20
    /// Whether the last state was lost and an apology is due.
    public var owesApology = false

    /// Everything that was said and is not in the diary yet.
    public var held: [KeptNote] {
        if case .onboarding(let onboarding) = scene.underneath {
            asides + waiting + onboarding.kept
        } else {
            asides + waiting
        }
    }

    /// Stands in a scene.
    public init(scene: Scene) {
        self.scene = scene
    }
}

/// What a person is in the middle of, and what was gathered so far.
public indirect enum Scene: Equatable, Codable, Sendable {
    /// Nobody has said anything yet. Next: onboarding, departed.
    case unmet
    /// Nothing in particular. Next: any but `unmet` and `departed`.
    case idle
    /// Getting to know each other. Next: idle.
    case onboarding(Onboarding)
    /// An entry of the diary is open. Next: idle, correcting, asking, questioning, naming,
    /// answering, describing, confirmingDeletion.
    case diary(DiaryID)
    /// The next text replaces a part of an entry. Next: what was before.
    case correcting(PartID, then: Scene)
    /// The next text answers a question from the settings. Next: what was before.
    case asking(Setting, then: Scene)
    /// The next text or recording is a question to the clone. Next: what was before.
    case questioning(then: Scene)
    /// The next text names what to search for, or to forget. Next: what was before.
    case naming(TopicUse, then: Scene)
    /// What is said next answers a question that the clone has asked, and goes into the diary. Next: diary, what was
    /// before.
    case answering(String, then: Scene)
    /// The next text tells of what ages one wants to meet people, or where one will be and when. Next: what was before.
    case describing(MeetingQuestion, then: Scene)
    /// The next text or recording answers, in private, how a relationship ended. Next: what was before.
    case recalling(Retrospect.Question, then: Scene)
    /// The next text may be the word that deletes everything. Next: unmet, what was before.
    case confirmingDeletion(then: Scene)
    /// This is a group or channel, and the bot has left. Next: none.
    case departed

    /// The scene that goes on when an interruption is over.
    public var underneath: Scene {
        switch self {
        case .correcting(_, let then), .asking(_, let then), .questioning(let then), .naming(_, let then),
            .answering(_, let then), .describing(_, let then), .recalling(_, let then),
            .confirmingDeletion(let then):
            then.underneath
        case .unmet, .idle, .onboarding, .diary, .departed: self
        }
    }

    /// Whether it is a question that the next words would answer.
    var isInterruption: Bool {
        switch self {
        case .correcting, .asking, .questioning, .naming, .answering, .describing, .recalling, .confirmingDeletion: true
        case .unmet, .idle, .onboarding, .diary, .departed: false
        }
    }

    /// The open entry, also where something interrupts it.
    public var openDiary: DiaryID? {
        if case .diary(let diary) = underneath { diary } else { nil }
    }
}

/// How far getting to know each other has come.
public struct Onboarding: Equatable, Codable, Sendable {
    /// The question that is open.
    public var step: Step
    /// What was said before it may be kept: it becomes the first entry.
    public var kept: [KeptNote] = []

    /// The most notes held back.
    public static let mostKept = 20

    /// At a step.
    public init(step: Step) {
        self.step = step
    }

    /// The questions, in order.
    public enum Step: String, Equatable, Codable, Sendable, CaseIterable {
        case language, consent, birthDate, name, place, purposes, reminder

        /// The question after this one; none after the last.
        public var next: Step? {
            guard let index = Step.allCases.firstIndex(of: self) else { return nil }
            return Step.allCases[(index + 1)...].first
        }
    }
}

/// Something for the diary, before it is in the diary.
public struct KeptNote: Equatable, Codable, Sendable {
    /// Named after the event that brought it.
    public var id: Int64
    /// What it is.
    public var content: Content
    /// The message it came in.
    public var message: MessageID?
    /// When it was sent.
    public var sentAt: Timestamp
    /// What the clone had asked, if it answers that.
    public var asked: String?

    /// What was said.
    public enum Content: Equatable, Codable, Sendable {
        case text(String)
        case voice(file: String, seconds: Int, caption: String?)
    }
}

/// Something that is set by typing.
public enum Setting: String, Equatable, Codable, Sendable, CaseIterable {
    case name, birthDate, place, reminderTime
}

/// What a topic is named for.
public enum TopicUse: String, Equatable, Codable, Sendable, CaseIterable {
    case search, forget
}

/// Counts what a person asks for, minute by minute, so that answers do not pile up.
public struct Pace: Equatable, Codable, Sendable {
    /// The minute that is counted, since the Unix epoch.
    var minute: Int64 = 0
    /// What was asked for in it.
    var count = 0

    /// How much may be asked for in a minute.
    public static let most = 30

    /// Counts one more and says how many that makes this minute.
    mutating func add(at now: Timestamp) -> Int {
        let current = now.seconds / 60
        if current != minute { (minute, count) = (current, 0) }
        count += 1
        return count
    }
}
