import Dialogue
import Domain
import Messaging
import Testing

/// What the clone is to know nothing about.
struct ForgettingTests: TestsOfUpkeep {
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
}
