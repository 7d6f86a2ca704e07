import Dialogue
import Domain
import Messaging

/// One person's conversation with the rules. What the steps change is kept in memory, as the store would.
struct Talk {
    private(set) var state: DialogueState? = DialogueState(scene: .unmet)
    private(set) var person: Person?
    private(set) var diaries: [DiaryID: Diary] = [:]
    /// What the clone knows.
    private(set) var memory = MemoryKeep()
    /// How the clone came to know what it knows.
    private(set) var training: [TrainingEntry] = []
    /// Who the person is, as far as the clone can tell.
    private(set) var profile: Profile?
    /// What the clone answered.
    private(set) var answers: [AdviceID: AdviceRecord] = [:]
    /// The jobs and timers that wait, by their keys.
    private(set) var orders: [String: (job: Job, due: Timestamp?)] = [:]
    /// The rounds of guesses.
    private(set) var guesses: [GuessID: GuessRound] = [:]
    /// The person's number.
    var id: PersonID?
    /// The matches of the person, by number; and whom they learn of by those that are mutual.
    var matches: [MatchID: MatchRecord] = [:]
    var compatibilities: [Compatibility] = []
    var partner: Partner?
    /// What operators are to look at, as an operator sees it; and what happened to that.
    var report: ReportFile?
    var queue: ReportQueue?
    private(set) var reports: [ReportChange] = []
    /// What the last event led to.
    private(set) var last: DialogueStep?
    var now = Timestamp(seconds: 1_795_262_400)
    private var number: Int64 = 0

    /// Where the conversation takes place, and where an operator's does.
    private(set) var address = Address(channel: .telegram, chat: "1")
    static let operatorsAddress = Address(channel: .telegram, chat: "99")

    /// A person who has just agreed to the diary and skipped everything else.
    static func settled(at address: Address? = nil) -> Talk {
        var talk = Talk()
        if let address { talk.address = address }
        talk.command("start")
        talk.press(.language(.russian))
        talk.press(.consent(true))
        for step in [Onboarding.Step.birthDate, .name, .place] { talk.press(.skip(step)) }
        talk.press(.purposesDone)
        talk.press(.noReminder)
        return talk
    }

    /// All work is done.
    mutating func forgetOrders() { orders = [:] }

    // MARK: What the person does

    /// Sends something. Returns the number of the message.
    @discardableResult
    mutating func send(
        _ content: Arrival.Content, as message: MessageID? = nil, language: String? = nil
    ) -> MessageID {
        let message = message ?? MessageID(number + 1)
        hear(
            .arrived(
                Arrival(
                    address: address, deliveryKey: "\(number)", sender: Sender(name: "N.", languageTag: language),
                    sentAt: now,
                    message: message, content: content)))
        return message
    }

    @discardableResult
    mutating func say(_ text: String) -> MessageID { send(.text(text)) }

    mutating func command(_ name: String) { send(.command(name: name, argument: "")) }

    mutating func press(_ button: Button) { send(.button(payload: button.payload, press: "p"), as: 1000) }

    /// Sends a recording, whose bytes are fetched at once. Returns its number.
    @discardableResult
    mutating func speak(seconds: Int = 7, caption: String? = nil) -> PartID {
        send(.voice(Recording(file: "f", seconds: seconds, caption: caption)))
        let part = PartID(rawValue: number)
        if orders[part.orderKey] != nil { hear(.recordingFetched(part, recording: "r")) }
        return part
    }

    // MARK: What happens

    /// A time that was waited for has come.
    mutating func ring(_ timer: Timer) {
        orders = orders.filter { $0.value.job != .ring(timer) }
        hear(.rang(timer))
    }

    /// The bot knows this of the person from now on.
    mutating func become(_ person: Person) { self.person = person }

    /// The clone knows this from now on.
    mutating func learn(_ memory: Memory) { self.memory.apply(.memory(memory)) }

    /// The state was of another version, and is lost.
    mutating func forgetScene() {
        state = DialogueState(scene: .idle)
        state?.owesApology = true
    }

    mutating func hear(_ event: Event) {
        guard let before = state else { return }
        number += 1
        let known = knowledge(DialogueRules.test.query(for: event, in: before))
        let step = DialogueRules.test.step(
            before, event, number: number, at: address, now: now, knowing: known)
        state = step.state
        for effect in step.effects { keep(effect) }
        last = step
    }

    // MARK: What has come of it

    var scene: Scene? { state?.scene }

    /// What was said in answer to the last event, without what stands on cards.
    var said: [PhraseKey] { utterances.flatMap(\.paragraphs).map(\.key) }

    /// The buttons offered in answer to the last event.
    var offered: [Button] {
        utterances.flatMap { utterance -> [Button] in
            if case .buttons(let rows) = utterance.choices { rows.joined().map(\.button) } else { [] }
        }
    }

    var utterances: [Utterance] {
        (last?.effects ?? []).compactMap { effect in
            switch effect {
            case .say(let utterance, _), .amend(_, let utterance): utterance
            default: nil
            }
        }
    }

    /// What the pressed button was answered with.
    var notice: PhraseKey? {
        last?.aftermath.compactMap { aftermath in
            if case .acknowledge(_, let notice) = aftermath { notice?.key } else { nil }
        }.first
    }

    /// What the last event changed in what is kept.
    var changes: [Change] {
        (last?.effects ?? []).compactMap { effect in if case .change(let change) = effect { change } else { nil } }
    }

    /// The entries' words, the oldest entry first.
    var words: [String] { diaries.values.sorted { $0.id.rawValue < $1.id.rawValue }.map(\.text) }

    /// The entries that are open.
    var open: [DiaryID] { diaries.values.filter { $0.closedAt == nil }.map(\.id) }

    /// The newest entry.
    var newest: DiaryID? { diaries.keys.max { $0.rawValue < $1.rawValue } }
}

extension Talk {
    private func knowledge(_ query: Query) -> Knowledge {
        var known = Knowledge(person: person)
        known.id = id
        switch query {
        case .match(let id):
            known.matchRecords = matches[id].map { [$0] } ?? []
            known.partner = matches[id]?.match.isRevealed == true ? partner : nil
        case .matches: known.matchRecords = matches.values.sorted { $0.match.id.rawValue < $1.match.id.rawValue }
        case .person, .holdings, .talks: break
        case .acquaintances:
            known.compatibilities = compatibilities
            known.matchRecords = matches.values.sorted { $0.match.id.rawValue < $1.match.id.rawValue }
        case .report: known.report = report
        case .reports: known.reports = queue
        case .diary(let id): known.diary = diaries[id]
        case .part(let id): known.diary = diaries.values.first { $0[id] != nil }
        case .message(let message):
            known.diary = diaries.values.first { $0.parts.contains { $0.message == message } }
        case .page(let number): known.page = page(number)
        case .lastDay: known.lastDay = diaries.values.map(\.day).max()
        case .reading(let id): (known.diary, known.reading) = (diaries[id], memory.readings[id])
        case .support(let id):
            known.memories = memory.memories(.beside(id))
            let entries = Set(memory.memories[id]?.evidence.map(\.quote.diary) ?? [])
            known.diaries = diaries.values.filter { entries.contains($0.id) }
        case .touched(let ids, let entries):
            known.memories = memory.memories(.some(ids))
            known.diaries = diaries.values.filter { entries.contains($0.id) }
            known.readings = memory.readings.filter { entries.contains($0.key) }
            known.profile = profile
        case .remembered:
            known.diaries = diaries.values.sorted { $0.id.rawValue < $1.id.rawValue }
            (known.memories, known.doubts) = (memory.memories(.all), memory.doubts)
            known.readings = memory.readings
            known.answers = answers.values.sorted { $0.id.rawValue < $1.id.rawValue }
            known.profile = profile
        case .provisional: known.provisional = memory.provisional
        case .everything:
            known.diaries = diaries.values.sorted { $0.id.rawValue < $1.id.rawValue }
            known.memories = memory.memories(.all)
            known.guesses = rounds
            known.answers = answers.values.sorted { $0.id.rawValue < $1.id.rawValue }
        case .archive, .outcomes: preconditionFailure("no step asks for what is work outside of a step")
        case .profile:
            known.profile = profile?.resting(
                on: Set(memory.memories.values.filter { $0.withdrawal == nil }.map(\.id)), Set(diaries.keys))
            known.lastDay = diaries.values.map(\.day).max()
        case .deepening(let ids):
            (known.profile, known.memories, known.guesses) = (profile, memory.memories(.some(ids)), rounds)
        case .history:
            known.diaries = diaries.values.sorted { $0.id.rawValue < $1.id.rawValue }
            known.memories = memory.memories(.all)
            (known.readings, known.profile) = (memory.readings, profile)
        case .disclosure:
            (known.memories, known.doubts) = (memory.memories(.all), memory.doubts)
            known.profile = profile
        case .clone:
            known.memories = memory.memories(.all)
            known.guesses = rounds
        case .guess(let id):
            known.guesses = guesses[id] == nil ? [] : rounds
            known.memories = memory.memories(.some(guesses[id]?.question.memories ?? []))
        case .advice(let id, let quote):
            known.advice = answers[id]
            known.memories = memory.memories(.some(answers[id]?.advice.used ?? []))
            if let quote, let grounds = answers[id]?.advice.grounds, grounds.indices.contains(quote) {
                known.diary = diaries[grounds[quote].diary]
            }
        case .memories(let query):
            if case .around(let id, _, _) = query {
                known.diary = diaries[id]
                known.memoryCount = memory.memories(.all).count { $0.withdrawal == nil }
            }
            known.memories = memory.memories(query)
            known.doubts = memory.doubts
        }
        return known
    }

    /// The rounds of guesses, the oldest first.
    var rounds: [GuessRound] { guesses.values.sorted { $0.id.rawValue < $1.id.rawValue } }

    private func page(_ number: Int) -> DiaryPage {
        let lines = diaries.values.sorted { $0.id.rawValue > $1.id.rawValue }.map {
            DiaryPage.Line(id: $0.id, day: $0.day, opening: $0.text)
        }
        let shown = lines.dropFirst(number * DiaryPage.length).prefix(DiaryPage.length)
        return DiaryPage(
            lines: Array(shown), number: number, count: (lines.count + 7) / DiaryPage.length, entries: lines.count,
            words: 0, days: [])
    }

    private mutating func keep(_ effect: Effect) {
        switch effect {
        case .change(let change): apply(change)
        case .order(let job, let key, let due): orders[key] = (job, due)
        case .cancel(let key): orders[key] = nil
        case .say, .amend, .retract, .removeButtons, .play, .hand, .show, .introduce, .react, .leave, .tell,
            .callOperators:
            break
        }
    }

    private mutating func apply(_ change: Change) {
        switch change {
        case .person(let person): self.person = person
        case .diaryOpened(let id, let day, let at): diaries[id] = Diary(id: id, day: day, openedAt: at)
        case .part(let part):
            if diaries[part.diary]?[part.id] == nil { diaries[part.diary]?.parts.append(part) }
            diaries[part.diary]?[part.id] = part
        case .partRemoved(let id):
            for entry in diaries.keys { diaries[entry]?[id] = nil }
        case .diaryClosed(let id, let at): diaries[id]?.closedAt = at
        case .diaryReopened(let id): diaries[id]?.closedAt = nil
        case .diaryDeleted(let id): diaries[id] = nil
        case .fileDiscarded: break
        case .match(.told(let id)): matches[id]?.isTold = true
        case .match(.revised(let id, let card)): matches[id]?.card = card
        case .match(.dropped(let id)): matches[id] = nil
        case .match(.answered(let id, let answer, let at)):
            if let own = self.id { _ = matches[id]?.match.take(answer, of: own, at: at) }
        case .match(.withdrawn(let at)):
            for id in matches.keys { if let own = self.id { _ = matches[id]?.match.take(.withdrawn, of: own, at: at) } }
        case .match(.went(let id, let outcome)):
            if let own = self.id { matches[id]?.tell(outcome, of: own) }
        case .match(.disagreed(let id, let ask)):
            let known = matches[id]?.disagreement ?? Disagreement()
            matches[id]?.disagreement = known.taking(ask)
        case .match(.agreed(let id)): if let own = self.id { matches[id]?.disagreement?.withdraw(own) }
        case .match(.placed(let id, let at)): matches[id]?.placed = at
        case .match(.mediated(let id)): matches[id]?.disagreement = nil
        case .match(.proposed(let record)): matches[record.match.id] = record
        case .report(let change): reports.append(change)
        case .memory(let change): memory.apply(change)
        case .vectors, .meeting: break
        case .guess(let round): guesses[round.id] = round
        case .profile(.kept(let profile)): self.profile = profile
        case .profile(.embedded): break
        case .trained(let entry): training.append(entry)
        case .advice(.kept(let record)): answers[record.id] = record
        case .advice(.removed(let id)): answers[id] = nil
        }
    }
}

extension PartID {
    /// The name of the work on a recording.
    var orderKey: String { "part:\(rawValue)" }
}
