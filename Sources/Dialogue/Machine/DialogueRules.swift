public import Domain
public import Messaging

/// The product's finite-state machine: what the bot says and does, as a pure function of where a conversation stands,
/// what happened, and what is known.
public struct DialogueRules: Sendable {
    /// Places and time zones.
    let atlas: any Atlas
    /// What clones may tell.
    let judge: any DisclosureJudge
    /// The languages the bot speaks, the default first.
    let languages: [SpokenLanguage]
    /// Who may use operators' commands.
    public let operators: Set<Address>
    /// Where words are sent, as people are told: the host of the speech-to-text endpoint.
    let speechEndpoint: String
    /// Where what diaries say is sent to be understood, as people are told: the hosts of the models. None where
    /// there are none.
    let modelEndpoint: String?
    /// Whether there is a model that turns words into vectors.
    let hasEmbedder: Bool
    /// Whether the operator supplies events and venues.
    let hasOutings: Bool
    /// The words, in lower case, that confirm the deletion of everything: one in each language.
    let deletionWords: Set<String>

    /// How people put questions to themselves, in lower case and without `ё`: a text that has one of these and ends with
    /// a question mark is for the clone.
    let cloneQuestions: [String]

    /// What people write, in lower case and without `ё`, who may harm themselves.
    let dangerWords: [String]

    /// Parts of words, in lower case and without `ё`, by which it is told what two people cannot agree on.
    let troubleWords: [Disagreement.Topic: [String]]

    /// What the clone asks by itself, in each language by topic.
    let cloneQuestionBook: [Language: [QuestionTopic: [String]]]

    /// What the clone is asked about a match, in each language.
    let matchQuestions: [Language: String]

    /// How long a person is quiet before an entry counts as finished.
    public static let quiet: Duration = .minutes(10)

    /// The name of the work of turning words into vectors: what is ordered later takes the place of what still waits.
    public static let embeddingKey = "embed"

    /// Makes the machine.
    public init(
        atlas: any Atlas, judge: any DisclosureJudge, languages: [SpokenLanguage], operators: Set<Address>,
        speechEndpoint: String,
        modelEndpoint: String?, hasEmbedder: Bool = false, deletionWords: Set<String>, cloneQuestions: [String],
        cloneQuestionBook: [Language: [QuestionTopic: [String]]], matchQuestions: [Language: String],
        dangerWords: [String] = [], troubleWords: [Disagreement.Topic: [String]] = [:],
        hasOutings: Bool = false
    ) {
        self.atlas = atlas
        self.judge = judge
        self.languages = languages
        self.operators = operators
        self.speechEndpoint = speechEndpoint
        self.modelEndpoint = modelEndpoint
        self.hasEmbedder = hasEmbedder
        self.deletionWords = deletionWords
        self.cloneQuestions = cloneQuestions
        self.cloneQuestionBook = cloneQuestionBook
        self.dangerWords = dangerWords
        self.matchQuestions = matchQuestions
        self.troubleWords = troubleWords
        self.hasOutings = hasOutings
    }

    /// What the step for an event needs to know.
    public func query(for event: Event, in state: DialogueState) -> Query {
        switch event {
        case .arrived(let arrival): query(for: arrival, in: state)
        case .recordingFetched(let part, _), .recordingMeasured(let part, _), .transcribing(let part, _, _),
            .transcribed(let part, _, _), .transcriptPostponed(let part), .transcriptFailed(let part, _, _),
            .rang(.room(let part)), .deliveryRefused(.recording(let part)), .deliveryRefused(.copy(let part)):
            .part(part)
        case .rang(.quiet(let diary)): .diary(diary)
        case .diaryRead(let diary, let reading, let alike, _):
            .memories(.around(diary, slots: reading.slots, ids: alike.flatMap(\.self)))
        case .rang(.reminder): .lastDay
        case .profiled, .rang(.week): .profile
        case .deepened(let deepening): .deepening(deepening.memories)
        case .rang(.news(let news)): .memories(.some(news.memories))
        case .guessed(let draft):
            draft.map { .memories(.some($0.question.memories)) } ?? .person
        case .advised(let advice): .memories(.some(advice.used))
        case .surveyed(let survey): survey.query
        case .match(.proposed(let id)), .match(.revealed(let id)), .match(.contact(let id)), .rang(.match(let id)),
            .match(.mediated(let id, _)), .mediated(let id, _), .match(.placed(let id, _)), .placed(let id, _),
            .rang(.outcome(let id)), .drawn(_, let id?):
            .match(id)
        case .vetted(let vetted): .match(vetted.match)
        case .rang(.clonesDay): .acquaintances
        case .statusReported, .reportCame: .reports
        case .match(.restricted), .match(.lifted), .reflected, .picked, .rang(.outings), .passageCut, .drawn(_, nil),
            .exported, .budgetNoticed,
            .rang(.discard),
            .deliveryRefused(.export), .deliveryRefused(.picture), .deliveryRefused(.matchPicture):
            .person
        }
    }

    private func query(for arrival: Arrival, in state: DialogueState) -> Query {
        switch arrival.content {
        case .text: query(forTextIn: state.scene)
        case .button(let payload, _):
            Button(payload: payload).map {
                query(for: $0, in: state, isOperator: operators.contains(arrival.address))
            } ?? .person
        case .edited: arrival.message.map(Query.message) ?? .person
        case .command("diary", _): .page(0)
        case .command("privacy", _): .holdings
        case .command("clone", _): .clone
        case .command("matches", _): .matches
        case .contact: state.sharing.map(Query.match) ?? openDiary(in: state)
        case .voice, .command, .location, .attachment, .group, .blocked, .unblocked: openDiary(in: state)
        }
    }

    private func query(forTextIn scene: Scene) -> Query {
        if case .correcting(let part, _) = scene { .part(part) } else { scene.openDiary.map(Query.diary) ?? .person }
    }

    private func openDiary(in state: DialogueState) -> Query {
        state.scene.openDiary.map(Query.diary) ?? .person
    }

    private func query(for button: Button, in state: DialogueState, isOperator: Bool) -> Query {
        switch button {
        case .done(let diary), .add(let diary), .correct(let diary), .delete(let diary), .deleteForGood(let diary),
            .keep(let diary), .hear(let diary), .whole(let diary), .open(let diary):
            .diary(diary)
        case .correctPart(let part): .part(part)
        case .page(let number): .page(number)
        case .cloneConsent: .provisional
        case .rate(let id, _, _), .guess(let id), .grounds(let id): .advice(id, quote: nil)
        case .hearQuote(let id, let index): .advice(id, quote: index)
        case .memories: .memories(.all)
        case .portrait: .profile
        case .picture: .clone
        case .memory(let id), .takeBack(_, let id): .memories(.some([id]))
        case .doubt(let doubt, _): .memories(.some([doubt.earlier, doubt.later]))
        case .answerGuess(let round, _): .guess(round)
        case .upkeep(let upkeep): upkeep.query
        case .meeting(.today): .acquaintances
        case .meeting: .matches
        case .disclosure: .disclosure
        case .settings(.consent): .holdings
        case .match(let button): button.query
        case .report(let button): button.query(isOperator: isOperator)
        case .language, .consent, .skip, .place, .typePlaceAgain, .purpose, .purposesDone, .reminder, .noReminder,
            .snooze, .takeAside, .dropAside, .settings, .quiet, .keepRecordings, .retrospect, .play, .offerGuesses,
            .questionPace,
            .leave, .close:
            openDiary(in: state)
        }
    }

    /// Moves a conversation on by one event.
    ///
    /// - Parameters:
    ///   - number: The number of the event; new entries are named after it.
    ///   - address: Where the conversation takes place.
    public func step(
        _ state: DialogueState, _ event: Event, number: Int64, at address: Address, now: Timestamp,
        knowing known: Knowledge
    ) -> DialogueStep {
        let person = known.person ?? newcomer(event, now: now)
        var turn = Turn(rules: self, event: number, now: now, knowledge: known, person: person, state: state)
        if state.owesApology, known.person != nil {
            turn.state?.owesApology = false
            turn.say(.resetApology)
        }
        switch event {
        case .arrived(let arrival): turn.take(arrival, isOperator: operators.contains(address))
        case .recordingFetched(let part, let recording): turn.recordingFetched(part, as: recording)
        case .recordingMeasured(let part, let measures): turn.recordingMeasured(part, measures)
        case .transcribing(let part, let minute, let count): turn.transcribing(part, minute: minute, of: count)
        case .transcribed(let part, let transcript, let measures): turn.transcribed(part, transcript, measures)
        case .transcriptPostponed(let part): turn.transcriptPostponed(part)
        case .transcriptFailed(let part, let failure, let measures): turn.transcriptFailed(part, failure, measures)
        case .diaryRead(let diary, let reading, let alike, let known):
            turn.diaryRead(diary, reading, alike: alike, known: known)
        case .profiled(let profile, let embedding, let suspicion):
            turn.profiled(profile, embedding)
            if profile != nil { turn.heed(suspicion) }
        case .deepened(let deepening): turn.deepened(deepening)
        case .advised(let advice): turn.advised(advice)
        case .guessed(let draft): turn.guessed(draft)
        case .reflected(let found): turn.reflected(found)
        case .passageCut(let part, let file): turn.passageCut(part, file)
        case .drawn(let file, nil): turn.drawn(file)
        case .drawn(let file, let match?): turn.drawn(file, of: match)
        case .surveyed(let survey): turn.surveyed(survey)
        case .exported(let file, let more): turn.exported(file.map { [$0] + (more ?? []) } ?? [])
        case .deliveryRefused(let delivery): turn.deliveryRefused(delivery)
        case .budgetNoticed(let notice): if operators.contains(address) { turn.budgetNoticed(notice) }
        case .reportCame: if operators.contains(address) { turn.reportCame() }
        case .statusReported(let lines): if operators.contains(address) { turn.statusReported(lines) }
        case .rang(.quiet(let diary)): turn.quietElapsed(diary)
        case .rang(.reminder): turn.reminderDue()
        case .rang(.week): turn.weekDue()
        case .rang(.news(let news)): turn.newsDue(news)
        case .rang(.room(let part)): turn.roomDue(part)
        case .match(.proposed): turn.showProposal()
        case .match(.revealed): turn.reveal()
        case .match(.contact): turn.contactCame()
        case .match(.restricted): turn.tellRestriction()
        case .match(.lifted): turn.tellLifting()
        case .match(.mediated(_, let mediation)): turn.hear(mediation)
        case .match(.placed(_, let places)): turn.hear(places)
        case .placed(let id, let places): turn.placed(id, places)
        case .picked(let picks): turn.picked(picks)
        case .rang(.outings): turn.outingsDue()
        case .rang(.clonesDay): turn.dayEnded()
        case .mediated(let id, let mediation): turn.mediated(id, mediation)
        case .rang(.match(let id)): turn.vet(id, for: .telling)
        case .vetted(let vetted): turn.vetted(vetted)
        case .rang(.outcome): turn.outcomeDue()
        case .rang(.discard(let file)): turn.change(.fileDiscarded(name: file))
        }
        return turn.step
    }

    private func newcomer(_ event: Event, now: Timestamp) -> Person {
        var language = languages.first?.language ?? .russian
        if case .arrived(let arrival) = event, let tag = arrival.sender.languageTag, speaks(Language(tag)) {
            language = Language(tag)
        }
        return Person(language: language, since: now)
    }

    func speaks(_ language: Language) -> Bool {
        languages.contains { $0.language == language }
    }
}

/// A language the bot speaks.
public struct SpokenLanguage: Equatable, Sendable {
    /// The language.
    public var language: Language
    /// What it calls itself.
    public var name: String

    /// Names a language.
    public init(_ language: Language, name: String) {
        self.language = language
        self.name = name
    }
}
