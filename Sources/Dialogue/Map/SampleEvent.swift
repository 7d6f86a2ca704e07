public import Domain
public import Messaging

/// An event of each kind, to walk the machine with.
public struct SampleEvent: Sendable {
    /// What kind it is.
    public let name: String
    /// The event.
    public let event: Event

    /// The number of the event.
    public static let number: Int64 = 900
    /// Where it takes place.
    public static let address = Address(channel: .terminal, chat: "sample")
    /// When it takes place: noon on 21 November 2026, UTC.
    public static let now = Timestamp(seconds: 1_795_262_400)
    static let diary = DiaryID(rawValue: 100)
    static let part = PartID(rawValue: 101)
    static let spoken = PartID(rawValue: 102)
    static let file = "sample.ogg"

    /// An event of every kind, with every command, button, attachment and job result.
    public static var all: [SampleEvent] { typed + commands + buttons + attachments + results + timers }

    /// What may be known when an event takes place in a scene: nobody, a person who agreed to nothing, and one who
    /// agreed and has an entry, open or finished.
    public static func knowledge(in sample: SampleScene) -> [Knowledge] {
        if sample.scene == .unmet || sample.scene == .departed { return [Knowledge(person: nil)] }
        var stranger = Person(language: .russian, since: now - .days(1))
        stranger.reminder.time = LocalTime(wrapping: 12 * 60)
        var friend = stranger
        friend.consents[.diaries] = now - .days(1)
        friend.forgotten = [topic]
        friend.retrospect.answer(.which, "…", on: quote.day)
        return [Knowledge(person: stranger)] + [entry(closed: nil), entry(closed: now)].map { known(friend, $0) }
            + people(in: sample.scene).map { Knowledge(person: $0) }
    }

    private static func known(_ person: Person, _ entry: Diary) -> Knowledge {
        var known = Knowledge(person: person)
        known.diary = entry
        known.memories = [memory, entry.closedAt == nil ? other : withdrawn]
        known.diaries = [entry]
        known.memoryCount = 20
        known.profile = profile
        known.guesses = entry.closedAt == nil ? [guess] : [guess] + played
        (known.id, known.matchRecords) = (PersonID(rawValue: 1), [proposal(isMutual: entry.closedAt != nil)])
        known.partner = entry.closedAt == nil ? nil : Partner(name: "…", handle: "sample")
        (known.report, known.reports) = (reportFile(known), queue)
        known.holdings = Holdings(entries: 1, words: 3, recordings: 1)
        known.page = DiaryPage(
            lines: [DiaryPage.Line(id: entry.id, day: entry.day, opening: "…")], number: 0, count: 2, entries: 9,
            words: 30, days: [entry.day, entry.day.adding(days: -1)])
        return known
    }

    /// An answer that leaves out what is to be forgotten.
    private static func advice(
        _ answer: Advice.Answer, grounds: [Quote] = [], past: LocalDate? = nil
    ) -> Event {
        var advice = Advice(question: "…", answer: answer, grounds: grounds, past: past)
        advice.heeded = [topic.id]
        return .advised(advice)
    }

    private static let quote = Quote(
        diary: diary, part: part, offset: 0, text: "…", day: LocalDate(daysSinceEpoch: Int(now.seconds / 86400)))

    private static let said = [nil, diary].map { Retrospection.Said("…", on: quote.day, in: $0) }

    private static func reflection(_ patterns: [Retrospection.Pattern]?, trial: String? = nil) -> Retrospection {
        var found = Retrospection(said, patterns: patterns, absence: trial == nil ? .away : nil)
        (found.trial, found.heeded) = (trial, [topic.id])
        return found
    }

    private static let reading = {
        var reading = DiaryReading(reader: .rules)
        reading.heeded = [topic.id]
        return reading
    }()

    static let advice = AdviceID(rawValue: 105)

    static let memory = Memory(
        id: MemoryID(rawValue: 103), kind: .fact, text: "…", claim: nil,
        evidence: [.init(quote, stance: .stated, strain: .calm)], learnt: now, importance: 0.5, confidence: 0.5)

    static let match = MatchID(rawValue: 107)

    private static let outings = [
        Outing.Time.once(from: now, until: now, shown: LocalDateTime(secondsSinceEpoch: Int(now.seconds))),
        .open([.friday, .sunday]), .open(Set(Weekday.allCases)),
    ].map { Outing("…", in: place, at: $0) }

    private static let places = outings.map { MeetingPlace($0, reasons: ["…"]) }

    private static func picks(_ count: Int) -> OutingPicks {
        var picks = OutingPicks(isNews: false)
        (picks.picks, picks.count) = (outings.prefix(count * 3).map { OutingPick($0, for: quote) }, 3)
        picks.heeded = [topic.id]
        return picks
    }

    private static let matchCard = proposal(isMutual: false).card

    private static let matchTalk = CloneConversation(
        setting: .coffee, theme: .init([:]), language: .english, lines: [.init(.a, "…"), .init(.b, "…")], context: [:],
        work: .init(model: "…", prompt: 1, calls: 1, tokens: 0, cost: 0))

    static let report = ReportID(rawValue: 108)
    private static let mediation = Mediation(topics: [.time], proposals: ["…"])

    /// Two people who were told of each other, or are to be.
    private static func proposal(isMutual: Bool) -> MatchRecord {
        let people = [PersonID(rawValue: 1), PersonID(rawValue: 2)]
        var match = Match(id: match, people[0], people[1], at: now)
        if isMutual { for person in people { _ = match.take(.accepted, of: person, at: now) } }
        let levels = [CompatibilityLevel.values: LevelScore(0.7, evidence: 3)]
        var card = MatchCard(
            chance: .init(low: 0.2, middle: 0.4, high: 0.6), band: .someCommon, basis: .conversations,
            aims: [.friendship],
            sides: people.map { .init($0, levels: levels, opening: "…") })
        (card.common, card.cautions, card.settled, card.retelling) = (["…"], ["…"], ["…"], "…")
        var record = MatchRecord(match: match, card: card)
        record.isTold = isMutual
        for (person, topic) in zip(people, [Disagreement.Topic.time, .plans]) where isMutual {
            let ask = Disagreement.Ask(person, at: now, topic: topic, isTold: true)
            record.disagreement = (record.disagreement ?? Disagreement()).taking(ask)
        }
        return record
    }

    /// What an operator looks at.
    private static func reportFile(_ known: Knowledge) -> ReportFile? {
        known.person.map { person in
            var file = ReportFile(
                report: Report(
                    id: report, person: PersonID(rawValue: 2), at: now, .complaint(.rude), match: match),
                person: person, reporters: 1, card: known.matchRecords.first?.card,
                parties: [.init(person: person, memories: known.memories, doubts: [])])
            let judgement = ConversationJudgement(levels: [:], matches: [], problems: [], work: matchTalk.work)
            file.talks =
                Pair(PersonID(rawValue: 1), PersonID(rawValue: 2)).map {
                    [CloneTalk($0, had: now, conversation: matchTalk, judgement: judgement)]
                } ?? []
            return file
        }
    }

    private static let queue = {
        var queue = ReportQueue()
        (queue.count, queue.oldest, queue.waiting, queue.decided) = (1, now, [report], [report])
        return queue
    }()

    static let topic = ForgottenTopic(id: TopicID(rawValue: 106), words: "…", at: now)

    /// Everything has to do with the topic.
    static var sweep: Sweep {
        var sweep = Sweep()
        (sweep.gone, sweep.passages, sweep.entries) = ([memory.id], 1, [diary])
        return sweep
    }

    static let other = Memory(
        id: MemoryID(rawValue: 104), kind: .fact, text: "…", claim: nil, evidence: memory.evidence, learnt: now,
        importance: 0.5, confidence: 0.5)

    static let withdrawn = {
        var withdrawn = other
        withdrawn.withdrawal = .init(at: now, reason: .wrong)
        return withdrawn
    }()

    static let pair = MemoryAudit.Pair(memory.id, other.id)

    static var audit: MemoryAudit {
        var audit = MemoryAudit()
        (audit.duplicates, audit.contradictions) = ([pair], [pair])
        (audit.stale, audit.unsupported) = ([memory.id], [memory.id])
        return audit
    }

    static let profile = {
        var profile = Profile(stage: .learning)
        profile.traits = [.init(.value, "…", memories: [memory.id])]
        profile.heeded = [topic.id]
        return profile
    }()

    /// Something to do with a week: what it found is told.
    static let deepening = {
        var deepening = Deepening()
        deepening.stale = [memory.id]
        deepening.insights = [.init(text: "… …", memories: [.init(memory)])]
        return deepening
    }()

    static let draft = GuessDraft(
        question: .bank("stairs"),
        clone: Guess(Distribution(weights: [3, 1]), grounds: 1, method: .rules, chance: 0),
        persona: Guess(.uniform(over: 2), grounds: 0, method: .rules, chance: 0))

    static let guess = draft.round(GuessID(rawValue: 105), at: now)

    /// Two months of a game that went better and better, in which every question came back.
    private static let played = (0..<80).map { index in
        var draft = draft
        draft.question = .bank("\(index % 40)")
        var round = draft.round(GuessID(rawValue: Int64(200 + index)), at: now - .days(40 - index / 2))
        round.outcome = .init(answer: index % 40 < 20 && index % 4 > 0 ? 1 : 0, at: round.askedAt)
        return round
    }

    private static func entry(closed: Timestamp?) -> Diary {
        var spoken = VoiceNote(file: file, seconds: 7)
        spoken.progress = .transcribing
        let parts = [
            DiaryPart(id: part, diary: diary, message: 5, sentAt: now, content: .written("…")),
            DiaryPart(id: self.spoken, diary: diary, message: 6, sentAt: now, content: .spoken(spoken)),
        ]
        let day = LocalDate(daysSinceEpoch: Int(now.seconds / 86400))
        return Diary(id: diary, day: day, openedAt: now, closedAt: closed, parts: parts)
    }

    private static func arrival(_ name: String, _ content: Arrival.Content, message: MessageID? = 7) -> SampleEvent {
        SampleEvent(
            name: name,
            event: .arrived(
                Arrival(
                    address: address, deliveryKey: name, sender: Sender(name: "Sample", languageTag: "en"), sentAt: now,
                    message: message, content: content)))
    }

    private static var typed: [SampleEvent] {
        [
            arrival("text", .text("9:30")), arrival("text", .text("…")), arrival("text", .text("1990-05-17")),
            arrival("text", .text("2020-05-17")), arrival("text", .text("25–40")), arrival("text", .text("delete")),
            arrival("text", .text("Moscow")),
            arrival("voice", .voice(Recording(file: file, seconds: 7))),
            arrival("forwarded voice", .voice(Recording(file: file, seconds: 7, isForwarded: true))),
            arrival("edited message", .edited("…"), message: 5), arrival("edited message", .edited("…"), message: 99),
            arrival("contact", .contact(Contact(phone: "1", name: "…"), isOwn: true)),
            arrival("contact", .contact(Contact(phone: "1", name: "…"), isOwn: false)),
            arrival("location", .location(latitude: 55.75, longitude: 37.62)), arrival("group", .group),
            arrival("blocked", .blocked), arrival("unblocked", .unblocked),
        ]
    }

    private static var commands: [SampleEvent] {
        [
            "start", "diary", "ask", "clone", "guess", "matches", "settings", "privacy", "export", "delete", "help",
            "cancel", "status",
            "nonsense",
        ].map {
            arrival("/\($0)", .command(name: $0, argument: "invitation"))
        } + [arrival("/ask", .command(name: "ask", argument: ""))]
    }

    private static var buttons: [SampleEvent] {
        Button.samples.map { arrival("button", .button(payload: $0.payload, press: "1")) }
            + ["", "nonsense", "open:x", "page:-1", "lang:xx", String(repeating: "9", count: 64)].map {
                arrival("button", .button(payload: $0, press: "1"))
            }
    }

    private static var attachments: [SampleEvent] {
        Arrival.Attachment.allCases.flatMap { kind in
            [
                arrival("attachment", .attachment(kind, caption: nil)),
                arrival("attachment", .attachment(kind, caption: "…")),
            ]
        }
    }

    private static var results: [SampleEvent] {
        let measures = VoiceMeasures(duration: 7, speech: 6, loudness: -20, pauses: 1, pauseShare: 0.1)
        let failures = VoiceNote.Failure.allCases.map { Event.transcriptFailed(spoken, $0, measures) }
        let events: [Event] =
            [
                .recordingFetched(spoken, recording: file), .recordingMeasured(spoken, measures),
                .transcribing(spoken, minute: 1, of: 2),
                .transcribed(spoken, Transcript(text: "…"), measures),
                .transcribed(spoken, Transcript(text: " "), measures),
                .transcriptPostponed(spoken), .exported(file: file), .exported(file: file, more: [file]),
                .exported(file: nil), .deliveryRefused(.recording(spoken)), .deliveryRefused(.copy(spoken)),
                .deliveryRefused(.export),
                .drawn(file: file), .drawn(file: nil), .deliveryRefused(.picture),
                .drawn(file: file, match: match), .drawn(file: nil, match: match), .deliveryRefused(.matchPicture),
                .diaryRead(diary, DiaryReading(reader: .rules), alike: []), .diaryRead(diary, reading, alike: []),
                .profiled(nil, nil), .profiled(Profile(stage: .initial), nil), .profiled(profile, nil),
                .profiled(profile, nil, suspicion: .money),
                .deepened(Deepening()), .deepened(deepening),
                advice(.quoted(.none)), .advised(Advice(question: "…", answer: .quoted(.none))),
                advice(.quoted(.away), grounds: [quote]),
                advice(.said("…", .sure), grounds: [quote]),
                advice(.guessed("…")), advice(.guessed("…"), past: quote.day),
                advice(.changed(since: quote.day, [.init(before: quote, after: quote)], more: 1)),
                advice(.changed(since: quote.day, [], more: 0)),
                advice(.unknown(asking: "…?")), advice(.unknown(asking: nil, about: "…")),
                .passageCut(spoken, file: "7-passage.ogg"), .passageCut(spoken, file: nil),
                .guessed(nil), .guessed(draft),
                .surveyed(.found("…", [memory.id], passages: [])), .surveyed(.found("…", [], passages: [quote])),
                .surveyed(.found("…", [], passages: [])),
                .surveyed(.previewed(topic, sweep, erasing: false)), .surveyed(.previewed(topic, sweep, erasing: true)),
                .surveyed(.swept(topic.id, sweep, erasing: nil)), .surveyed(.swept(topic.id, sweep, erasing: 1)),
                .surveyed(.recalled([diary])), .surveyed(.audited(audit, showing: nil)),
                .surveyed(.audited(MemoryAudit(), showing: nil)),
                .match(.proposed(match)), .match(.revealed(match)), .match(.contact(match)), .match(.restricted),
                .match(.lifted),
                .match(.placed(match, places)), .placed(match, places), .placed(match, []),
                .picked(picks(1)), .picked(picks(0)), .picked(OutingPicks(isNews: false)),
                .match(.mediated(match, mediation)), .mediated(match, nil), .mediated(match, mediation),
                .mediated(match, Mediation(topics: [], cards: [["…"], ["…"]])), .mediated(match, Mediation(topics: [])),
                .vetted(VettedMatch(match, for: .telling, card: matchCard)),
                .vetted(VettedMatch(match, for: .telling, card: nil)),
                .vetted(VettedMatch(match, for: .showing, card: matchCard)),
                .vetted(VettedMatch(match, for: .talks, card: matchCard, talks: [matchTalk])),
                .reflected(reflection(nil)), .reflected(reflection([])),
                .reflected(reflection([.init(.theme(.silence), said)])),
                .reflected(reflection([.init(.text("…"), said)], trial: "…")),
                .reflected(Retrospection([], patterns: [], absence: Advice.Absence.none)),
                .reportCame,
                .statusReported([StatusLine(name: "inbox", value: "0")]),
                .budgetNoticed(BudgetNotice(spent: 2, budget: 1, currency: "RUB")),
            ] + MemoryAudit.Kind.allCases.map { .surveyed(.audited(audit, showing: $0)) }
        return (events + failures).map { SampleEvent(name: "job result", event: $0) }
    }

    private static var timers: [SampleEvent] {
        [
            Timer.quiet(diary), .reminder, .room(spoken), .discard(file: file), .week,
            .news(WeekNews(turns: [], insights: profile.traits)), .match(match), .outcome(match), .outings, .clonesDay,
        ].map {
            SampleEvent(name: "timer", event: .rang($0))
        }
    }
}

extension Button {
    /// A button of every kind.
    public static var samples: [Button] {
        let diary = SampleEvent.diary
        let time = LocalTime(wrapping: 21 * 60)
        return [
            .language(.english), .consent(true), .consent(false), .place(524_901), .typePlaceAgain, .purposesDone,
            .reminder(time), .noReminder, .snooze, .done(diary), .add(diary), .correct(diary),
            .correctPart(SampleEvent.part), .delete(diary), .deleteForGood(diary), .keep(diary), .hear(diary),
            .match(.answer(.accepted, SampleEvent.match)), .match(.answer(.later, SampleEvent.match)),
            .match(.answer(.rejected, SampleEvent.match)), .match(.answer(.blocked, SampleEvent.match)),
            .match(.answer(.reported, SampleEvent.match)), .match(.why(SampleEvent.match)),
            .match(.trouble(SampleEvent.match)), .match(.show(SampleEvent.match)), .match(.place(SampleEvent.match)),
            .match(.talks(SampleEvent.match)), .match(.share(SampleEvent.match)),
            .match(.report(.rude, SampleEvent.match)), .match(.askOutcome(SampleEvent.match)),
            .match(.advice(SampleEvent.match)),
            .match(.hush(SampleEvent.match)), .report(.open(SampleEvent.report)), .report(.object),
            .whole(diary), .open(diary), .page(1), .takeAside(7), .dropAside(7), .quiet(.usual), .keepRecordings(true),
            .keepRecordings(false), .cloneConsent(true), .cloneConsent(false), .guess(SampleEvent.advice),
            .hearQuote(SampleEvent.advice, 0), .grounds(SampleEvent.advice),
            .upkeep(.ask), .upkeep(.changes(.month)), .upkeep(.past(.ended, page: 0)),
            .upkeep(.past(.withdrawn, page: 1)),
            .upkeep(.restore(SampleEvent.other.id)), .upkeep(.amend(SampleEvent.memory.id)),
            .upkeep(.forget(SampleEvent.topic.id)), .upkeep(.mentions(SampleEvent.topic.id)),
            .upkeep(.erase(SampleEvent.topic.id, entries: 1)), .upkeep(.topics), .upkeep(.topic(SampleEvent.topic.id)),
            .upkeep(.recall(SampleEvent.topic.id)), .upkeep(.audit(nil)), .upkeep(.join(SampleEvent.pair)),
            .upkeep(.clarify(SampleEvent.pair)), .upkeep(.apart(SampleEvent.pair)),
            .upkeep(.confirm(SampleEvent.memory.id)),
            .disclosure(.start), .disclosure(.card(page: 0)), .disclosure(.list(.matchOnly, page: 0)),
            .disclosure(.item(SampleEvent.memory.id)), .disclosure(.set(SampleEvent.memory.id, .card)),
            .disclosure(.confirm(SampleEvent.memory.id, .card)), .disclosure(.topics),
            .disclosure(.shut(.work, true)),
            .portrait, .picture, .play, .offerGuesses(true), .offerGuesses(false), .questionPace(.never),
            .questionPace(.often),
            .leave, .close,
            .memory(SampleEvent.memory.id),
            .doubt(Clarification(earlier: SampleEvent.memory.id, later: MemoryID(rawValue: 104)), .changed),
        ] + MemoryKind.allCases.map { .memories($0, page: 0) }
            + MeetingButton.samples.map(Button.meeting)
            + MatchOutcome.allCases.map { .match(.outcome($0, SampleEvent.match)) }
            + Verdict.allCases.map { .report(.judge($0, SampleEvent.report)) }
            + RetrospectButton.samples.map(Button.retrospect)
            + DisagreementStep.samples.map { .match(.disagreement($0, SampleEvent.match)) }
            + (0...2).map { .answerGuess(SampleEvent.guess.id, $0) }
            + AdviceRecord.Axis.allCases.flatMap { axis in [true, false].map { .rate(SampleEvent.advice, axis, $0) } }
            + TopicUse.allCases.map { .upkeep(.name($0)) } + MemoryAudit.Kind.allCases.map { .upkeep(.audit($0)) }
            + Button.TakeBack.allCases.map { .takeBack($0, SampleEvent.memory.id) }
            + Onboarding.Step.allCases.map(Button.skip) + Purpose.allCases.map(Button.purpose)
            + Section.allCases.map(Button.settings)
    }
}
