import Testing

@testable import Domain

/// The weekly upkeep of what a clone knows.
@Suite struct UpkeepTests {
    private let now = Timestamp(seconds: 1_700_000_000)
    private let day = LocalDate(daysSinceEpoch: 20_000)

    private func memory(
        _ number: Int64, _ text: String, _ kind: MemoryKind = .fact, claim: Claim? = nil, daysAgo: Int = 0,
        importance: Double = 0.5, confidence: Double = 0.5
    ) -> Memory {
        let quote = Quote(
            diary: DiaryID(rawValue: number), part: PartID(rawValue: number), offset: 0, text: text,
            day: day.adding(days: -daysAgo))
        return Memory(
            id: id(number), kind: kind, text: text, claim: claim,
            evidence: [.init(quote, stance: .stated, strain: .calm)],
            learnt: Timestamp(seconds: 1_600_000_000 + number), importance: importance, confidence: confidence)
    }

    private func id(_ number: Int64) -> MemoryID { MemoryID(rawValue: number) }

    private func merge(_ memories: Memory...) -> Deepening.Merge {
        .init(keeper: .init(memories[0]), others: memories.dropFirst().map(Deepening.Seen.init))
    }

    // MARK: Merging

    @Test func `memories that say the same become one with all their quotes, and the others say where they went`() {
        var (one, two) = (memory(1, "Любит чай", daysAgo: 3), memory(2, "Чай любит", importance: 0.7))
        (one.usageCount, two.usageCount) = (2, 3)
        two.lastUsed = now
        two.beside = [id(9)]
        var book = MemoryBook([one, two])

        let isMerged = book.merge(merge(one, two), at: now)
        #expect(isMerged)

        let keeper = book.memories[one.id]
        #expect(keeper?.evidence == one.evidence + two.evidence)
        #expect(keeper?.confidence == 0.75 && keeper?.importance == 0.7)
        #expect(keeper?.usageCount == 5 && keeper?.lastUsed == now && keeper?.beside == [id(9)])
        #expect(keeper?.text == "Любит чай" && keeper?.withdrawal == nil)
        var merged = two
        merged.withdrawal = .init(at: now, reason: .merged, into: one.id)
        #expect(book.memories[two.id] == merged, "as it was, so that it can be undone")
        #expect(Set(book.changed) == [one.id, two.id])
    }

    @Test func `what goes on from merging: the same words said again support the one that stayed`() throws {
        let (one, two) = (memory(1, "Любит чай"), memory(2, "Чай любит"))
        var book = MemoryBook([one, two])
        book.merge(merge(one, two), at: now)

        var again = MemoryBook(Array(book.memories.values), rereading: DiaryID(rawValue: 2))
        let finding = Finding(kind: .fact, text: "Чай любит", quote: try #require(two.evidence.first?.quote))
        again.take(finding, as: id(7), alike: [one.id, two.id], at: now)
        #expect(again.memories[one.id]?.evidence.count == 2)
        #expect(again.memories[id(7)] == nil, "no third one")

        var fresh = MemoryBook(Array(book.memories.values), rereading: DiaryID(rawValue: 2))
        fresh.take(finding, as: id(7), at: now)
        #expect(fresh.memories[id(7)]?.text == "Чай любит", "what was merged was not taken back")
    }

    /// Between looking and the step, anything may have happened.
    @Test func `nothing is merged that is no longer what was seen`() {
        let (one, two) = (memory(1, "Любит чай"), memory(2, "Чай любит"))
        let changes: [(inout Memory) -> Void] = [
            { $0.withdrawal = .init(at: Timestamp(seconds: 0), reason: .wrong) }, { $0.text = "Любит кофе" },
            { $0.ending = .init(at: PartialDate(LocalDate(daysSinceEpoch: 0)), cause: .answered) },
            { $0.evidence[0].stance = .joking }, { $0.kind = .value }, { $0.evidence[0].quote.text = "…" },
            { $0.claim = Claim(Slot(relation: .opinion, object: "чай"), value: "люблю") },
        ]
        for change in changes {
            var changed = two
            change(&changed)
            var book = MemoryBook([one, changed])
            let isMerged = book.merge(merge(one, two), at: now)
            #expect(!isMerged)
            #expect(book.changed.isEmpty)
        }
        var gone = MemoryBook([one])
        let isGoneMerged = gone.merge(merge(one, two), at: now)
        #expect(!isGoneMerged)
        var alone = MemoryBook([one])
        let isOneMerged = alone.merge(merge(one), at: now)
        #expect(!isOneMerged)
        var twice = MemoryBook([one])
        let isSameMerged = twice.merge(merge(one, one), at: now)
        #expect(!isSameMerged)
    }

    @Test(arguments: [("тверь", true), ("тула", false)])
    func `what can be superseded keeps its place, and goes only into what claims the same`(
        value: String, isSame: Bool
    ) {
        let slot = Slot(relation: .livesIn)
        let one = memory(1, "Живёт в Твери", claim: Claim(slot, value: "тверь"))
        let two = memory(2, "В Твери живёт", claim: Claim(slot, value: value))
        var book = MemoryBook([one, two])
        let isUnited = book.unite(.init(text: "…", parts: [.init(one), .init(two)]), as: id(50), at: now)
        let isMerged = book.merge(merge(one, two), at: now)
        #expect(!isUnited && isMerged == isSame)
    }

    @Test func `further words said meanwhile do no harm, and come along`() {
        let (one, two) = (memory(1, "Любит чай"), memory(2, "Чай любит"))
        var more = two
        more.evidence += memory(3, "чай").evidence
        var book = MemoryBook([one, more])
        let isMerged = book.merge(merge(one, two), at: now)
        #expect(isMerged)
        #expect(book.memories[one.id]?.evidence.count == 3)
    }

    @Test func `what the person keeps apart is neither merged nor united, whichever of the two says so`() {
        var (one, two, three) = (memory(1, "Пьёт чай"), memory(2, "Пьёт чаи"), memory(3, "Чай пьёт"))
        two.beside = [one.id]
        for others in [[two], [three, two]] {
            var book = MemoryBook([one, two, three])
            let isMerged = book.merge(
                .init(keeper: .init(one), others: others.map(Deepening.Seen.init)), at: now)
            let isUnited = book.unite(
                .init(text: "Пьёт чай", parts: ([one] + others).map(Deepening.Seen.init)), as: id(50), at: now)
            #expect(!isMerged && !isUnited && book.changed.isEmpty)
        }
        one.beside = [three.id]
        var book = MemoryBook([one, two, three])
        let isMerged = book.merge(merge(two, three), at: now)
        #expect(isMerged, "each goes with what it is not kept apart from")
    }

    @Test func `what went into something that was taken back does not come back when its entry is read again`() throws {
        let (one, two) = (memory(1, "Любит чай"), memory(2, "Чай любит"))
        var book = MemoryBook([one, two])
        book.merge(merge(one, two), at: now)
        book.update(one.id) { $0.withdrawal = .init(at: now, reason: .wrong) }

        var again = MemoryBook(Array(book.memories.values), rereading: DiaryID(rawValue: 2))
        let quote = try #require(two.evidence.first?.quote)
        again.take(Finding(kind: .fact, text: "Чай любит", quote: quote), as: id(7), at: now)
        #expect(again.memories[id(7)] == nil && again.changed.isEmpty)
    }

    // MARK: Uniting

    @Test func `small memories become one that is as old as its oldest words and as sure as the least sure`() {
        let (one, two) = (
            memory(1, "Бегает утром", confidence: 0.9), memory(2, "Бегает у реки", daysAgo: 40, confidence: 0.6)
        )
        var book = MemoryBook([one, two])
        let union = Deepening.Union(text: "Бегает утром у реки", parts: [.init(one), .init(two)])

        let isUnited = book.unite(union, as: id(50), at: now)
        #expect(isUnited)

        let whole = book.memories[id(50)]
        #expect(whole?.text == "Бегает утром у реки" && whole?.kind == .fact && whole?.claim == nil)
        #expect(whole?.evidence == two.evidence + one.evidence, "the oldest first")
        #expect(whole?.firstSaid == two.firstSaid && whole?.learnt == two.learnt)
        #expect(whole?.confidence == 0.6 && whole?.united == now)
        for part in [one, two] {
            #expect(book.memories[part.id]?.withdrawal == .init(at: now, reason: .united, into: id(50)))
            #expect(book.memories[part.id]?.evidence == part.evidence)
        }
    }

    @Test func `what was said in a part of it, said again, supports the whole`() throws {
        let (one, two) = (memory(1, "Бегает утром"), memory(2, "Бегает у реки"))
        var book = MemoryBook([one, two])
        book.unite(.init(text: "Бегает утром у реки", parts: [.init(one), .init(two)]), as: id(50), at: now)
        let again = try #require(memory(7, "Бегает утром").evidence.first?.quote)
        book.take(Finding(kind: .fact, text: "Бегает утром", quote: again), as: id(60), alike: [one.id], at: now)
        #expect(book.memories[id(50)]?.evidence.count == 3)
        #expect(book.memories[id(60)] == nil)

        let place = Claim(Slot(relation: .livesIn), value: "тверь")
        book.take(
            Finding(kind: .fact, text: "Бегает утром", claim: place, quote: again), as: id(61), alike: [one.id], at: now
        )
        #expect(book.memories[id(61)] != nil, "what can be superseded has a place of its own")
    }

    @Test func `what is of two kinds, began at two times or is no longer there is not united`() {
        let one = memory(1, "Бегает утром")
        var since = memory(2, "Бегает у реки")
        since.heldFrom = PartialDate(iso: "2020")
        for other in [memory(2, "Бегает у реки", .goal), since] {
            var book = MemoryBook([one, other])
            let isUnited = book.unite(.init(text: "…", parts: [.init(one), .init(other)]), as: id(50), at: now)
            #expect(!isUnited)
            #expect(book.memories[id(50)] == nil && book.changed.isEmpty)
        }
    }

    @Test func `where a memory went is found through several weeks, and a ring has an end`() {
        let memories = [memory(1, "а"), memory(2, "а"), memory(3, "а")]
        var book = MemoryBook(memories)
        book.merge(merge(memories[1], memories[0]), at: now)
        book.merge(.init(keeper: .init(memories[2]), others: [.init(memories[1])]), at: now)
        #expect(book.heir(of: id(1)) == id(3) && book.heir(of: id(3)) == id(3))

        var (one, two) = (memories[0], memories[1])
        one.withdrawal = .init(at: now, reason: .merged, into: two.id)
        two.withdrawal = .init(at: now, reason: .merged, into: one.id)
        #expect([one.id, two.id].contains(MemoryBook([one, two]).heir(of: one.id)))
    }

    // MARK: Retiring

    @Test(arguments: [
        (MemoryKind.need, Relation?.none, 89, false), (.need, nil, 90, true), (.offer, nil, 90, true),
        (.fact, .offer, 90, true),
        (.goal, .plan, 179, false), (.goal, .plan, 180, true), (.goal, nil, 3000, false), (.goal, .goal, 3000, false),
        (.experience, nil, 364, false), (.experience, nil, 365, true),
        (.value, nil, 3000, false), (.fear, nil, 3000, false), (.fact, nil, 3000, false),
        (.relationship, .tie, 3000, false), (.preference, .attitude, 3000, false),
    ])
    func `what goes by silence`(kind: MemoryKind, relation: Relation?, days: Int, isStale: Bool) {
        let claim = relation.map { Claim(Slot(relation: $0, object: "х"), value: "wants") }
        #expect(memory(1, "…", kind, claim: claim, daysAgo: days).isStale(on: day) == isStale)
    }

    @Test func `an experience that mattered, was told twice or was of use stays`() {
        #expect(!memory(1, "…", .experience, daysAgo: 365, importance: 0.8).isStale(on: day))
        var twice = memory(1, "…", .experience, daysAgo: 365)
        twice.evidence += memory(2, "…", daysAgo: 400).evidence
        #expect(!twice.isStale(on: day))
        var used = memory(1, "…", .experience, daysAgo: 700)
        used.usageCount = 1
        #expect(!used.isStale(on: day))
    }

    @Test func `a plan goes a month after its day, unless it was spoken of since`() throws {
        let plan = Claim(Slot(relation: .plan, object: "горы"), value: "wants")
        var trip = memory(1, "Поедет в горы", .goal, claim: plan, daysAgo: 60)
        trip.heldFrom = PartialDate(day.adding(days: -30))
        #expect(!trip.isStale(on: day))
        #expect(trip.isStale(on: day.adding(days: 1)))
        trip.evidence += memory(2, "горы", daysAgo: 5).evidence
        #expect(!trip.isStale(on: day.adding(days: 1)))
    }

    @Test func `a plan stays that was confirmed after its day, until it is old`() {
        let plan = Claim(Slot(relation: .plan, object: "горы"), value: "wants")
        var trip = memory(1, "Поедет в горы", .goal, claim: plan, daysAgo: 60)
        trip.heldFrom = PartialDate(day.adding(days: -40))
        #expect(trip.isStale(on: day))
        trip.lastUsed = Timestamp(seconds: Int64(day.daysSinceEpoch) * 86_400)
        #expect(!trip.isStale(on: day.adding(days: 179)))
        #expect(trip.isStale(on: day.adding(days: 180)))
    }

    @Test func `what is over or taken back is history, and not retired; what is fresh again in the step stays`() {
        var over = memory(1, "…", .need, daysAgo: 100)
        over.ending = .init(at: PartialDate(day), cause: .answered)
        var taken = memory(2, "…", .need, daysAgo: 100)
        taken.withdrawal = .init(at: now, reason: .joke)
        let need = memory(3, "…", .need, daysAgo: 100)
        var fresh = memory(4, "…", .need, daysAgo: 100)
        fresh.evidence += memory(5, "…").evidence
        var book = MemoryBook([over, taken, need, fresh])

        let retired = [1, 2, 3, 4, 99].filter { book.retire(id($0), on: day, at: now) }
        #expect(retired == [3])
        #expect(book.memories[need.id]?.withdrawal == .init(at: now, reason: .stale))
        #expect(book.memories[need.id]?.evidence == need.evidence)
        #expect(book.changed == [need.id])
    }

    // MARK: Changes

    @Test func `the changes of a week are what was first said in it, the newest first`() {
        func changed(_ old: Int64, _ new: Int64, saidDaysAgo days: Int, afterDays: Int = 30) -> [Memory] {
            var earlier = memory(old, "было", daysAgo: days + afterDays)
            var later = memory(new, "стало", daysAgo: days)
            earlier.ending = .init(at: PartialDate(day), cause: .superseded(by: later.id))
            // All of them were read again just now, the older ones last.
            (earlier.learnt, later.learnt) = (now + .days(1), now)
            return [earlier, later]
        }
        var memories =
            changed(1, 2, saidDaysAgo: 7) + changed(3, 4, saidDaysAgo: 1) + changed(5, 6, saidDaysAgo: 8)
            + changed(8, 9, saidDaysAgo: 3, afterDays: -1) + [memory(7, "и так")]
        let week = day.adding(days: -7)
        #expect(
            Deepening.Turn.turns(in: memories, since: week) == [
                .init(earlier: id(3), later: id(4)), .init(earlier: id(1), later: id(2)),
            ])
        memories[1].withdrawal = .init(at: now, reason: .wrong)
        #expect(Deepening.Turn.turns(in: memories, since: week) == [.init(earlier: id(3), later: id(4))])
    }
}
