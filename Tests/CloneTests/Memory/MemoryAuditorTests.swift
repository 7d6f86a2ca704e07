import Domain
import Testing
import Words

@testable import Clone

/// What may be amiss is found, and what is not is left alone.
@Suite struct MemoryAuditorTests {
    private let today = LocalDate(daysSinceEpoch: 20_500)

    private func memory(
        _ number: Int64, _ text: String, _ claim: Claim? = nil, kind: MemoryKind = .fact, daysAgo: Int = 1
    ) -> Memory {
        let id = DiaryID(rawValue: number)
        let quote = Quote(
            diary: id, part: PartID(rawValue: number), offset: 0, text: text, day: today.adding(days: -daysAgo))
        return Memory(
            id: MemoryID(rawValue: number), kind: kind, text: text, claim: claim,
            evidence: [.init(quote, stance: .stated, strain: .calm)], learnt: Timestamp(seconds: 0), importance: 0.5,
            confidence: 0.5)
    }

    private func audit(_ memories: [Memory], doubts: [Clarification] = [], lost: Set<Int64> = []) -> MemoryAudit {
        var known = Knowledge(person: nil)
        (known.memories, known.doubts) = (memories, doubts)
        known.diaries = memories.filter { !lost.contains($0.id.rawValue) }.map { memory in
            let quote = memory.evidence[0].quote
            return Diary(
                id: quote.diary, day: quote.day, openedAt: Timestamp(seconds: 0),
                parts: [
                    DiaryPart(
                        id: quote.part, diary: quote.diary, message: nil, sentAt: Timestamp(seconds: 0),
                        content: .written(quote.text))
                ])
        }
        return MemoryAuditor(terms: Terms(), on: today).audit(known, checking: {})
    }

    private func pair(_ one: Int64, _ other: Int64) -> MemoryAudit.Pair {
        MemoryAudit.Pair(MemoryID(rawValue: one), MemoryID(rawValue: other))
    }

    @Test func `where all is well there is nothing to tell`() {
        #expect(audit([memory(1, "Живёт в Твери"), memory(2, "Любит чай", kind: .preference)]) == MemoryAudit())
    }

    @Test func `what a "not" keeps apart is not doubled, and what claims the same in one place is`() {
        #expect(audit([memory(1, "Ем мясо по праздникам"), memory(2, "Не ем мясо по праздникам")]).duplicates.isEmpty)
        let city = Slot(relation: .livesIn)
        let tver = [1, 2].map { memory(Int64($0), "Живу в Твери у реки", Claim(city, value: "твер")) }
        #expect(audit(tver).duplicates == [pair(1, 2)])
        let omsk = memory(3, "Живу в Твери у реки", Claim(city, value: "омск"))
        #expect(audit([tver[0], omsk]).duplicates.isEmpty)
    }

    @Test func `two memories that say much the same are doubled, unless one is over or taken back`() {
        var over = memory(3, "Любит зелёный чай", kind: .preference)
        over.ending = .init(at: PartialDate(today), cause: .answered)
        var back = memory(4, "Любит зелёный чай", kind: .preference)
        back.withdrawal = .init(at: Timestamp(seconds: 0), reason: .wrong)
        let found = audit([
            memory(1, "Любит зелёный чай", kind: .preference), memory(2, "Любила зелёные чаи", kind: .preference), over,
            back, memory(5, "Любит зелёный чай", kind: .value),
        ])
        #expect(found.duplicates == [pair(1, 2)])
        var one = memory(1, "Любит зелёный чай")
        one.beside = [MemoryID(rawValue: 2)]
        #expect(audit([one, memory(2, "Любит зелёный чай")]).duplicates.isEmpty, "the person said they differ")
    }

    @Test func `what nothing was heard of for long is stale, by its kind, unless it was used`() {
        var used = memory(4, "Хочет в горы", kind: .goal, daysAgo: 200)
        used.lastUsed = Timestamp(seconds: Int64(today.daysSinceEpoch - 5) * 86400)
        let found = audit([
            memory(1, "Хочет собаку", kind: .goal, daysAgo: 200), memory(2, "Работает в банке", daysAgo: 200),
            memory(3, "Боится высоты", kind: .fear, daysAgo: 400), used,
            memory(5, "Тонула в озере", kind: .experience, daysAgo: 2000),
        ])
        #expect(found.stale.map(\.rawValue) == [3, 1])
    }

    @Test func `what no words stand for any more is told`() {
        #expect(audit([memory(1, "Чай"), memory(2, "Кофе")], lost: [2]).unsupported.map(\.rawValue) == [2])
    }

    @Test func `two things in a place for one contradict each other, and so do open doubts`() {
        let city = Slot(relation: .livesIn)
        var beside = memory(4, "Учит языки", Claim(Slot(relation: .studies), value: "языки"))
        beside.beside = [MemoryID(rawValue: 5)]
        let doubt = Clarification(earlier: MemoryID(rawValue: 3), later: MemoryID(rawValue: 4))
        let found = audit(
            [
                memory(1, "Живёт в Твери", Claim(city, value: "тверь")),
                memory(2, "Живёт в Туле", Claim(city, value: "тула")),
                memory(3, "Не спит"), beside, memory(5, "Учит право", Claim(Slot(relation: .studies), value: "право")),
            ], doubts: [doubt, Clarification(earlier: MemoryID(rawValue: 3), later: MemoryID(rawValue: 99))])
        #expect(found.contradictions == [pair(1, 2), pair(3, 4)])
    }
}
