import Domain
import Testing
import Words

@testable import Clone

/// What a search finds where the question names a time.
@Suite struct AskedOfPersonTests {
    private let city = Slot(relation: .livesIn)

    private func day(_ iso: String) throws -> LocalDate { try #require(LocalDate(iso: iso)) }

    private func diary(_ number: Int64, _ day: String, _ words: String) throws -> Diary {
        let id = DiaryID(rawValue: number)
        return Diary(
            id: id, day: try self.day(day), openedAt: Timestamp(seconds: number),
            parts: [
                DiaryPart(
                    id: PartID(rawValue: number), diary: id, message: nil, sentAt: Timestamp(seconds: number),
                    content: .written(words))
            ])
    }

    private func memory(_ diary: Diary, _ text: String, city: String) -> Memory {
        Memory(
            id: MemoryID(rawValue: diary.id.rawValue), kind: .fact, text: text,
            claim: Claim(self.city, value: city),
            evidence: [
                .init(
                    Quote(diary: diary.id, part: diary.parts[0].id, offset: 0, text: diary.text, day: diary.day),
                    stance: .stated, strain: .calm)
            ], learnt: Timestamp(seconds: diary.id.rawValue), importance: 0.5, confidence: 0.8)
    }

    /// Lived in Tver, said in June 2025 that they had moved to Kazan in March.
    private func moved() throws -> PersonIndex {
        let tver = try diary(1, "2024-05-10", "Живу в Твери, у реки.")
        let kazan = try diary(2, "2025-06-01", "С марта живу в Казани, у озера.")
        var old = memory(tver, "Живу в Твери", city: "тверь")
        old.ending = .init(at: try #require(PartialDate(iso: "2025-03")), cause: .superseded(by: MemoryID(rawValue: 2)))
        var new = memory(kazan, "Живу в Казани", city: "казань")
        new.heldFrom = PartialDate(iso: "2025-03")
        return PersonIndex(diaries: [tver, kazan], memories: [old, new], terms: Terms())
    }

    @Test func `asked of now, what is over is not found`() throws {
        let found = try moved().search("Где я живу?", most: 5, asked: AskedTime(.now))
        #expect(found.passages.map(\.quote.diary.rawValue) == [2])
        #expect(found.memories.map(\.id.rawValue) == [2])
    }

    @Test func `asked of then, only what was known then is found, and still holds`() throws {
        let index = try moved()
        let april = AskedTime(.then(try day("2025-04-30")))
        let found = index.search("Где я живу?", most: 5, asked: april)
        #expect(found.passages.map(\.quote.diary.rawValue) == [1])
        #expect(found.memories.map(\.ending) == [nil])
        let lines = Material(index, for: "Где я живу?", on: try day("2026-01-01"), about: april, terms: Terms()).lines
        #expect(!lines.isEmpty && !lines.contains { !$0.holds })
        #expect(!lines.contains { $0.text.contains("Казан") })
    }

    @Test func `asked of then, what was put out of mind since is known, and today it is not`() throws {
        let entry = try diary(1, "2024-05-10", "Хочу в Псков.")
        var plan = memory(entry, "Хочу в Псков", city: "псков")
        plan.kind = .goal
        plan.withdrawal = .init(at: Timestamp(seconds: 9), reason: .stale)
        let index = PersonIndex(diaries: [entry], memories: [plan], terms: Terms())
        #expect(index.standing(AskedTime(.then(try day("2024-06-01")))).map(\.id) == [plan.id])
        #expect(index.standing(nil).isEmpty)
    }

    @Test func `asked of some days, what was said later of them counts too`() throws {
        let march = try day("2025-03-01")...day("2025-03-31")
        let found = try moved().search("Где я живу?", most: 5, asked: AskedTime(.within(march)))
        #expect(found.memories.map(\.id.rawValue).sorted() == [1, 2])
        let july = try day("2025-07-01")...day("2025-07-31")
        #expect(try moved().search("Где я живу?", most: 5, asked: AskedTime(.within(july))).passages.isEmpty)
    }

    @Test func `what names the time counts whenever it was said`() throws {
        let index = PersonIndex(
            diaries: [try diary(1, "2026-02-01", "Летом 2019 жили в Крыму, в палатке.")], memories: [], terms: Terms())
        let summer = try day("2019-06-01")...day("2019-08-31")
        let asked = AskedTime(.within(summer), mentions: Set(Terms().terms(of: "летом 2019")))
        #expect(index.search("Где жили?", most: 5, asked: asked).passages.count == 1)
    }

    @Test func `where only a time is asked for, all of it is found, and what is worth remembering first`() throws {
        let plain = try diary(1, "2026-11-20", "Варила суп.")
        let city = try diary(2, "2026-11-20", "Осваиваюсь в Казани.")
        let other = try diary(3, "2026-11-19", "Читала.")
        let index = PersonIndex(
            diaries: [plain, city, other], memories: [memory(city, "Живу в Казани", city: "казань")], terms: Terms())
        let yesterday = try day("2026-11-20")...day("2026-11-20")
        let asked = AskedTime(.within(yesterday), asksForAll: true)
        let found = index.search("Что я делала вчера?", most: 5, asked: asked)
        #expect(found.passages.map(\.quote.text) == ["Осваиваюсь в Казани.", "Варила суп."])
    }
}
