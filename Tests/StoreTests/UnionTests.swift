@testable import Domain
import Engine
import Testing

@testable import Store

/// What becomes of memories that were made of others when words go.
@Suite struct UnionTests {
    private func quote(_ diary: Int64) -> Quote {
        Quote(
            diary: DiaryID(rawValue: diary), part: PartID(rawValue: diary), offset: 0, text: "слова",
            day: .november(20 + Int(diary)))
    }

    private func memory(_ id: Int64, in diaries: Int64...) -> Memory {
        Memory(
            id: MemoryID(rawValue: id), kind: .fact, text: "\(id)", claim: nil,
            evidence: diaries.map { .init(quote($0), stance: .stated, strain: .calm) }, learnt: Desk.now,
            importance: 0.5, confidence: 0.7)
    }

    /// Somebody with three entries, of each of which a memory was made. The first two were then united.
    private struct Scene {
        var desk: Desk
        var chat: ConversationID
        var book: MemoryBook

        func apply(_ change: Change) async throws -> [Memory] {
            try await desk.apply([change], to: chat)
            return try await desk.ask(.memories(.all), of: chat).memories
        }
    }

    private func scene(_ more: ((inout MemoryBook) -> Void)? = nil) async throws -> Scene {
        let desk = try Desk()
        let chat = try await desk.person(
            "a",
            .entry(1, on: .november(21), "слова") + .entry(2, on: .november(22), "слова")
                + .entry(3, on: .november(23), "слова"))
        let known = (1...3 as ClosedRange<Int64>).map { memory($0, in: $0) }
        try await desk.apply(known.map { .memory(.memory($0)) }, to: chat)
        var book = try await week(desk, chat) { $0.unite(union($0, 1, 2), as: MemoryID(rawValue: 50), at: Desk.now) }
        if let more { book = try await week(desk, chat, more) }
        return Scene(desk: desk, chat: chat, book: book)
    }

    /// Something is done about what is known, and kept.
    private func week(
        _ desk: Desk, _ chat: ConversationID, _ work: (inout MemoryBook) -> Void
    ) async throws -> MemoryBook {
        var book = MemoryBook(try await desk.ask(.memories(.all), of: chat).memories)
        work(&book)
        try await desk.apply(book.changed.compactMap { book.memories[$0] }.map { .memory(.memory($0)) }, to: chat)
        #expect(
            try await desk.ask(.memories(.all), of: chat).memories
                == book.memories.values.sorted { $0.id.rawValue < $1.id.rawValue })
        return book
    }

    private func ended(in diary: Int64) -> Memory.Ending {
        .init(at: PartialDate(.november(24)), cause: .said(quote(diary)))
    }

    private func union(_ book: MemoryBook, _ parts: Int64...) -> Deepening.Union {
        .init(text: "вместе", parts: seen(book, parts))
    }

    @Test(arguments: [
        Change.diaryDeleted(DiaryID(rawValue: 1)), .memory(.unread(DiaryID(rawValue: 1))),
        .memory(.forgotten(MemoryID(rawValue: 1))),
    ])
    func `a whole is gone as soon as a part of it is, and the other parts stand again`(
        change: Change
    ) async throws {
        let left = try await scene().apply(change)
        #expect(left == [memory(2, in: 2), memory(3, in: 3)])
    }

    @Test(arguments: [Change.diaryDeleted(DiaryID(rawValue: 1)), .memory(.unread(DiaryID(rawValue: 1)))])
    func `so is what was made of that in turn`(change: Change) async throws {
        let scene = try await scene { book in
            book.unite(union(book, 50, 3), as: MemoryID(rawValue: 60), at: Desk.now)
        }
        #expect(try await scene.apply(change) == [memory(2, in: 2), memory(3, in: 3)])
    }

    @Test func `what was kept is what the book says it is when an entry is read anew`() async throws {
        let scenes = [
            try await scene(), try await scene { $0.merge(merge($0, 3, 50), at: Desk.now) },
            try await scene { $0.merge(merge($0, 50, 3), at: Desk.now) },
            try await scene { $0.unite(union($0, 50, 3), as: MemoryID(rawValue: 60), at: Desk.now) },
            try await scene { $0.update(MemoryID(rawValue: 50)) { $0.ending = ended(in: 3) } },
            try await scene { $0.update(MemoryID(rawValue: 50)) { $0.ending = ended(in: 2) } },
            try await scene {
                $0.update(MemoryID(rawValue: 50)) { $0.ending = .init(at: .init(.november(1)), cause: .answered) }
            },
            try await scene {
                $0.update(MemoryID(rawValue: 50)) { $0.withdrawal = .init(at: Desk.now, reason: .stale) }
            },
            try await scene { $0.update(MemoryID(rawValue: 2)) { $0.evidence += memory(2, in: 3).evidence } },
            try await scene {
                $0.update(MemoryID(rawValue: 50)) { $0.withdrawal = .init(at: Desk.now, reason: .wrong) }
            },
        ]
        for scene in scenes {
            let all = try await scene.desk.ask(.memories(.all), of: scene.chat).memories
            let book = MemoryBook(all, rereading: DiaryID(rawValue: 2))
            let left = try await scene.apply(.memory(.unread(DiaryID(rawValue: 2))))
            #expect(left == book.memories.values.sorted { $0.id.rawValue < $1.id.rawValue })
        }
    }

    private func seen(_ book: MemoryBook, _ numbers: [Int64]) -> [Deepening.Seen] {
        numbers.compactMap { book.memories[MemoryID(rawValue: $0)] }.map(Deepening.Seen.init)
    }

    private func merge(_ book: MemoryBook, _ keeper: Int64, _ other: Int64) -> Deepening.Merge {
        let seen = seen(book, [keeper, other])
        return .init(keeper: seen[0], others: [seen[1]])
    }

    @Test func `what stood in a whole that was taken back stays away when its entry is deleted`() async throws {
        let scene = try await scene {
            $0.update(MemoryID(rawValue: 50)) { $0.withdrawal = .init(at: Desk.now, reason: .joke) }
        }
        var away = memory(2, in: 2)
        away.withdrawal = .init(at: Desk.now, reason: .orphaned)
        #expect(try await scene.apply(.diaryDeleted(DiaryID(rawValue: 1))) == [away, memory(3, in: 3)])
    }

    @Test func `what stood in a whole that was over stays away, unless the entry that says so is the one deleted`()
        async throws
    {
        var away = memory(2, in: 2)
        away.withdrawal = .init(at: Desk.now, reason: .orphaned)
        let elsewhere = try await scene { $0.update(MemoryID(rawValue: 50)) { $0.ending = ended(in: 3) } }
        #expect(try await elsewhere.apply(.diaryDeleted(DiaryID(rawValue: 1))) == [away, memory(3, in: 3)])
        let same = try await scene { $0.update(MemoryID(rawValue: 50)) { $0.ending = ended(in: 1) } }
        #expect(try await same.apply(.diaryDeleted(DiaryID(rawValue: 1))) == [memory(2, in: 2), memory(3, in: 3)])
    }

    @Test func `a part that is written again after its whole has gone stands`() async throws {
        let scene = try await scene()
        let part = try #require(scene.book.memories[MemoryID(rawValue: 2)])
        _ = try await scene.apply(.diaryDeleted(DiaryID(rawValue: 1)))
        #expect(try await scene.apply(.memory(.memory(part))) == [memory(2, in: 2), memory(3, in: 3)])
    }

    @Test func `whoever goes leaves nothing of them`() async throws {
        let scene = try await scene { book in
            book.unite(union(book, 50, 3), as: MemoryID(rawValue: 60), at: Desk.now)
        }
        try await scene.desk.forget(scene.chat)
        let counts = try await scene.desk.counts()
        #expect(counts["memories"] == 0 && counts["evidence"] == 0)
    }
}
