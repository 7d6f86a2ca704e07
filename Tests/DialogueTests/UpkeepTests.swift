import Dialogue
import Domain
import Messaging
import Testing

/// The memory of the clone, opened: searched, put right, forgotten, looked through.
struct UpkeepTests {
    /// Somebody who has said something and of whose words memories were made: one of each line.
    private func talk(_ lines: String..., slot: Slot? = nil) throws -> (Talk, [MemoryID]) {
        var talk = Talk.settled()
        for line in lines {
            talk.say(line)
            let id = try #require(talk.newest)
            talk.press(.done(id))
            let diary = try #require(talk.diaries[id])
            talk.hear(.diaryRead(id, reading(of: line, in: diary, slot: slot), alike: [[]]))
            talk.now = talk.now + .minutes(1)
        }
        return (talk, talk.memory.memories(.all).map(\.id))
    }

    private func reading(of line: String, in diary: Diary, slot: Slot? = nil) -> DiaryReading {
        var reading = DiaryReading(reader: .rules)
        reading.began = Timestamp(seconds: 1)
        reading.findings = [
            Finding(
                kind: .fact, text: line, claim: slot.map { Claim($0, value: line) },
                quote: Quote(diary: diary.id, part: diary.parts[0].id, offset: 0, text: line, day: diary.day),
                confidence: 0.8)
        ]
        return reading
    }

    // MARK: Searching

    @Test func `the next text after the button is what to search for, and what is found can be opened`() throws {
        var (talk, ids) = try talk("Живу в Твери")
        talk.command("clone")
        talk.press(.upkeep(.name(.search)))
        #expect(talk.scene == .naming(.search, then: .idle))
        talk.say(" Тверь ")
        #expect(talk.orders["search"]?.job == .survey(.search("Тверь")))
        #expect(talk.scene == .idle && talk.diaries.count == 1, "it is no entry of the diary")

        talk.hear(.surveyed(.found("Тверь", ids, passages: [])))

        #expect(talk.said == [.searchFound, .cloneMemory, .adviceGround])
        #expect(talk.offered == [.memory(ids[0]), .upkeep(.name(.search))])
    }

    @Test func `where no memory has it, the diary's own words are shown, and its entries opened`() throws {
        var (talk, ids) = try talk("Живу в Твери")
        let quote = try #require(talk.memory.memories[ids[0]]?.evidence.first?.quote)
        talk.press(.takeBack(.joke, ids[0]))
        talk.hear(.surveyed(.found("Тверь", ids, passages: [quote])))
        #expect(talk.said == [.searchOnlyDiary, .adviceGround])
        #expect(talk.offered.first == .open(quote.diary))

        talk.hear(.surveyed(.found("Тверь", [], passages: [])))
        #expect(talk.said == [.searchNothing])
    }

    @Test(arguments: ["…", "", String(repeating: "ж", count: 101)])
    func `what names nothing is asked for again`(words: String) throws {
        var (talk, _) = try talk("Живу в Твери")
        talk.press(.upkeep(.name(.forget)))
        talk.say(words)
        #expect(talk.said == [.nameOfTopicNotRead])
        #expect(talk.scene == .naming(.forget, then: .idle))
        talk.press(.leave)
        #expect(talk.scene == .idle)
    }

    // MARK: Forgetting

    /// Names a topic and sees what it would take. Returns its number.
    private func name(_ words: String, _ sweep: Sweep, _ talk: inout Talk) throws -> TopicID {
        talk.press(.upkeep(.name(.forget)))
        talk.say(words)
        guard case .survey(.preview(let topic, erasing: false))? = talk.orders["forgetting"]?.job else {
            throw Unexpected()
        }
        talk.hear(.surveyed(.previewed(topic, sweep, erasing: false)))
        return topic.id
    }

    private struct Unexpected: Error {}

    private func sweep(_ gone: [MemoryID], _ entries: [DiaryID]) -> Sweep {
        var sweep = Sweep()
        (sweep.gone, sweep.entries, sweep.passages) = (gone, entries, entries.count)
        return sweep
    }

    @Test func `forgetting is shown first, and changes nothing until it is confirmed`() throws {
        var (talk, ids) = try talk("Живу с Машей", "Пью чай")
        let topic = try name("Маша", sweep([ids[0]], Array(talk.diaries.keys)), &talk)
        #expect(talk.said == [.forgetMemories, .forgetLine, .forgetPassages, .forgetMeaning], "one line needs no list")
        #expect(talk.offered == [.upkeep(.forget(topic)), .upkeep(.mentions(topic)), .close])
        #expect(talk.person?.forgotten == [] && talk.memory.memories.count == 2)

        talk.press(.close)
        #expect(talk.person?.forgotten == [] && talk.memory.memories.count == 2)
    }

    @Test func `what is forgotten goes for good, holds from the press on, and is listed`() throws {
        var (talk, ids) = try talk("Живу с Машей", "Пью чай")
        let entry = try #require(talk.memory.memories[ids[0]]?.evidence.first?.quote.diary)
        let topic = try name("Маша", sweep([ids[0]], [entry]), &talk)

        talk.press(.upkeep(.forget(topic)))
        #expect(talk.person?.forgotten.map(\.words) == ["Маша"])
        #expect(talk.orders["sweep:\(topic.rawValue)"]?.job == .survey(.sweep(topic, erasing: nil)))
        talk.press(.upkeep(.forget(topic)))
        #expect(talk.notice == .buttonStale, "two presses at once")

        talk.hear(.surveyed(.swept(topic, sweep([ids[0]], [entry]), erasing: nil)))
        #expect(Array(talk.memory.memories.keys) == [ids[1]])
        #expect(talk.said == [.forgotten, .entriesLeft])
        #expect(talk.diaries.count == 2, "the diary is left alone")
        #expect(talk.training.last?.memories == [ids[0]])

        talk.command("clone")
        #expect(talk.offered.contains(.upkeep(.topics)))
        talk.press(.upkeep(.topics))
        #expect(talk.offered == [.upkeep(.topic(topic))])
        talk.press(.memory(ids[0]))
        #expect(talk.notice == .buttonStale)
    }

    @Test func `a reading that did not know of the wish is made again instead of being taken in`() throws {
        var (talk, ids) = try talk("Живу с Машей")
        let entry = try #require(talk.newest.flatMap { talk.diaries[$0] })
        let topic = try name("Маша", sweep([ids[0]], [entry.id]), &talk)
        talk.press(.upkeep(.forget(topic)))
        talk.hear(.surveyed(.swept(topic, sweep([ids[0]], [entry.id]), erasing: nil)))
        talk.forgetOrders()

        talk.hear(.diaryRead(entry.id, reading(of: "Живу с Машей", in: entry), alike: [[]]))
        #expect(talk.memory.memories.isEmpty)
        #expect(talk.orders["read:\(entry.id.rawValue)"]?.job == .read(entry.id))

        talk.forgetOrders()
        var heeding = DiaryReading(reader: .rules)
        heeding.heeded = [topic]
        talk.hear(.diaryRead(entry.id, heeding, alike: []))
        #expect(talk.orders["read:\(entry.id.rawValue)"] == nil)
        #expect(talk.memory.readings[entry.id] != nil)
    }

    @Test func `entries go only after a second question that names their number`() throws {
        var (talk, ids) = try talk("Живу с Машей", "Маша поёт", "Пью чай")
        let entries = ids.prefix(2).compactMap { talk.memory.memories[$0]?.evidence.first?.quote.diary }
        let topic = try name("Маша", sweep(Array(ids.prefix(2)), entries), &talk)
        talk.press(.upkeep(.mentions(topic)))
        guard case .survey(.preview(let named, erasing: true))? = talk.orders["erasing"]?.job else {
            throw Unexpected()
        }

        talk.hear(.surveyed(.previewed(named, sweep(Array(ids.prefix(2)), entries), erasing: true)))
        #expect(talk.said == [.eraseQuestion])
        #expect(talk.offered == [.upkeep(.erase(topic, entries: 2)), .close])
        #expect(talk.diaries.count == 3 && talk.person?.forgotten == [])

        talk.press(.upkeep(.erase(topic, entries: 2)))
        talk.hear(.surveyed(.swept(topic, sweep(Array(ids.prefix(2)), entries), erasing: 2)))
        #expect(talk.said == [.forgotten, .erased])
        #expect(talk.words == ["Пью чай"])
    }

    @Test func `only entries that were shown go, however many mention it by then, and of the rest it is asked again`()
        throws
    {
        var (talk, ids) = try talk("Живу с Машей", "Маша поёт", "Пью чай")
        let entries = ids.compactMap { talk.memory.memories[$0]?.evidence.first?.quote.diary }
        let topic = try name("Маша", sweep([], entries), &talk)
        let shown = ForgottenTopic(id: topic, words: "Маша", at: talk.now)
        talk.hear(.surveyed(.previewed(shown, sweep([], Array(entries.prefix(2))), erasing: true)))
        talk.press(.upkeep(.erase(topic, entries: 2)))

        // One of the two was changed meanwhile, and another one tells of it.
        talk.hear(.surveyed(.swept(topic, sweep([], [entries[0], entries[2]]), erasing: 2)))
        #expect(talk.said == [.erased, .eraseQuestion])
        #expect(Set(talk.diaries.keys) == Set(entries.suffix(2)))
        #expect(talk.offered.first == .upkeep(.erase(topic, entries: 1)))

        talk.press(.upkeep(.erase(topic, entries: 1)))
        talk.hear(.surveyed(.swept(topic, sweep([], [entries[2]]), erasing: 1)))
        #expect(talk.words == ["Маша поёт"])

        // A question whose entries are no longer known deletes nothing.
        talk.hear(.surveyed(.swept(topic, sweep([], [entries[1]]), erasing: 1)))
        #expect(talk.said == [.eraseQuestion] && talk.diaries.count == 1)
    }

    @Test func `insights that tell of it and news that wait go, and the profile is made anew`() throws {
        var (talk, ids) = try talk("Живу с Машей", "Пью чай")
        var profile = Profile(stage: .initial)
        profile.insights = ["Скучает по Маше", "Чай бодрит"].map { .init(.pattern, $0, memories: [ids[1]]) }
        talk.hear(.profiled(profile, nil))
        var deepening = Deepening()
        deepening.insights = profile.insights.map {
            .init(text: $0.text, memories: talk.memory.memories(.all).suffix(1).map(Deepening.Seen.init))
        }
        talk.hear(.deepened(deepening))
        #expect(talk.orders["news"] != nil && talk.profile?.insights.count == 2)
        let topic = try name("Маша", sweep([ids[0]], []), &talk)
        talk.press(.upkeep(.forget(topic)))
        talk.now = talk.now + .minutes(5)
        var found = sweep([ids[0]], [])
        found.insights = ["Скучает по Маше"]
        talk.hear(.surveyed(.swept(topic, found, erasing: nil)))
        #expect(talk.profile?.insights.map(\.text) == ["Чай бодрит"])
        #expect(talk.orders["news"] == nil && talk.orders["profile"]?.due == talk.now + .minutes(1))
    }

    @Test func `the profile is made anew when a memory is put back, amended, joined or may be known again`() throws {
        var (talk, ids) = try talk("Пью чай", "Пью чаи", "Живу с Машей")
        func renews(_ upkeep: Upkeep) -> Bool {
            talk.forgetOrders()
            talk.press(.upkeep(upkeep))
            return talk.orders["profile"]?.job == .profile
        }
        #expect(renews(.join(MemoryAudit.Pair(ids[0], ids[1]))))
        talk.press(.takeBack(.wrong, ids[0]))
        #expect(renews(.restore(ids[0])))
        #expect(renews(.amend(ids[0])))
        talk.press(.leave)
        let topic = try name("Маша", sweep([ids[2]], []), &talk)
        talk.press(.upkeep(.forget(topic)))
        #expect(renews(.recall(topic)))
    }

    @Test func `a wish that was lifted meanwhile takes nothing, and what it hid is read again`() throws {
        var (talk, ids) = try talk("Живу с Машей")
        let entry = try #require(talk.newest)
        let topic = try name("Маша", sweep(ids, [entry]), &talk)
        talk.press(.upkeep(.forget(topic)))
        talk.press(.upkeep(.recall(topic)))
        #expect(talk.said == [.topicLifted] && talk.person?.forgotten == [])
        talk.press(.upkeep(.recall(topic)))
        #expect(talk.notice == .buttonStale)

        talk.hear(.surveyed(.swept(topic, sweep(ids, [entry]), erasing: 1)))
        #expect(talk.memory.memories.count == 1 && talk.diaries.count == 1)

        talk.forgetOrders()
        talk.hear(.surveyed(.recalled([entry])))
        #expect(talk.orders["read:\(entry.rawValue)"]?.job == .read(entry))
    }

    @Test func `nobody forgets what was never named to them, nor for another person`() throws {
        var (talk, _) = try talk("Живу в Твери")
        let foreign = TopicID(rawValue: 77)
        for upkeep: Upkeep in [
            .forget(foreign), .erase(foreign, entries: 3), .mentions(foreign), .topic(foreign), .recall(foreign),
            .topics,
        ] {
            talk.press(.upkeep(upkeep))
            #expect(talk.notice == .buttonStale, "\(upkeep)")
        }
    }

    // MARK: Putting right

    @Test(arguments: Button.TakeBack.allCases)
    func `what was taken back can be looked at and put back`(reason: Button.TakeBack) throws {
        var (talk, ids) = try talk("Живу в Твери")
        talk.press(.takeBack(reason, ids[0]))
        talk.command("clone")
        #expect(talk.offered.contains(.upkeep(.past(.withdrawn, page: 0))))
        talk.press(.upkeep(.past(.withdrawn, page: 0)))
        #expect(talk.offered == [.memory(ids[0])])
        talk.press(.memory(ids[0]))
        #expect(talk.offered == [.upkeep(.restore(ids[0]))])

        talk.press(.upkeep(.restore(ids[0])))

        #expect(talk.memory.memories[ids[0]]?.withdrawal == nil)
        #expect(talk.memory.memories[ids[0]]?.lastUsed == talk.now, "or the week would retire it again")
        #expect(talk.training.last?.cause == .restored)
        talk.press(.upkeep(.restore(ids[0])))
        #expect(talk.notice == .buttonStale)
    }

    @Test func `what is put back does not come back without words that stand in the diary`() throws {
        var (talk, ids) = try talk("Живу в Твери")
        talk.press(.takeBack(.wrong, ids[0]))
        talk.press(.correct(try #require(talk.newest)))
        talk.say("Живу в Туле")
        talk.press(.upkeep(.restore(ids[0])))
        #expect(talk.said == [.restoreImpossible])
        #expect(talk.memory.memories[ids[0]]?.withdrawal != nil)
    }

    @Test func `what is put back beside something that took its place is asked about`() throws {
        var (talk, first) = try talk("Живу в Твери", slot: Slot(relation: .livesIn))
        talk.press(.takeBack(.wrong, first[0]))
        talk.say("Живу в Туле")
        let id = try #require(talk.newest)
        talk.press(.done(id))
        let diary = try #require(talk.diaries[id])
        talk.hear(
            .diaryRead(id, reading(of: "Живу в Туле", in: diary, slot: Slot(relation: .livesIn)), alike: [[]]))

        talk.press(.upkeep(.restore(first[0])))

        #expect(talk.said == [.restored, .doubt, .adviceGround, .adviceGround])
    }

    @Test func `what is put right is taken back, and what the person says instead goes into the diary`() throws {
        var (talk, ids) = try talk("Живу в Твери")
        talk.press(.memory(ids[0]))
        #expect(talk.offered.contains(.upkeep(.amend(ids[0]))))
        talk.press(.upkeep(.amend(ids[0])))
        #expect(talk.memory.memories[ids[0]]?.withdrawal?.reason == .wrong)
        #expect(talk.scene == .answering("Живу в Твери", then: .idle))

        talk.say("Давно живу в Туле")

        let entry = try #require(talk.newest.flatMap { talk.diaries[$0] })
        #expect(entry.text == "Давно живу в Туле" && entry.parts.first?.asked == "Живу в Твери")
        talk.press(.upkeep(.amend(ids[0])))
        #expect(talk.notice == .buttonStale)
    }

    @Test func `what is over is listed with the day it ended`() throws {
        var (talk, ids) = try talk("Живу в Твери")
        var memory = try #require(talk.memory.memories[ids[0]])
        memory.ending = .init(at: PartialDate(LocalDate(daysSinceEpoch: 20_700)), cause: .answered)
        talk.learn(memory)
        talk.command("clone")
        #expect(talk.said.contains(.cloneEmpty))
        talk.press(.upkeep(.past(.ended, page: 0)))
        #expect(talk.offered == [.memory(ids[0])])
        talk.press(.memory(ids[0]))
        #expect(talk.said.contains(.cloneUntil))
    }

    // MARK: Looking through

    @Test func `an audit says how much is amiss of each kind, and each count opens its list`() throws {
        var (talk, ids) = try talk("Пью чай", "Пью чаи")
        talk.press(.upkeep(.audit(nil)))
        guard case .survey(.audit(nil, on: _))? = talk.orders["audit"]?.job else { throw Unexpected() }
        var audit = MemoryAudit()
        audit.duplicates = [MemoryAudit.Pair(ids[0], ids[1])]
        audit.stale = [ids[0]]

        talk.hear(.surveyed(.audited(audit, showing: nil)))
        #expect(talk.offered == [.upkeep(.audit(.duplicates)), .upkeep(.audit(.stale)), .close])
        talk.hear(.surveyed(.audited(audit, showing: .stale)))
        #expect(talk.offered == [.memory(ids[0]), .upkeep(.audit(nil))])
        talk.hear(.surveyed(.audited(audit, showing: .duplicates)))
        #expect(talk.offered.first == .upkeep(.join(audit.duplicates[0])))
        talk.hear(.surveyed(.audited(MemoryAudit(), showing: nil)))
        #expect(talk.said == [.auditFine])
    }

    @Test func `two that only sound alike are kept apart, and what is old is confirmed`() throws {
        var (talk, ids) = try talk("Пью чай", "Пью чаи")
        talk.press(.upkeep(.apart(MemoryAudit.Pair(ids[0], ids[1]))))
        #expect(talk.memory.memories[ids[0]]?.beside == [ids[1]] && talk.memory.memories[ids[1]]?.beside == [ids[0]])

        talk.press(.memory(ids[0]))
        #expect(!talk.offered.contains(.upkeep(.confirm(ids[0]))), "it was said today")
        talk.now = talk.now + .days(366)
        talk.press(.memory(ids[0]))
        #expect(talk.offered.contains(.upkeep(.confirm(ids[0]))))
        talk.press(.upkeep(.confirm(ids[0])))
        #expect(talk.memory.memories[ids[0]]?.lastUsed == talk.now)
        talk.press(.memory(ids[0]))
        #expect(!talk.offered.contains(.upkeep(.confirm(ids[0]))))
        talk.press(.takeBack(.wrong, ids[0]))
        talk.press(.upkeep(.confirm(ids[0])))
        #expect(talk.notice == .buttonStale)
    }

    @Test func `two that say the same are made one, with all the words of both, once`() throws {
        var (talk, ids) = try talk("Пью чай", "Пью чаи")
        let pair = MemoryAudit.Pair(ids[0], ids[1])
        talk.press(.upkeep(.join(pair)))
        #expect(talk.memory.memories[ids[0]]?.evidence.map(\.quote.text) == ["Пью чай", "Пью чаи"])
        #expect(talk.memory.memories[ids[1]]?.withdrawal == .init(at: talk.now, reason: .merged, into: ids[0]))
        talk.press(.upkeep(.join(pair)))
        #expect(talk.notice == .buttonStale)
        talk.press(.memory(ids[1]))
        #expect(talk.notice == .buttonStale, "what was made one stands in the other")
        talk.press(.upkeep(.join(MemoryAudit.Pair(ids[0], ids[0]))))
        #expect(talk.notice == .buttonStale)
    }

    @Test func `what claims the same exclusive thing is made one, and insights go along`() throws {
        var (talk, ids) = try talk("Пью чай", "Пью чаи")
        for id in ids {
            var memory = try #require(talk.memory.memories[id])
            memory.claim = Claim(Slot(relation: .livesIn), value: "тверь")
            memory.usageCount = 2
            talk.learn(memory)
        }
        talk.hear(.profiled(Profile(stage: .initial), nil))
        var deepening = Deepening()
        deepening.insights = [
            .init(text: "Чай и чаи", memories: ids.compactMap { talk.memory.memories[$0] }.map(Deepening.Seen.init))
        ]
        talk.hear(.deepened(deepening))
        #expect(talk.profile?.insights.map(\.memories) == [ids])

        talk.press(.upkeep(.join(MemoryAudit.Pair(ids[0], ids[1]))))

        #expect(talk.memory.memories[ids[1]]?.withdrawal?.into == ids[0])
        #expect(talk.memory.memories[ids[0]]?.usageCount == 4)
        #expect(talk.profile?.insights.map(\.memories) == [[ids[0]]])
    }

    @Test func `a contradiction is asked about with both quotes, and settled as ever`() throws {
        var (talk, ids) = try talk("Пью чай", "Чай не пью")
        talk.press(.upkeep(.clarify(MemoryAudit.Pair(ids[0], ids[1]))))
        #expect(talk.said == [.doubt, .adviceGround, .adviceGround])
        talk.press(.doubt(Clarification(earlier: ids[0], later: ids[1]), .changed))
        #expect(talk.memory.memories[ids[0]]?.ending != nil)
        talk.press(.upkeep(.clarify(MemoryAudit.Pair(ids[0], ids[1]))))
        #expect(talk.notice == .buttonStale)
    }
}
