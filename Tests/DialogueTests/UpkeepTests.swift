import Dialogue
import Domain
import Messaging
import Testing

/// The memory of the clone, opened: searched, put right, forgotten, looked through.
struct UpkeepTests: TestsOfUpkeep {
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
        guard case .survey(.audit(nil, on: _))? = talk.orders["audit"]?.job else {
            Issue.record("\(talk.orders)")
            return
        }
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
