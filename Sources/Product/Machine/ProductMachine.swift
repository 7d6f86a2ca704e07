public import Dialogue
public import Domain
public import Engine
public import Messaging
import Pictures
import Texts

extension Job: JobDescription {
    public var kind: String { kindOfJob.rawValue }

    public var ring: Event? {
        if case .ring(let timer) = self { .rang(timer) } else { nil }
    }

    public static func outcome(of event: Event) -> String {
        switch event {
        case .transcriptFailed(_, let failure, _): failure.rawValue
        case .recordingMeasured: "longerThanAnnounced"
        case .exported(file: nil, more: _), .passageCut(_, file: nil), .drawn(file: nil, match: _): "failed"
        case .arrived, .recordingFetched, .transcribing, .transcribed, .transcriptPostponed, .diaryRead, .profiled,
            .deepened, .advised, .reflected, .mediated, .vetted, .picked, .placed, .passageCut, .guessed, .drawn,
            .surveyed,
            .exported, .deliveryRefused, .statusReported, .budgetNoticed, .reportCame, .match, .rang:
            "done"
        }
    }

    private var kindOfJob: JobKind {
        switch self {
        case .fetch: .fetch
        case .transcribe: .transcribe
        case .read: .read
        case .profile: .profile
        case .deepen: .deepen
        case .advise: .advise
        case .reflect: .reflect
        case .mediate: .mediate
        case .pickOutings, .findPlace: .outings
        case .embed: .embed
        case .guess: .guess
        case .cut: .cut
        case .draw: .draw
        case .survey: .survey
        case .vet: .vet
        case .export: .export
        case .reportStatus: .status
        case .ring: .timer
        }
    }
}

/// The kinds of job, as workers choose them.
enum JobKind: String, CaseIterable {
    case fetch, transcribe, read, profile, deepen, advise, reflect, mediate, outings, embed, guess, cut, draw, survey,
        vet,
        export,
        status,
        timer
}

/// The product's dialogue as the engine drives it: what the rules say in phrases comes out in words.
public struct ProductMachine: Machine {
    /// Where a conversation stands.
    public typealias State = DialogueState
    /// What can happen.
    public typealias Event = Dialogue.Event
    /// What a step may need to know.
    public typealias Query = Domain.Query
    /// What the store says to that.
    public typealias Answer = Knowledge
    /// What can happen to what is kept.
    public typealias Change = Domain.Change
    /// Slow work.
    public typealias Job = Dialogue.Job

    private let rules: DialogueRules
    private let speaker: Speaker

    /// Makes the machine.
    public init(rules: DialogueRules, speaker: Speaker) {
        self.rules = rules
        self.speaker = speaker
    }

    public var start: DialogueState { DialogueState(scene: .unmet) }

    public var resumed: DialogueState {
        var state = DialogueState(scene: .idle)
        state.owesApology = true
        return state
    }

    public func event(of arrival: Arrival) -> Event { .arrived(arrival) }

    public func event(ofRefused tag: DeliveryTag) -> Event? {
        Undelivered(tag).map(Event.deliveryRefused)
    }

    public func beginsAnew(_ event: Event) -> Bool { event.beginsAnew }

    public func query(for event: Event, in state: DialogueState) -> Query? {
        rules.query(for: event, in: state)
    }

    public func step(
        _ state: DialogueState, _ event: Event, in situation: Situation<Knowledge>
    ) -> Step<ProductMachine> {
        let made = rules.step(
            state, event, number: situation.event, at: situation.address, now: situation.now,
            knowing: situation.answer ?? Knowledge(person: nil))
        var step = Step<ProductMachine>(state: made.state)
        for effect in made.effects { add(effect, to: &step, in: made.language) }
        step.passing = made.aftermath.map { speaker.passing($0, in: made.language) }
        return step
    }

    private func add(_ effect: Effect, to step: inout Step<ProductMachine>, in language: Language) {
        switch effect {
        case .say(let utterance, let key): step.outgoing += speaker.messages(utterance, key: key, in: language)
        case .amend(let key, let utterance): step.outgoing.append(.edit(key, speaker.message(utterance, in: language)))
        case .retract(let key): step.outgoing.append(.retract(key))
        case .removeButtons(let message): step.outgoing.append(.removeButtons(message))
        case .play(let source, let delivery): step.outgoing.append(.voice(source, tag: delivery.tag))
        case .hand(let source, let name, let caption, let delivery):
            step.outgoing.append(
                .document(source, name: name, caption: speaker.text(caption, in: language), tag: delivery.tag))
        case .show(let source, let caption, let delivery):
            step.outgoing.append(.photo(source, caption: speaker.text(caption, in: language), tag: delivery.tag))
        case .introduce(let contact): step.outgoing.append(.contact(contact))
        case .react(let message, let emoji): step.outgoing.append(.reaction(message, emoji: emoji))
        case .leave: step.outgoing.append(.leave)
        case .change(let change): step.changes.append(change)
        case .order(let job, let key, let due): step.jobs.append(JobOrder(job, key: key, due: due))
        case .cancel(let key): step.cancelled.append(key)
        case .callOperators: step.hailed += rules.operators.map { ($0, .reportCame) }
        case .tell(let person, let news):
            step.told.append((ConversationID(rawValue: person.rawValue), .match(news)))
        }
    }
}

extension ProductMachine {
    /// What there is to draw of a person's clone; nil where nobody is known.
    ///
    /// - Parameter known: The person, all memories and all rounds of guesses.
    func card(of known: Knowledge, now: Timestamp) -> CloneCard? {
        guard let person = known.person else { return nil }
        return rules.portrait(of: known, now: now).map(CardWriter(speaker: speaker, language: person.language).card)
    }

    /// What there is to draw of a match, for the person who looks; nil where there is none.
    ///
    /// - Parameter known: The person, and the match.
    func radar(of known: Knowledge, now: Timestamp) -> RadarCard? {
        guard let person = known.person else { return nil }
        return rules.picture(of: known, now: now).map(RadarWriter(speaker: speaker, language: person.language).card)
    }

    /// What a person may be other than a person who wants to meet people, by what their clone would tell.
    func suspicion(of person: Person, knowing known: Knowledge, _ profile: Profile) -> Suspicion? {
        rules.suspicion(of: person, knowing: known, profile)
    }

    /// What the clock of a person shows at a moment.
    func clock(of person: Person) -> (Timestamp) -> LocalDateTime { rules.clock(of: person) }
}
