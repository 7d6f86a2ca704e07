import Domain
import Engine
@testable import Store
import Testing

/// What clones answered, in the database.
@Suite struct AdviceTests {
    private let id = AdviceID(rawValue: 900)

    private func record(_ answer: String) -> AdviceRecord {
        var advice = Advice(question: "Чай или кофе?", answer: .said(answer, .likely))
        advice.origin = Advice.Origin(model: "m", prompt: 2, milliseconds: 900, tokens: 70, cost: 12)
        return AdviceRecord(id: id, at: Desk.now, advice: advice)
    }

    private func answers(_ query: Query, _ desk: Desk, _ person: ConversationID) async throws -> Knowledge {
        try await desk.ledger.read { try $0.answer(query, about: person) }
    }

    @Test func `an answer is kept with its ratings, and found by its person alone`() async throws {
        let desk = try Desk()
        let anna = try await desk.person("1", [.advice(.kept(record("Чай.")))])
        let boris = try await desk.person("2")
        var rated = record("Чай.")
        rated.ratings = [.likeMe: false, .useful: true]
        rated.instead = DiaryID(rawValue: 5)
        try await desk.apply([.advice(.kept(rated))], to: anna)

        #expect(try await answers(.advice(id, quote: nil), desk, anna).advice == rated)
        #expect(try await answers(.everything, desk, anna).answers == [rated])
        #expect(try await answers(.advice(id, quote: nil), desk, boris).advice == nil)
    }

    @Test func `nobody's answer is written over by another person's`() async throws {
        let desk = try Desk()
        let anna = try await desk.person("1", [.advice(.kept(record("Чай.")))])
        let boris = try await desk.person("2")
        await #expect(throws: StoreFailure.foreignRow(table: "advice", row: id.rawValue)) {
            try await desk.apply([.advice(.kept(record("Кофе.")))], to: boris)
        }
        #expect(try await answers(.advice(id, quote: nil), desk, anna).advice == record("Чай."))
    }

    @Test func `answers that show words of an entry go with it, and no others`() async throws {
        let desk = try Desk()
        let day = LocalDate(daysSinceEpoch: 20_500)
        let diaries = [DiaryID(rawValue: 7), DiaryID(rawValue: 8)]
        let quotes = diaries.map {
            Quote(diary: $0, part: PartID(rawValue: $0.rawValue), offset: 0, text: "Чай", day: day)
        }
        let answers = [
            Advice(question: "1", answer: .said("Чай.", .sure), grounds: [quotes[1], quotes[0]]),
            Advice(question: "2", answer: .changed(since: day, [.init(before: quotes[1], after: quotes[0])], more: 0)),
            Advice(question: "3", answer: .changed(since: day, [.init(before: quotes[1], after: nil)], more: 0)),
            Advice(question: "4", answer: .said("Чай.", .sure), grounds: [quotes[1]]),
            Advice(question: "5", answer: .guessed("Чай.")),
        ].enumerated().map {
            AdviceRecord(id: AdviceID(rawValue: Int64(900 + $0.offset)), at: Desk.now, advice: $0.element)
        }
        let anna = try await desk.person(
            "1",
            diaries.map { .diaryOpened($0, day: day, at: Desk.now) } + answers.map { .advice(.kept($0)) })
        try await desk.apply([.diaryDeleted(diaries[0])], to: anna)
        #expect(try await self.answers(.everything, desk, anna).answers == Array(answers[2...]))
    }

    @Test func `what the clone had asked is kept with the answer`() async throws {
        let desk = try Desk()
        let day = LocalDate(daysSinceEpoch: 20_500)
        let diary = DiaryID(rawValue: 7)
        let part = DiaryPart(
            id: PartID(rawValue: 8), diary: diary, message: nil, sentAt: Desk.now, content: .written("Да."),
            asked: "Любите ли вы устриц?")
        let anna = try await desk.person("1", [.diaryOpened(diary, day: day, at: Desk.now), .part(part)])
        #expect(try await answers(.diary(diary), desk, anna).diary?.parts == [part])
    }

    @Test func `of what led to changes the newest ten thousand are kept, for each person`() async throws {
        let desk = try Desk()
        let (anna, boris) = (try await desk.person("1"), try await desk.person("2"))
        let count = TrainingTable.most + 3
        let entries = (0..<count).map { number in
            Change.trained(
                TrainingEntry(
                    .takenBack(.wrong), at: Desk.now + .seconds(number), memories: [MemoryID(rawValue: Int64(number))]))
        }
        try await desk.apply([entries[0]], to: boris)
        try await desk.apply(entries, to: anna)

        let kept = try await desk.store.read { db, sealer in
            try [anna, boris].map { try TrainingTable(db: db, sealer: sealer, person: $0.rawValue).entries() }
        }
        #expect(kept[0].map(\.memories) == (3..<count).map { [MemoryID(rawValue: Int64($0))] })
        #expect(kept[1].count == 1)
    }
}
