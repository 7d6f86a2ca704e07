import Testing

@testable import Domain

/// What is left of what is known when an entry is read anew.
@Suite struct RereadingTests {
    private let now = Timestamp(seconds: 1_700_000_000)
    private let day = LocalDate(daysSinceEpoch: 20_000)

    private func id(_ number: Int64) -> MemoryID { MemoryID(rawValue: number) }

    /// A memory that rests on the entries of some numbers.
    private func memory(_ number: Int64, _ text: String, in diaries: Int64...) -> Memory {
        Memory(
            id: id(number), kind: .fact, text: text, claim: nil,
            evidence: diaries.map { diary in
                let quote = Quote(
                    diary: DiaryID(rawValue: diary), part: PartID(rawValue: diary), offset: 0, text: text, day: day)
                return .init(quote, stance: .stated, strain: .calm)
            }, learnt: now, importance: 0.5, confidence: 0.5)
    }

    /// "Runs in the morning" of entry 1 and "runs by the river" of entry 2, as one.
    private func united() -> MemoryBook {
        let (one, two) = (memory(1, "Бегает утром", in: 1), memory(2, "Бегает у реки", in: 2))
        var book = MemoryBook([one, two])
        book.unite(.init(text: "Бегает утром у реки", parts: [.init(one), .init(two)]), as: id(50), at: now)
        return book
    }

    private func reread(_ book: MemoryBook, _ diary: Int64) -> MemoryBook {
        MemoryBook(Array(book.memories.values), rereading: DiaryID(rawValue: diary))
    }

    @Test func `what was made of several is gone with the words of one of them, and the others stand again`() {
        let book = reread(united(), 1)
        #expect(Array(book.memories.keys) == [id(2)])
        #expect(book.memories[id(2)]?.withdrawal == nil && book.memories[id(2)]?.evidence.count == 1)
    }

    @Test func `so is what was made of that in turn`() {
        var book = united()
        let three = memory(3, "Бегает с собакой", in: 3)
        book.add(three)
        book.unite(
            .init(
                text: "Бегает утром у реки с собакой",
                parts: [book.memories[id(50)], three].compactMap(\.self).map(Deepening.Seen.init)),
            as: id(60), at: now)
        let left = reread(book, 1)
        #expect(Set(left.memories.keys) == [id(2), id(3)])
        #expect(left.memories.values.allSatisfy { $0.withdrawal == nil })
    }

    @Test func `what went on into another that says the same stands there`() {
        var book = united()
        let same = memory(4, "По утрам бегает у реки", in: 4, 5)
        book.add(same)
        book.merge(
            .init(keeper: .init(same), others: [book.memories[id(50)]].compactMap(\.self).map(Deepening.Seen.init)),
            at: now)
        let left = reread(book, 1)
        #expect(Set(left.memories.keys) == [id(2), id(4)])
        #expect(left.memories[id(2)]?.withdrawal == .init(at: now, reason: .merged, into: id(4)))
        #expect(left.memories[id(4)]?.evidence.map(\.quote.diary.rawValue).sorted() == [2, 4, 5])
    }

    @Test func `what the person took back stays as it was, with all that went into it`() {
        var book = united()
        book.update(id(50)) { $0.withdrawal = .init(at: now, reason: .wrong) }
        #expect(reread(book, 1).memories == book.memories)
    }

    @Test func `what was merged loses the old words too`() {
        let (one, two) = (memory(1, "Любит чай", in: 1), memory(2, "Чай любит", in: 2, 3))
        var book = MemoryBook([one, two])
        book.merge(.init(keeper: .init(one), others: [.init(two)]), at: now)
        let left = reread(book, 2)
        #expect(left.memories[id(2)]?.evidence.map(\.quote.diary.rawValue) == [3])
        #expect(left.memories[id(1)]?.evidence.map(\.quote.diary.rawValue) == [1, 3])
        #expect(reread(reread(left, 3), 1).memories.isEmpty)
    }

    @Test func `what stood in something that no longer held does not stand again`() throws {
        var whole = try #require(united().memories[id(50)])
        let part = Memory.Withdrawal(at: now, reason: .united, into: whole.id)
        #expect(whole.withdrawalLeft(to: part) == nil)
        whole.ending = .init(at: PartialDate(day), cause: .answered)
        #expect(whole.withdrawalLeft(to: part) == .init(at: now, reason: .forgotten))
    }
}
