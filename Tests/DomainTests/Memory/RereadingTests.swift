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

    @Test func `what went out of mind loses the old words too, for nobody took it back`() {
        var book = united()
        book.update(id(50)) { $0.withdrawal = .init(at: now, reason: .stale) }
        let left = reread(book, 1)
        #expect(Array(left.memories.keys) == [id(2)])
        #expect(left.memories[id(2)]?.withdrawal == .init(at: now, reason: .orphaned))
    }

    @Test func `what stood in something that is over stays away, unless that went with the same entry`() throws {
        var book = united()
        let over = Quote(
            diary: DiaryID(rawValue: 7), part: PartID(rawValue: 7), offset: 0, text: "Больше не бегаю", day: day)
        book.update(id(50)) { $0.ending = .init(at: PartialDate(day), cause: .said(over)) }
        #expect(reread(book, 1).memories[id(2)]?.withdrawal?.reason == .orphaned)
        let own = try #require(book.memories[id(1)]?.evidence.first?.quote)
        book.update(id(50)) { $0.ending?.cause = .said(own) }
        #expect(reread(book, 1).memories[id(2)]?.withdrawal == nil)
    }

    @Test func `what was said again since is still known when the whole is gone with another part`() throws {
        var book = united()
        let morning = try #require(memory(1, "Бегает утром", in: 5).evidence.first?.quote)
        book.take(Finding(kind: .fact, text: "Бегает утром", quote: morning), as: id(70), alike: [id(1)], at: now)
        let both = try #require(memory(1, "Бегает утром у реки", in: 6).evidence.first?.quote)
        book.take(Finding(kind: .fact, text: "Бегает утром у реки", quote: both), as: id(71), at: now)
        #expect(book.memories[id(50)]?.evidence.count == 4 && book.memories.count == 3)

        let left = reread(book, 2)
        #expect(left.memories[id(2)]?.evidence.map(\.quote.diary.rawValue) == [6])
        #expect(left.memories[id(50)]?.withdrawal == nil, "each of its parts still has words")
        let less = reread(left, 6)
        #expect(Array(less.memories.keys) == [id(1)])
        #expect(less.memories[id(1)]?.evidence.map(\.quote.diary.rawValue) == [1, 5])
    }
}
