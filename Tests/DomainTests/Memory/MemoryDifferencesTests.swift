import Testing

@testable import Domain

/// What has become of memories in the last thirty days.
@Suite struct MemoryDifferencesTests {
    private let today = LocalDate(daysSinceEpoch: 20_500)

    private func memory(_ number: Int64, learnt daysAgo: Int, ended: Int? = nil, isMeant: Bool = true) -> Memory {
        let quote = Quote(
            diary: DiaryID(rawValue: number), part: PartID(rawValue: number), offset: 0, text: "…",
            day: today.adding(days: -daysAgo))
        var memory = Memory(
            id: MemoryID(rawValue: number), kind: .fact, text: "…", claim: nil,
            evidence: [.init(quote, stance: isMeant ? .stated : .joking, strain: .calm)], learnt: moment(-daysAgo),
            importance: 0.5, confidence: 0.5)
        memory.ending = ended.map { .init(at: PartialDate(today.adding(days: -$0)), cause: .answered) }
        return memory
    }

    private func moment(_ days: Int) -> Timestamp { Timestamp(seconds: Int64(20_500 + days) * 86_400) }

    private func changes(_ memories: Memory...) -> MemoryDifferences {
        MemoryDifferences(memories, since: today.adding(days: -MemoryDifferences.recentDays), until: today)
    }

    @Test func `what was learnt and what ended in thirty days is told, the newest first`() {
        let found = changes(
            memory(1, learnt: 3), memory(2, learnt: 29), memory(3, learnt: 30), memory(4, learnt: 200, ended: 5),
            memory(5, learnt: 200, ended: 0), memory(6, learnt: 200, ended: 40))
        #expect(found.learnt.map(\.id.rawValue) == [1, 2])
        #expect(found.ended.map(\.memory.id.rawValue) == [5, 4])
    }

    @Test func `what was not meant, taken back, or is still to end is no change`() {
        var back = memory(2, learnt: 1)
        back.withdrawal = .init(at: moment(0), reason: .wrong)
        let found = changes(memory(1, learnt: 1, isMeant: false), back, memory(3, learnt: 90, ended: -10))
        #expect(found.isEmpty)
    }

    @Test func `what was said long ago and read again today is not new`() {
        var old = memory(1, learnt: 200)
        old.learnt = moment(0)
        #expect(changes(old).isEmpty)
    }

    @Test func `what came and went meanwhile is as if it had not been`() {
        #expect(changes(memory(1, learnt: 2, ended: 1)).isEmpty)
    }

    @Test func `what took its place is named beside what is over, unless it was taken back`() {
        var (old, new) = (memory(1, learnt: 200), memory(2, learnt: 4))
        old.ending = .init(at: PartialDate(today.adding(days: -4)), cause: .superseded(by: new.id))
        let found = changes(old, new)
        #expect(found.ended == [.init(memory: old, successor: new)] && found.learnt == [new])
        #expect(found.memories == [old.id, new.id] && found.differences.count == 1, "told once")
        new.withdrawal = .init(at: moment(0), reason: .wrong)
        #expect(changes(old, new).ended == [.init(memory: old, successor: nil)])
    }
}
