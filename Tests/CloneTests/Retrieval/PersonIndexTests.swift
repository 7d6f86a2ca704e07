import Domain
import Testing
import Words

@testable import Clone

@Suite struct PersonIndexTests {
    private func index(_ entries: (day: String, text: String)..., memories: [Memory] = []) throws -> PersonIndex {
        let diaries = try entries.enumerated().map { number, entry in
            var diary = try Diary.written(entry.text, day: entry.day)
            let id = DiaryID(rawValue: Int64(number + 1))
            diary = Diary(
                id: id, day: diary.day, openedAt: diary.openedAt,
                parts: [
                    DiaryPart(
                        id: PartID(rawValue: id.rawValue), diary: id, message: nil, sentAt: diary.openedAt,
                        content: .written(entry.text))
                ])
            return diary
        }
        return PersonIndex(diaries: diaries, memories: memories, terms: Terms())
    }

    @Test func `the words that answer come back as they stand, with their day`() throws {
        let index = try index(
            ("2025-05-01", "Утром кормила уток. Мама звонила и ругалась из-за дачи."),
            ("2025-06-01", "На работе аврал."))

        let found = index.search("Что мама говорит о даче?", most: 3)

        let quote = try #require(found.passages.first?.quote)
        #expect(found.passages.count == 1)
        #expect(quote.text.contains("Мама звонила и ругалась"))
        #expect(quote.day == LocalDate(iso: "2025-05-01"))
    }

    @Test func `a long entry is found by the place that answers, not as a whole`() throws {
        let filler = String(repeating: "Шёл дождь и ничего не случилось в этот день. ", count: 100)
        let index = try index(("2025-05-01", filler + "Решила бросить скрипку. " + filler))

        let quote = try #require(index.search("почему бросила скрипку", most: 1).passages.first?.quote)

        #expect(quote.text.contains("скрипку"))
        #expect(quote.text.count < 400)
    }

    @Test func `only what was said in the time that is asked for counts`() throws {
        let index = try index(("2024-05-01", "Люблю чай."), ("2025-05-01", "Чай разлюбила."))
        let days = try #require(LocalDate(iso: "2024-01-01"))...(try #require(LocalDate(iso: "2024-12-31")))

        let found = index.search("чай", most: 5, asked: AskedTime(.within(days)))

        #expect(found.passages.map(\.quote.text) == ["Люблю чай."])
    }

    @Test func `a memory leads to its words, and what was taken back leads nowhere`() throws {
        let quote = Quote(
            diary: DiaryID(rawValue: 1), part: PartID(rawValue: 1), offset: 0, text: "Вот и сосны вокруг",
            day: try #require(LocalDate(iso: "2025-05-01")))
        var memory = Memory(
            id: MemoryID(rawValue: 5), kind: .fact, text: "Переехала в Карелию", claim: nil,
            evidence: [.init(quote, stance: .stated, strain: .calm)], learnt: Timestamp(seconds: 0), importance: 0.5,
            confidence: 0.5)
        let entries = [("2025-05-01", "Вот и сосны вокруг."), ("2025-05-02", "Спала.")]

        let found = try index(entries[0], entries[1], memories: [memory]).search("переезд в Карелию", most: 3)
        #expect(found.passages.map(\.quote.text) == ["Вот и сосны вокруг."])
        #expect(found.memories == [memory])

        memory.withdrawal = .init(at: Timestamp(seconds: 1), reason: .wrong)
        let after = try index(entries[0], entries[1], memories: [memory]).search("переезд в Карелию", most: 3)
        #expect(after.passages.isEmpty && after.memories.isEmpty)
    }

    @Test func `nothing is found where nobody said anything of it`() throws {
        let index = try index(("2025-05-01", "Кормила уток."))

        #expect(index.search("квантовая физика", most: 3).passages.isEmpty)
    }

    @Test func `what stands in a slot near to that of a finding is alike, whatever it says`() throws {
        let quote = Quote(
            diary: DiaryID(rawValue: 1), part: PartID(rawValue: 1), offset: 0, text: "Люблю зелёный чай",
            day: try #require(LocalDate(iso: "2025-05-01")))
        func claim(_ object: String, _ value: String) -> Claim {
            Claim(Slot(relation: .attitude, object: object), value: value)
        }
        let memory = Memory(
            id: MemoryID(rawValue: 5), kind: .preference, text: "Люблю зелёный чай", claim: claim("зелен чай", "like"),
            evidence: [.init(quote, stance: .stated, strain: .calm)], learnt: Timestamp(seconds: 0), importance: 0.5,
            confidence: 0.5)
        let index = try index(("2025-05-01", "Люблю зелёный чай."), memories: [memory])
        func alike(_ object: String) -> [MemoryID] {
            index.alike(
                Finding(kind: .preference, text: "Терпеть не могу", claim: claim(object, "dislike"), quote: quote))
        }
        #expect(alike("чай") == [memory.id])
        #expect(alike("кофе").isEmpty)
    }

    /// What went into a whole says where it went: said again, it must be found, or it would be made anew beside it.
    @Test func `what went into another memory is alike to what says it again, and found by no search`() throws {
        let quote = Quote(
            diary: DiaryID(rawValue: 1), part: PartID(rawValue: 1), offset: 0, text: "Бегаю утром",
            day: try #require(LocalDate(iso: "2025-05-01")))
        var part = Memory(
            id: MemoryID(rawValue: 5), kind: .fact, text: "Бегает утром", claim: nil,
            evidence: [.init(quote, stance: .stated, strain: .calm)], learnt: Timestamp(seconds: 0), importance: 0.5,
            confidence: 0.5)
        let finding = Finding(kind: .fact, text: part.text, quote: quote)
        var index = try index(("2025-05-01", "Бегаю утром."), memories: [part])
        part.withdrawal = .init(at: Timestamp(seconds: 1), reason: .merged, into: MemoryID(rawValue: 50))
        var change = ArchiveChange(to: ArchiveState())
        change.memories = [part]
        index.update(with: change)
        #expect(index.alike(finding) == [part.id])
        #expect(index.search("Бегает утром", most: 3).memories.isEmpty)

        part.withdrawal = .init(at: Timestamp(seconds: 1), reason: .wrong)
        change.memories = [part]
        index.update(with: change)
        #expect(index.alike(finding).isEmpty)
    }
}
