import Domain
import Messaging

/// One step being made: what is known, and what it has led to so far.
struct Turn {
    let rules: DialogueRules
    let event: Int64
    let now: Timestamp
    let knowledge: Knowledge
    var person: Person
    var state: DialogueState?
    /// The entry the step is about, as the step leaves it.
    var diary: Diary?
    /// What a pressed button is answered with.
    var notice: Phrase?
    private(set) var effects: [Effect] = []
    private(set) var aftermath: [Aftermath] = []

    init(rules: DialogueRules, event: Int64, now: Timestamp, knowledge: Knowledge, person: Person, state: DialogueState)
    {
        self.rules = rules
        self.event = event
        self.now = now
        self.knowledge = knowledge
        self.person = person
        self.state = state
        diary = knowledge.diary
    }

    /// What the person is in the middle of.
    var scene: Scene {
        get { state?.scene ?? .unmet }
        set { state?.scene = newValue }
    }

    // MARK: Saying

    mutating func say(_ phrase: Phrase, _ choices: Choices = .none, key: MessageKey? = nil) {
        say(Utterance(phrase, choices: choices), key: key)
    }

    mutating func say(_ key: PhraseKey, _ values: [String: Phrase.Value] = [:], _ choices: Choices = .none) {
        say(Phrase(key, values), choices)
    }

    mutating func say(_ utterance: Utterance, key: MessageKey? = nil) {
        effects.append(.say(utterance, key: key))
    }

    mutating func amend(_ key: MessageKey, _ utterance: Utterance) {
        effects.append(.amend(key, utterance))
    }

    mutating func acknowledge(_ press: String, _ notice: Phrase? = nil) {
        aftermath.append(.acknowledge(press: press, notice: notice))
    }

    mutating func show(_ activity: Passing.Activity) {
        aftermath.append(.activity(activity))
    }

    // MARK: Doing

    mutating func perform(_ effect: Effect) {
        effects.append(effect)
    }

    mutating func change(_ change: Change) {
        effects.append(.change(change))
    }

    /// Changes what is known of the person. Whoever does not agree to meeting people any more ends what is open; of whoever
    /// does, what the clone would tell is looked through before anybody hears it.
    mutating func update(_ body: (inout Person) -> Void) {
        let before = person
        body(&person)
        change(.person(person))
        let (met, meets) = (before.agrees(to: .meeting), person.agrees(to: .meeting))
        if met, !meets { change(.match(.withdrawn(at: now))) }
        if meets, !met || before.name != person.name || before.disclosure != person.disclosure { renewProfile() }
    }

    mutating func order(_ job: Job, key: String, due: Timestamp? = nil) {
        effects.append(.order(job, key: key, due: due))
    }

    mutating func cancel(_ key: String) {
        effects.append(.cancel(key: key))
    }

    /// What has come of it.
    var step: DialogueStep {
        DialogueStep(state: state, language: person.language, effects: effects, aftermath: aftermath)
    }

    // MARK: Local time

    /// The rules of the person's time zone; UTC until they said where they live.
    var zone: TimeZoneRules? { person.place.flatMap { rules.atlas.rules(of: $0.zone) } }

    /// What the person's clock shows at a moment.
    func local(_ moment: Timestamp) -> LocalDateTime {
        zone?.local(moment) ?? LocalDateTime(secondsSinceEpoch: Int(moment.seconds))
    }

    /// The moment at which the person's clock shows something.
    func moment(of local: LocalDateTime) -> Timestamp {
        zone?.moment(of: local) ?? Timestamp(seconds: Int64(local.secondsSinceEpoch))
    }

    /// The person's calendar day.
    var today: LocalDate { local(now).date }
}
