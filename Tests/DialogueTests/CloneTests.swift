import Dialogue
import Domain
import Messaging
import Testing

/// What the clone learns, and what can be asked of it and done about it.
struct CloneTests: TestsOfReading {
    @Test func `an entry is read once it is finished and all its words are there`() throws {
        var talk = Talk.settled()
        let part = talk.speak()
        let diary = try #require(talk.newest)
        talk.press(.done(diary))
        #expect(talk.orders["read:\(diary.rawValue)"] == nil)

        talk.hear(.transcribed(part, Transcript(text: "Живу в Твери"), .quiet))

        #expect(talk.orders["read:\(diary.rawValue)"]?.job == .read(diary))
    }

    @Test func `an entry without words, or still open, is not read`() throws {
        var talk = Talk.settled()
        talk.say("Живу в Твери")
        let diary = try #require(talk.newest)
        #expect(talk.orders["read:\(diary.rawValue)"] == nil)

        var silent = Talk.settled()
        let part = silent.speak()
        silent.press(.done(try #require(silent.newest)))
        silent.hear(.transcriptFailed(part, .silent, nil))
        #expect(silent.orders.keys.allSatisfy { !$0.hasPrefix("read:") })
    }

    @Test func `what was found becomes a memory with its quote, and a second reading takes its place`() throws {
        var (talk, diary) = try talk("Живу в Твери у реки")
        let found = try finding("Живу в Твери", in: diary, city: "тверь")

        talk.hear(.diaryRead(diary.id, reading(found), alike: [[]]))
        #expect(talk.memory.memories(.all).map(\.evidence.count) == [1])

        talk.hear(.diaryRead(diary.id, reading(found), alike: [[]]))
        #expect(talk.memory.memories(.all).map(\.evidence.count) == [1])
    }

    @Test func `what was read, and what was asked, is turned into vectors of those who agree`() throws {
        var (talk, diary) = try talk("Живу в Твери у реки")
        talk.hear(.diaryRead(diary.id, reading(), alike: []))
        #expect(talk.orders["embed"] == nil)

        talk.press(.cloneConsent(true))
        talk.hear(.diaryRead(diary.id, reading(), alike: []))
        #expect(talk.orders["embed"]?.job == .embed)

        talk.forgetOrders()
        talk.hear(.advised(Advice(question: "Где живу?", answer: .quoted(.none))))
        #expect(talk.orders["embed"]?.job == .embed)
    }

    @Test func `what was found in words that have changed since is left out`() throws {
        var (talk, diary) = try talk("Живу в Твери")
        let found = try finding("Живу в Твери", in: diary, city: "тверь")
        let part = try #require(diary.parts.first)
        talk.press(.correct(diary.id))
        talk.say("Живу в Туле")
        #expect(talk.diaries[diary.id]?[part.id]?.text == "Живу в Туле")
        #expect(talk.orders["read:\(diary.id.rawValue)"] != nil)

        talk.hear(.diaryRead(diary.id, reading(found), alike: [[]]))

        #expect(talk.memory.memories(.all).isEmpty)
    }

    @Test func `a correction takes what rested on the old words at once`() throws {
        var (talk, diary) = try talk("Живу в Твери")
        talk.hear(
            .diaryRead(diary.id, reading(try finding("Живу в Твери", in: diary, city: "тверь")), alike: [[]]))

        talk.press(.correct(diary.id))
        talk.say("Живу в Туле")

        #expect(talk.memory.memories(.all).isEmpty)
    }

    @Test(arguments: Clarification.Answer.allCases)
    func `a contradiction is asked about once, with both quotes, and settled by a button`(
        answer: Clarification.Answer
    ) throws {
        var (talk, first) = try talk("Живу в Твери")
        talk.hear(
            .diaryRead(first.id, reading(try finding("Живу в Твери", in: first, city: "тверь")), alike: [[]]))
        talk.now = talk.now + .days(2)
        talk.say("Наверное, живу теперь в Туле")
        let id = try #require(talk.newest)
        talk.press(.done(id))
        let second = try #require(talk.diaries[id])
        let doubtful = try finding("живу теперь в Туле", in: second, city: "тула", stance: .hedged)

        talk.hear(.diaryRead(id, reading(doubtful), alike: [[]]))

        let press = try #require(talk.offered.first { if case .doubt(_, answer) = $0 { true } else { false } })
        #expect(talk.memory.doubts.isEmpty, "asked once is enough")
        talk.press(press)
        #expect(talk.notice == nil)
        let earlier = try #require(talk.memory.memories(.all).first)
        #expect((earlier.ending == nil) == (answer != .changed))
    }

    @Test func `nobody is asked about a contradiction in their quiet hours`() throws {
        var (talk, first) = try talk("Живу в Твери")
        talk.hear(
            .diaryRead(first.id, reading(try finding("Живу в Твери", in: first, city: "тверь")), alike: [[]]))
        talk.now = talk.now + .hours(12)
        let other = try finding("Живу в Твери", in: first, city: "тула", stance: .hedged)

        talk.hear(
            .diaryRead(first.id, reading(try finding("Живу в Твери", in: first, city: "тверь"), other), alike: []))

        #expect(talk.utterances.isEmpty)
        #expect(talk.memory.doubts.count == 1)
    }

    @Test(arguments: Button.TakeBack.allCases)
    func `a memory is looked at and taken back, and is gone from the lists`(reason: Button.TakeBack) throws {
        var (talk, diary) = try talk("Живу в Твери")
        talk.hear(
            .diaryRead(diary.id, reading(try finding("Живу в Твери", in: diary, city: "тверь")), alike: [[]]))
        talk.command("clone")
        let kind = try #require(talk.offered.first)
        talk.press(kind)
        let memory = try #require(talk.offered.first)
        talk.press(memory)
        #expect(talk.utterances.first?.paragraphs.contains { $0.key == .adviceGround } == true)
        let id = try #require(talk.memory.memories(.all).first?.id)

        talk.press(.takeBack(reason, id))

        #expect(talk.memory.memories(.all).first?.withdrawal != nil)
        talk.press(.takeBack(reason, id))
        #expect(talk.notice == .buttonStale)
        talk.press(kind)
        #expect(talk.notice == .buttonStale)
    }

    @Test func `the picture of the clone is offered, drawn, shown, and cleared away a day later`() throws {
        var (talk, diary) = try talk("Живу в Твери")
        talk.press(.picture)
        #expect(talk.notice == .buttonStale, "there is nothing to draw yet")
        talk.hear(
            .diaryRead(diary.id, reading(try finding("Живу в Твери", in: diary, city: "тверь")), alike: [[]]))
        talk.command("clone")
        #expect(talk.offered.contains(.picture))
        talk.press(.picture)
        #expect(talk.orders["picture"]?.job == .draw())

        talk.hear(.drawn(file: "1-clone.png"))

        guard case .show(.stored(name: "1-clone.png"), let caption, .picture)? = talk.last?.effects.first else {
            Issue.record("no picture is shown: \(talk.last?.effects ?? [])")
            return
        }
        #expect(caption.key == .picture)
        let clearing = try #require(talk.orders["discard:1-clone.png"])
        #expect(clearing.due == talk.now + .hours(24))
        talk.ring(.discard(file: "1-clone.png"))
        #expect(talk.last?.effects == [.change(.fileDiscarded(name: "1-clone.png"))])
    }

    @Test(arguments: [Event.drawn(file: nil), .deliveryRefused(.picture)])
    func `who cannot have the picture is told`(event: Event) {
        var talk = Talk.settled()
        talk.hear(event)
        #expect(talk.said == [.pictureFailed])
    }

    @Test func `a portrait counts what is known by kind, and names what is not`() throws {
        var (talk, diary) = try talk("Живу в Твери")
        #expect(DialogueRules.test.portrait(of: Knowledge(person: nil), now: talk.now) == nil)
        talk.hear(
            .diaryRead(diary.id, reading(try finding("Живу в Твери", in: diary, city: "тверь")), alike: [[]]))
        var known = Knowledge(person: talk.person)
        known.memories = talk.memory.memories(.all)

        let portrait = try #require(DialogueRules.test.portrait(of: known, now: talk.now))

        #expect(portrait.total == 1)
        #expect(portrait.stage.key == .stageInitial)
        #expect(portrait.kinds.map(\.name.key) == [.kindFact])
        #expect(
            portrait.unknown.map(\.key) == [
                .kindPreference, .kindExperience, .kindRelationship, .kindGoal, .kindFear, .kindValue,
            ])
        #expect(portrait.growth.map(\.count) == [0, 1])
        #expect(portrait.days.map(\.name.key) == [.dateShort])
        #expect(portrait.isByDay)
        let late = try #require(DialogueRules.test.portrait(of: known, now: talk.now + .hours(12) + .days(400)))
        #expect(!late.isByDay)
        #expect(late.days.map(\.name.key) == [.dateMonth, .dateMonth, .dateMonth])
    }

    @Test(arguments: [(0, 0), (9, 6), (10, 7), (30, 30)])
    func `a portrait tells how often guesses come true only once there are ten answers`(count: Int, hits: Int) throws {
        var known = Knowledge(person: Person(language: .russian, since: Timestamp(seconds: 0)))
        known.guesses = (0..<count).map { number in
            var round = GuessRound(
                id: GuessID(rawValue: Int64(number)), question: .bank("question \(number)"),
                clone: Guess(Distribution(weights: [3, 1]), grounds: 1, method: .rules, chance: 0),
                persona: Guess(.uniform(over: 2), grounds: 0, method: .rules, chance: 0),
                askedAt: Timestamp(seconds: 0))
            round.outcome = .init(answer: number < hits ? 0 : 1, at: Timestamp(seconds: Int64(number)))
            return round
        }
        let accuracy = try #require(DialogueRules.test.portrait(of: known, now: Timestamp(seconds: 99))).accuracy
        switch (count, accuracy) {
        case (0, nil): break
        case (9, .early(let text)): #expect(text.values["count"] == .number(1))
        case (10..., .measured(let share, let within, let text)):
            #expect(share == Double(hits) / Double(count))
            #expect(within.contains(share))
            #expect(text.values["hits"] == .number(hits) && text.values["of"] == .number(count))
        default: Issue.record("\(String(describing: accuracy)) after \(count)")
        }
    }

    private func rounds(_ counts: [(daysAgo: Int, count: Int, hits: Int)]) -> [GuessRound] {
        var number: Int64 = 0
        return counts.flatMap { month in
            (0..<month.count).map { index in
                number += 1
                var round = GuessRound(
                    id: GuessID(rawValue: number), question: .bank("question \(number)"),
                    clone: Guess(Distribution(weights: [3, 1]), grounds: 1, method: .rules, chance: 0),
                    persona: Guess(.uniform(over: 2), grounds: 0, method: .rules, chance: 0),
                    askedAt: Timestamp(seconds: 0))
                round.outcome = .init(
                    answer: index < month.hits ? 0 : 1, at: SampleEvent.now - .days(month.daysAgo) + .seconds(index))
                return round
            }
        }
    }

    @Test func `accuracy is told by month, with a rate only where there are ten answers`() throws {
        var known = Knowledge(person: Person(language: .russian, since: Timestamp(seconds: 0)))
        known.guesses = rounds([(daysAgo: 62, count: 12, hits: 6), (daysAgo: 31, count: 3, hits: 3)])
        let portrait = try #require(DialogueRules.test.portrait(of: known, now: SampleEvent.now))
        #expect(portrait.months.map(\.name.key) == [.septemberAlone, .octoberAlone])
        #expect(portrait.months.map(\.rate?.share) == [0.5, nil])
        #expect(portrait.months[1].count.values["count"] == .number(3))

        known.guesses = rounds([(daysAgo: 62, count: 6, hits: 6), (daysAgo: 31, count: 9, hits: 3)])
        #expect(
            DialogueRules.test.portrait(of: known, now: SampleEvent.now)?.months.isEmpty == true, "nothing is measured")
        known.guesses = rounds([(daysAgo: 31, count: 12, hits: 3)])
        #expect(
            DialogueRules.test.portrait(of: known, now: SampleEvent.now)?.months.isEmpty == true, "one is no course")
    }

    @Test func `the overview tells what changed of late, and what the clone knows nothing of`() throws {
        var (talk, diary) = try talk("Живу в Твери, жила в Туле")
        var read = reading(try finding("Живу в Твери", in: diary, city: "тверь"))
        read.findings[0].heldFrom = PartialDate(diary.day)
        talk.hear(.diaryRead(diary.id, read, alike: [[]]))
        var old = try #require(talk.memory.memories(.all).first)
        old = Memory(
            id: MemoryID(rawValue: 1), kind: .fact, text: "Живёт в Туле", claim: nil, evidence: old.evidence,
            learnt: old.learnt, importance: 0.5, confidence: 0.5)
        old.evidence[0].quote.day = diary.day.adding(days: -60)
        old.ending = .init(
            at: PartialDate(diary.day), cause: .superseded(by: try #require(talk.memory.memories(.all).first?.id)))
        talk.learn(old)

        talk.command("clone")

        let keys = talk.utterances.flatMap(\.paragraphs).flatMap(\.keys)
        #expect(
            keys.filter { "\($0)".hasPrefix("recent") } == [
                .recent, .recentLearnt, .recentLearntLine, .recentEnded, .recentReplacedLine,
            ])
        #expect(keys.contains(.cloneMissing) && keys.contains(.kindFear) && !keys.contains(.kindNeed))
    }

    @Test func `what has changed is told for a month, half a year or a year, and the clone can be asked`() throws {
        var (talk, diary) = try talk("Живу в Твери")
        talk.hear(.diaryRead(diary.id, reading(try finding("Живу в Твери", in: diary, city: "тверь")), alike: [[]]))
        talk.now = talk.now + .days(100)
        talk.command("clone")
        #expect(talk.offered.contains(.upkeep(.changes(.month))) && talk.offered.contains(.upkeep(.ask)))

        talk.press(.upkeep(.changes(.month)))
        #expect(talk.utterances.flatMap(\.paragraphs).flatMap(\.keys) == [.changedNothing])
        #expect(Array(talk.offered.prefix(2)) == [.upkeep(.changes(.halfYear)), .upkeep(.changes(.year))])

        var moved = try #require(talk.memory.memories(.all).first)
        moved.ending = .init(at: PartialDate(diary.day.adding(days: 95)), cause: .answered)
        talk.learn(moved)
        talk.press(.upkeep(.changes(.month)))
        #expect(
            talk.utterances.flatMap(\.paragraphs).flatMap(\.keys).contains(.changedBefore), "\(talk.utterances)")

        talk.press(.upkeep(.ask))
        #expect(talk.scene == .questioning(then: .idle))
    }

    @Test func `another person's memory cannot be opened, taken back or answered about`() {
        var talk = Talk.settled()
        let foreign = MemoryID(rawValue: 5)
        for button: Button in [
            .memory(foreign), .takeBack(.wrong, foreign),
            .doubt(Clarification(earlier: foreign, later: foreign), .changed), .memories(.fact, page: 0),
        ] {
            talk.press(button)
            #expect(talk.notice == .buttonStale)
        }
    }

    @Test func `each change in what the clone knows is noted, with what led to it`() throws {
        var (talk, diary) = try talk("Живу в Твери у реки")
        var read = reading(try finding("Живу в Твери", in: diary, city: "тверь"))
        read.milliseconds = 40
        talk.hear(.diaryRead(diary.id, read, alike: [[]]))
        let memory = try #require(talk.memory.memories.keys.first)
        talk.press(.takeBack(.joke, memory))

        #expect(talk.training.map(\.cause) == [.read(diary.id, .rules), .takenBack(.joke)])
        #expect(talk.training.map(\.memories) == [[memory], [memory]])
        #expect(talk.training.map(\.milliseconds) == [40, nil])
    }
}

extension Phrase {
    /// Its own key and those of what it is put together from, in reading order.
    fileprivate var keys: [PhraseKey] {
        let parts = ["first", "rest", "kinds"].compactMap { name in
            if case .phrase(let phrase)? = values[name] { phrase } else { nil }
        }
        return (key == .lines || key == .row ? [] : [key]) + parts.flatMap(\.keys)
    }
}

extension VoiceMeasures {
    fileprivate static let quiet = VoiceMeasures(duration: 7, speech: 6, loudness: -20, pauses: 1, pauseShare: 0.1)
}
