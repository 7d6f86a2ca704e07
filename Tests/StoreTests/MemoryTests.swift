import Domain
import Engine
import Foundation
import GRDB
import Testing

@testable import Store

struct MemoryTests {
    private func quote(_ text: String, in diary: Int64, on day: Int = 21) -> Quote {
        Quote(
            diary: DiaryID(rawValue: diary), part: PartID(rawValue: diary), offset: 3, text: text, day: .november(day),
            passage: .init(start: 1.5, end: 4))
    }

    private func memory(_ id: Int64, _ text: String, _ quotes: Quote..., slot: Slot? = nil) -> Memory {
        Memory(
            id: MemoryID(rawValue: id), kind: .fact, text: text, claim: slot.map { Claim($0, value: text) },
            evidence: quotes.map { .init($0, stance: .stated, strain: .tense) }, learnt: Desk.now, importance: 0.5,
            confidence: 0.7)
    }

    private func ask(_ query: MemoryQuery, _ desk: Desk, _ chat: ConversationID) async throws -> [Memory] {
        try await desk.ask(.memories(query), of: chat).memories
    }

    private func diaries(_ desk: Desk, _ chat: String = "a") async throws -> ConversationID {
        try await desk.person(chat, .entry(1, on: .november(21), "один") + .entry(2, on: .november(22), "два"))
    }

    @Test func `a memory comes back as it was, with all that it rests on`() async throws {
        let desk = try Desk()
        let chat = try await diaries(desk)
        var kept = memory(
            10, "тверь", quote("Живу в Твери", in: 1), quote("в Твери дождь", in: 2, on: 22),
            slot: Slot(relation: .livesIn))
        kept.heldFrom = PartialDate(iso: "2024-05")
        kept.beside = [MemoryID(rawValue: 77)]
        kept.usageCount = 3
        kept.lastUsed = Desk.now
        kept.isProvisional = true
        kept.withdrawal = .init(at: Desk.now, reason: .joke)
        kept.ending = .init(at: try #require(PartialDate(iso: "2025")), cause: .answered)

        try await desk.apply([.memory(.memory(kept))], to: chat)
        #expect(try await ask(.all, desk, chat) == [kept])

        kept.text = "Тверь"
        kept.evidence.removeFirst()
        try await desk.apply([.memory(.memory(kept))], to: chat)
        #expect(try await ask(.some([kept.id]), desk, chat) == [kept])
        #expect(try await desk.counts()["evidence"] == 1)
    }

    @Test func `what went into another memory brings that with it, and keeps where it went`() async throws {
        let desk = try Desk()
        let chat = try await diaries(desk)
        var (part, whole, last) = (
            memory(10, "а", quote("а", in: 1)), memory(11, "б", quote("б", in: 2)), memory(12, "в", quote("в", in: 2))
        )
        part.withdrawal = .init(at: Desk.now, reason: .merged, into: whole.id)
        whole.withdrawal = .init(at: Desk.now, reason: .merged, into: last.id)
        last.importance = 0.6
        try await desk.apply([last, whole, part].map { .memory(.memory($0)) }, to: chat)
        #expect(
            try await ask(.around(DiaryID(rawValue: 9), slots: [], ids: [part.id]), desk, chat) == [part, whole, last])
        #expect(try await ask(.some([part.id]), desk, chat) == [part])
    }

    @Test func `what stands in a slot is found by it, and no database reader can tell which slot`() async throws {
        let desk = try Desk()
        let (anna, boris) = (try await diaries(desk), try await desk.person("b", .entry(3, on: .november(21), "три")))
        let slot = Slot(relation: .livesIn)
        let mine = memory(10, "тверь", quote("Тверь", in: 1), slot: slot)
        let other = memory(11, "кофе", quote("кофе", in: 1), slot: Slot(relation: .attitude, object: "кофе"))
        try await desk.apply([.memory(.memory(mine)), .memory(.memory(other))], to: anna)
        let his = memory(12, "тверь", quote("Тверь", in: 3), slot: slot)
        try await desk.apply([.memory(.memory(his))], to: boris)

        #expect(try await ask(.around(DiaryID(rawValue: 2), slots: [slot], ids: []), desk, anna) == [mine])
        #expect(
            try await ask(.around(DiaryID(rawValue: 2), slots: [], ids: [other.id, his.id]), desk, anna) == [other])
        let slots = try await desk.store.pool.read { try Data.fetchSet($0, sql: "SELECT slot FROM memories") }
        #expect(slots.count == 3, "the same slot of two people has two fingerprints")
    }

    @Test func `what rests on a deleted entry alone goes with it, and what it had ended holds again`() async throws {
        let desk = try Desk()
        let chat = try await diaries(desk)
        let new = memory(11, "тверь", quote("Тверь", in: 2, on: 22))
        var replaced = memory(10, "москва", quote("Москва", in: 1))
        replaced.ending = .init(at: PartialDate(.november(22)), cause: .superseded(by: new.id))
        var over = memory(12, "банк", quote("банк", in: 1), quote("ушла из банка", in: 2, on: 22))
        over.ending = .init(at: PartialDate(.november(22)), cause: .said(quote("ушла из банка", in: 2, on: 22)))
        try await desk.apply([new, replaced, over].map { .memory(.memory($0)) }, to: chat)
        try await desk.apply(
            [.memory(.read(DiaryID(rawValue: 2), DiaryReading(reader: .rules)))], to: chat)

        try await desk.apply([.diaryDeleted(DiaryID(rawValue: 2))], to: chat)

        replaced.ending = nil
        over.ending = nil
        over.evidence.removeLast()
        #expect(try await ask(.all, desk, chat) == [replaced, over])
        let counts = try await desk.counts()
        #expect(counts["readings"] == 0 && counts["evidence"] == 2)
    }

    @Test func `an entry that is read anew leaves nothing of the first reading but what was taken back`() async throws {
        let desk = try Desk()
        let chat = try await diaries(desk)
        let first = memory(10, "первое", quote("первое", in: 1))
        var joke = memory(11, "шутка", quote("шутка", in: 1))
        joke.withdrawal = .init(at: Desk.now, reason: .joke)
        let both = memory(12, "и там и тут", quote("там", in: 1), quote("тут", in: 2, on: 22))
        try await desk.apply([first, joke, both].map { .memory(.memory($0)) }, to: chat)

        try await desk.apply([.memory(.unread(DiaryID(rawValue: 1)))], to: chat)

        var rest = both
        rest.evidence.removeFirst()
        #expect(try await ask(.all, desk, chat) == [joke, rest])
        #expect(try await ask(.around(DiaryID(rawValue: 1), slots: [], ids: []), desk, chat) == [joke])
    }

    @Test func `a doubt stands until it is settled, or one of its memories is gone`() async throws {
        let desk = try Desk()
        let chat = try await diaries(desk)
        let memories = (10...12).map { memory($0, "\($0)", quote("\($0)", in: 1)) }
        try await desk.apply(memories.map { .memory(.memory($0)) }, to: chat)
        let (settled, broken) = (
            Clarification(earlier: memories[0].id, later: memories[1].id),
            Clarification(earlier: memories[0].id, later: memories[2].id)
        )
        try await desk.apply([.memory(.doubt(broken)), .memory(.doubt(settled))], to: chat)
        #expect(try await desk.ask(.memories(.some([])), of: chat).doubts == [settled, broken])

        try await desk.apply([.memory(.doubtSettled(settled)), .memory(.doubt(settled))], to: chat)
        #expect(try await desk.ask(.memories(.some([])), of: chat).doubts == [broken])

        try await desk.apply([.memory(.forgotten(memories[2].id))], to: chat)
        #expect(try await desk.ask(.memories(.some([])), of: chat).doubts == [])
    }

    @Test func `nobody's memory is changed, forgotten or supported by another person`() async throws {
        let desk = try Desk()
        let (anna, boris) = (try await diaries(desk), try await desk.person("b", .entry(3, on: .november(21), "три")))
        let hers = memory(10, "её", quote("её", in: 1))
        try await desk.apply([.memory(.memory(hers))], to: anna)

        await #expect(throws: StoreFailure.foreignRow(table: "memories", row: 10)) {
            try await desk.apply([.memory(.memory(memory(10, "его", quote("его", in: 3))))], to: boris)
        }
        await #expect(throws: StoreFailure.foreignRow(table: "diary_parts", row: 1)) {
            try await desk.apply([.memory(.memory(memory(20, "его", quote("её", in: 1))))], to: boris)
        }
        try await desk.apply(
            [.memory(.forgotten(hers.id)), .memory(.unread(DiaryID(rawValue: 1)))], to: boris)

        #expect(try await ask(.all, desk, anna) == [hers])
        #expect(try await ask(.all, desk, boris) == [])
    }

    @Test func `what supports a memory, what is touched and all that is remembered is found, of nobody else`()
        async throws
    {
        let desk = try Desk()
        let (anna, boris) = (try await diaries(desk), try await desk.person("b", .entry(3, on: .november(21), "три")))
        let slot = Slot(relation: .livesIn)
        let (one, two) = (
            memory(10, "тверь", quote("Тверь", in: 1), slot: slot), memory(11, "тула", quote("Тула", in: 2), slot: slot)
        )
        let plain = memory(12, "чай", quote("чай", in: 2))
        var reading = DiaryReading(reader: .rules)
        reading.topics = ["город"]
        reading.heeded = [TopicID(rawValue: 4)]
        try await desk.apply(
            [one, two, plain].map { .memory(.memory($0)) } + [.memory(.read(DiaryID(rawValue: 1), reading))], to: anna)

        let support = try await desk.ask(.support(one.id), of: anna)
        #expect(support.memories == [one, two] && support.diaries.map(\.id.rawValue) == [1])
        #expect(try await desk.ask(.support(plain.id), of: anna).memories == [plain])
        let touched = try await desk.ask(.touched([two.id], [DiaryID(rawValue: 1)]), of: anna)
        #expect(touched.memories == [two] && touched.diaries.map(\.id.rawValue) == [1])
        #expect(touched.readings == [DiaryID(rawValue: 1): reading])
        let all = try await desk.ask(.remembered, of: anna)
        #expect(all.memories == [one, two, plain] && all.diaries.count == 2 && all.readings.count == 1)
        for query: Query in [.support(one.id), .touched([one.id], [DiaryID(rawValue: 1)])] {
            let foreign = try await desk.ask(query, of: boris)
            #expect(foreign.memories.isEmpty && foreign.diaries.isEmpty && foreign.readings.isEmpty)
        }
    }
}
