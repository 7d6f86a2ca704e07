import Domain
import Testing

/// How many memories a clone held over time.
struct MemoryGrowthTests {
    private static let today = LocalDate(year: 2026, month: 11, day: 21) ?? LocalDate(daysSinceEpoch: 0)

    /// - Parameter learnt: How many days ago.
    private func memory(_ id: Int64, learnt: Int, stance: Stance = .stated) -> Memory {
        let quote = Quote(
            diary: DiaryID(rawValue: id), part: PartID(rawValue: id), offset: 0, text: "…",
            day: Self.today.adding(days: -learnt))
        return Memory(
            id: MemoryID(rawValue: id), kind: .fact, text: "…", claim: nil,
            evidence: [.init(quote, stance: stance, strain: .calm)], learnt: Self.moment(daysAgo: learnt),
            importance: 0.5, confidence: 0.5)
    }

    private static func moment(daysAgo days: Int) -> Timestamp {
        Timestamp(seconds: Int64(today.adding(days: -days).daysSinceEpoch) * 86400 + 3600)
    }

    private func growth(_ memories: [Memory]) -> [Int: Int] {
        let points = MemoryGrowth(memories, until: Self.today) { LocalDate(daysSinceEpoch: Int($0.seconds / 86400)) }
            .points
        return Dictionary(uniqueKeysWithValues: points.map { ($0.day.days(until: Self.today), $0.count) })
    }

    @Test func `what was learnt counts from its day on, and nothing before the first`() {
        #expect(growth([memory(1, learnt: 3), memory(2, learnt: 1)]) == [4: 0, 3: 1, 2: 1, 1: 2, 0: 2])
        #expect(growth([memory(1, learnt: 0)]) == [1: 0, 0: 1])
        #expect(growth([]).isEmpty)
    }

    @Test func `what was taken back counts until the day before, what ceased likewise`() {
        var taken = memory(1, learnt: 3)
        taken.withdrawal = .init(at: Self.moment(daysAgo: 1), reason: .wrong)
        var over = memory(2, learnt: 3)
        over.ending = .init(at: PartialDate(Self.today.adding(days: -2)), cause: .answered)
        #expect(growth([taken, over]) == [4: 0, 3: 2, 2: 1, 1: 0, 0: 0])
    }

    @Test func `what had ceased when it was told, was only joked or begins tomorrow never counts`() {
        var past = memory(1, learnt: 3)
        past.ending = .init(at: PartialDate(Self.today.adding(days: -900)), cause: .answered)
        var future = memory(2, learnt: 3)
        future.heldFrom = PartialDate(Self.today.adding(days: 1))
        #expect(growth([past, future, memory(3, learnt: 3, stance: .joking)]).isEmpty)
    }

    @Test(arguments: [(21, 22), (22, 5), (1825, 262)])
    func `days are shown for three weeks, then weeks that end today`(first: Int, count: Int) {
        let growth = growth([memory(1, learnt: first - 1)])
        #expect(growth.count == count)
        #expect(growth[0] == 1)
        #expect(growth[first] == 0)
    }

    @Test(arguments: 0..<50)
    func `each day has as many as hold on it, and today those that hold today`(seed: UInt64) {
        var state = seed &* 0x9E37_79B9_7F4A_7C15 | 1
        func chance(_ bound: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % bound
        }
        let memories = (1...80).map { id in
            var memory = memory(Int64(id), learnt: chance(400))
            let age = Int(Self.moment(daysAgo: 0).seconds - memory.learnt.seconds) / 86400
            if chance(3) == 0 {
                memory.ending = .init(
                    at: PartialDate(Self.today.adding(days: -chance(age + 1))), cause: .answered)
            }
            if chance(4) == 0 { memory.withdrawal = .init(at: Self.moment(daysAgo: chance(age + 1)), reason: .joke) }
            return memory
        }
        let growth = growth(memories)
        #expect(growth[0] == memories.count { $0.isTrait && $0.holds(on: Self.today) })
        for (ago, count) in growth {
            let day = Self.today.adding(days: -ago)
            let held = memories.count { memory in
                var then = memory
                let taken = memory.withdrawal.map { LocalDate(daysSinceEpoch: Int($0.at.seconds / 86400)) }
                if let taken, taken > day { then.withdrawal = nil }
                return then.holds(on: day)
            }
            #expect(count == held)
        }
    }
}

/// How far a clone has come.
struct CloneStageTests {
    private func memories(_ count: Int, days: Int, kinds: Int) -> [Memory] {
        (0..<count).map { index in
            let quote = Quote(
                diary: DiaryID(rawValue: 1), part: PartID(rawValue: 1), offset: 0, text: "…",
                day: LocalDate(daysSinceEpoch: index % days))
            return Memory(
                id: MemoryID(rawValue: Int64(index)), kind: MemoryKind.allCases[index % kinds], text: "…", claim: nil,
                evidence: [.init(quote, stance: .stated, strain: .calm)], learnt: Timestamp(seconds: 0),
                importance: 0.5, confidence: 0.5)
        }
    }

    @Test(arguments: [
        (0, 1, 1, CloneStage.initial), (14, 14, 9, .initial), (15, 1, 1, .learning), (150, 29, 9, .learning),
        (1000, 365, 4, .learning), (150, 30, 5, .mature),
    ])
    func `a clone is mature once it knows much, of many sides, from many days`(
        count: Int, days: Int, kinds: Int, stage: CloneStage
    ) {
        #expect(CloneStage(knowing: memories(count, days: days, kinds: kinds)) == stage)
    }
}
