import Domain
import Engine
import Testing

@testable import Store

struct ArchiveTests {
    private let desk: Desk
    private let chat: ConversationID

    /// A person with two entries, and a memory that was replaced by one from the second.
    init() async throws {
        desk = try Desk()
        chat = try await desk.person("a", .entry(1, on: .november(21), "один") + .entry(2, on: .november(22), "два"))
        let new = memory(11, in: 2)
        var old = memory(10, in: 1)
        old.ending = .init(at: PartialDate(.november(22)), cause: .superseded(by: new.id))
        try await desk.apply([.memory(.memory(new)), .memory(.memory(old))], to: chat)
    }

    private func memory(_ id: Int64, in diary: Int64) -> Memory {
        let quote = Quote(
            diary: DiaryID(rawValue: diary), part: PartID(rawValue: diary), offset: 0, text: "слово", day: .november(21)
        )
        return Memory(
            id: MemoryID(rawValue: id), kind: .fact, text: "\(id)", claim: nil,
            evidence: [.init(quote, stance: .stated, strain: .calm)], learnt: Desk.now, importance: 0.5, confidence: 0.5
        )
    }

    private func change(since state: ArchiveState) async throws -> ArchiveChange {
        try #require(try await desk.ask(.archive(since: state), of: chat).archive)
    }

    /// What a change brings after everything was read.
    private func change(after changes: Domain.Change...) async throws -> ArchiveChange {
        let state = try await change(since: ArchiveState()).state
        try await desk.apply(changes, to: chat)
        let change = try await change(since: state)
        #expect(change.state.revision != state.revision)
        return change
    }

    @Test func `everything is new to one who has nothing, and nothing to one who has it all`() async throws {
        let all = try await change(since: ArchiveState())
        let known = try await desk.ask(.everything, of: chat)
        #expect(all.diaries == known.diaries && all.memories == known.memories)
        #expect(all.diaries.count == 2 && all.memories.count == 2)

        #expect(try await change(since: all.state) == ArchiveChange(to: all.state))
    }

    @Test func `words that are added, changed or taken out bring their entry`() async throws {
        let id = DiaryID(rawValue: 2)
        let added = try await change(after: .part(.written(3, in: 2, "три")))
        #expect(added.diaries.map(\.id) == [id] && added.memories.isEmpty)
        let changed = try await change(after: .part(.written(3, in: 2, "четыре")))
        #expect(changed.diaries.map(\.text) == ["два\n\nчетыре"] && changed.memories.isEmpty)
        let removed = try await change(after: .partRemoved(PartID(rawValue: 3)))
        #expect(removed.diaries.map(\.text) == ["два"] && removed.goneDiaries.isEmpty)
        #expect(try await change(after: .diaryClosed(id, at: Desk.now)).diaries.first?.closedAt == Desk.now)
        #expect(try await change(after: .diaryReopened(id)).diaries.map(\.closedAt) == [nil])
    }

    @Test func `an entry that is deleted takes its memory along, and brings the one that holds again`() async throws {
        let change = try await change(after: .diaryDeleted(DiaryID(rawValue: 2)))
        #expect(change.goneDiaries == [DiaryID(rawValue: 2)] && change.diaries.isEmpty)
        #expect(change.goneMemories == [MemoryID(rawValue: 11)])
        #expect(change.memories.map(\.ending) == [nil])
    }

    @Test func `a memory that is used, supported or taken back comes by itself`() async throws {
        var used = memory(11, in: 2)
        used.usageCount = 4
        #expect(try await change(after: .memory(.memory(used))).memories == [used])
        used.evidence += memory(0, in: 1).evidence
        let supported = try await change(after: .memory(.memory(used)))
        #expect(supported.memories.map(\.evidence.count) == [2] && supported.diaries.isEmpty)
        used.withdrawal = .init(at: Desk.now, reason: .wrong)
        #expect(try await change(after: .memory(.memory(used))).memories.first?.withdrawal != nil)
        let unread = try await change(after: .memory(.unread(DiaryID(rawValue: 1))))
        #expect(unread.goneMemories == [MemoryID(rawValue: 10)])
    }

    @Test func `what happens to others is no change, and who is gone has nothing`() async throws {
        let state = try await change(since: ArchiveState()).state
        let other = try await desk.person("b", .entry(3, on: .november(21), "три"))
        #expect(try await change(since: state) == ArchiveChange(to: state))

        try await desk.forget(other)
        #expect(try await desk.ask(.archive(since: ArchiveState()), of: other).archive == nil)
    }
}
