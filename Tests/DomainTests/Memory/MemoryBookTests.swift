import Testing

@testable import Domain

/// What becomes of memories, rule by rule. The stories beside this look at whole lives.
@Suite struct MemoryBookTests {
    private static let city = Slot(relation: .livesIn)
    private let now = Timestamp(seconds: 1_700_000_000)

    private func finding(
        _ text: String, _ claim: Claim?, on day: String, stance: Stance = .stated, from: String? = nil,
        until: String? = nil, isOver: Bool = false, confidence: Double = 0.8, part: Int64 = 1
    ) throws -> Finding {
        Finding(
            kind: .fact, text: text, claim: claim,
            quote: Quote(
                diary: DiaryID(rawValue: part), part: PartID(rawValue: part), offset: 0, text: text,
                day: try #require(LocalDate(iso: day))),
            stance: stance, heldFrom: from.flatMap(PartialDate.init(iso:)),
            heldUntil: until.flatMap(PartialDate.init(iso:)),
            isOver: isOver, confidence: confidence)
    }

    private func id(_ number: Int64) -> MemoryID { MemoryID(rawValue: number) }

    private func book(_ findings: Finding...) -> MemoryBook {
        var book = MemoryBook([])
        for (number, finding) in findings.enumerated() { book.take(finding, as: id(Int64(number)), at: now) }
        return book
    }

    @Test func `something said again gains a support, and is sure and weighty in turn`() throws {
        let book = book(
            try finding("Живу в Твери", Claim(Self.city, value: "тверь"), on: "2025-01-01"),
            try finding("У нас в Твери дождь", Claim(Self.city, value: "тверь"), on: "2025-02-01", part: 2))

        let memory = try #require(book.memories[id(0)])
        #expect(book.memories.count == 1)
        #expect(memory.evidence.map(\.quote.text) == ["Живу в Твери", "У нас в Твери дождь"])
        #expect(abs(memory.confidence - 0.96) < 1e-9)
        let day = try #require(memory.lastSaid)
        #expect(memory.importance == 0.5 && abs(memory.weight(on: day) - 0.55) < 1e-9)
    }

    @Test func `saying it twice in one entry is one support more, but makes nothing surer`() throws {
        let claim = Claim(Self.city, value: "тверь")
        let book = book(
            try finding("Живу в Твери", claim, on: "2025-01-01"), try finding("Да, в Твери", claim, on: "2025-01-01"))

        #expect(book.memories[id(0)]?.evidence.count == 2)
        #expect(book.memories[id(0)]?.confidence == 0.8)
    }

    @Test func `what takes the place of something says since when, and what it replaced`() throws {
        let book = book(
            try finding("Живу в Москве", Claim(Self.city, value: "москва"), on: "2024-03-02"),
            try finding(
                "С апреля я в Твери", Claim(Self.city, value: "тверь"), on: "2025-05-10", from: "2025-04", part: 2))

        let old = try #require(book.memories[id(0)])
        #expect(old.ending == .init(at: try #require(PartialDate(iso: "2025-04")), cause: .superseded(by: id(1))))
        #expect(old.holds(on: try #require(LocalDate(iso: "2025-03-31"))))
        #expect(!old.holds(on: try #require(LocalDate(iso: "2025-04-01"))))
        #expect(book.questions.isEmpty)
    }

    @Test func `what the person took back does not return with another reading of the same words`() throws {
        var withdrawn = try #require(
            book(try finding("Ненавижу кошек", nil, on: "2025-01-01")).memories[id(0)])
        withdrawn.withdrawal = .init(at: now, reason: .joke)
        var book = MemoryBook([withdrawn])

        book.take(try finding("Ненавижу кошек", nil, on: "2025-01-01"), as: id(1), at: now)
        #expect(book.changed == [])

        book.take(try finding("Ненавижу кошек", nil, on: "2025-06-01", part: 2), as: id(2), at: now)
        #expect(book.changed == [id(2)])
    }

    @Test func `an end without a name ends whatever was there`() throws {
        let book = book(
            try finding("Работаю в банке", Claim(Slot(relation: .worksAt), value: "банк"), on: "2024-01-01"),
            try finding(
                "Уволилась", Claim(Slot(relation: .worksAt), value: ""), on: "2025-01-01", isOver: true, part: 2))

        #expect(book.memories[id(0)]?.ending?.at == PartialDate(try #require(LocalDate(iso: "2025-01-01"))))
        #expect(book.memories[id(1)] == nil)
    }

    @Test func `the answer to a question ends the earlier only where it has changed`() throws {
        let asked = book(
            try finding("Живу в Москве", Claim(Self.city, value: "москва"), on: "2024-03-02"),
            try finding(
                "Наверное, я уже в Твери", Claim(Self.city, value: "тверь"), on: "2025-05-10", stance: .hedged, part: 2)
        )
        let question = try #require(asked.questions.first)
        for answer in Clarification.Answer.allCases {
            var book = asked
            book.answer(question, answer)
            #expect((book.memories[id(0)]?.ending == nil) == (answer != .changed))
        }
    }

    @Test(arguments: [Clarification.Answer.both, .depends])
    func `what the person said is true beside something stays when that is said again`(
        answer: Clarification.Answer
    ) throws {
        let moscow = Claim(Self.city, value: "москва")
        var book = book(
            try finding("Живу в Москве", moscow, on: "2024-03-02"),
            try finding(
                "Наверное, я уже в Твери", Claim(Self.city, value: "тверь"), on: "2025-05-10", stance: .hedged, part: 2),
            try finding("Живу в Твери", Claim(Self.city, value: "тверь"), on: "2025-05-10", confidence: 0.4, part: 2))
        book.answer(try #require(book.questions.first), answer)

        book.take(try finding("В Москве, дома", moscow, on: "2025-06-01", part: 3), as: id(3), at: now)

        #expect(book.memories.values.allSatisfy { $0.ending == nil })
    }

    @Test func `many values of an open relation stand side by side`() throws {
        let slot = Slot(relation: .value)
        let book = book(
            try finding("Для меня главное — семья", Claim(slot, value: "семья"), on: "2024-01-01"),
            try finding("Ценю честность", Claim(slot, value: "честность"), on: "2025-01-01", part: 2))

        #expect(book.memories.values.allSatisfy { $0.ending == nil })
        #expect(book.questions.isEmpty)
    }

    @Test func `an attitude without an object excludes nothing`() throws {
        let slot = Slot(relation: .attitude)
        let book = book(
            try finding("Обожаю", Claim(slot, value: "likes"), on: "2024-01-01"),
            try finding("Терпеть не могу", Claim(slot, value: "dislikes"), on: "2025-01-01", part: 2))

        #expect(book.memories.values.allSatisfy { $0.ending == nil })
    }

    // MARK: Places that may be the same

    @Test(arguments: [
        ("чай", "зелен чай", true), ("зелен чай", "чай", true), ("чай", "кофе", false), ("чай", "чай", false),
    ])
    func `a place may be the same under a wider or a narrower name`(one: String, other: String, isNear: Bool) {
        let slots = [one, other].map { Slot(relation: .attitude, object: $0) }
        #expect(slots[0].isNear(slots[1]) == isNear)
        #expect(!slots[0].isNear(Slot(relation: .fear, object: other)))
    }

    private func attitude(to object: String, _ value: String) -> Claim {
        Claim(Slot(relation: .attitude, object: object), value: value)
    }

    @Test func `what stands in a place near to it and says otherwise stays, and the person is asked`() throws {
        var book = book(try finding("Люблю зелёный чай", attitude(to: "зелен чай", "like"), on: "2025-01-01"))
        let later = try finding("Не люблю больше чай", attitude(to: "чай", "dislike"), on: "2025-02-01", part: 2)
        book.take(later, as: id(7), alike: [id(0)], at: now)
        #expect(book.memories[id(0)]?.ending == nil && book.memories[id(7)]?.ending == nil)
        #expect(book.questions == [Clarification(earlier: id(0), later: id(7))])
    }

    @Test func `what stands in a place near to it and says the same is no doubt`() throws {
        var book = book(try finding("Люблю зелёный чай", attitude(to: "зелен чай", "like"), on: "2025-01-01"))
        book.take(
            try finding("Люблю чай", attitude(to: "чай", "like"), on: "2025-02-01", part: 2), as: id(7),
            alike: [id(0)], at: now)
        #expect(book.questions.isEmpty)
    }
}
