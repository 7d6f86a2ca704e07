import Domain
import Testing
import Words

@testable import Clone

/// What of a person's memories says the same.
@Suite struct DuplicatesTests {
    private func memories(_ texts: String..., kind: MemoryKind = .fact) -> [Memory] {
        zip(Int64(1)..., texts).map { Memory.upkeep($0, $1, kind) }
    }

    private func found(_ memories: [Memory]) -> [[Int64]] {
        Duplicates(terms: Terms()).merges(among: memories, checking: {}).map { merge in
            ([merge.keeper] + merge.others).map(\.id.rawValue)
        }
    }

    @Test(arguments: [
        ("Любит крепкий чёрный кофе по утрам", "По утрам любит чёрный крепкий кофе"),
        ("Runs by the river every morning", "Every morning runs by the river"),
        ("Она любит маленькие города", "Любит маленький город"),
    ])
    func `much the same words are the same`(one: String, other: String) {
        #expect(found(memories(one, other)) == [[1, 2]])
    }

    @Test(arguments: [
        ("Любит крепкий чёрный кофе по утрам", "Не любит крепкий чёрный кофе по утрам"),
        ("Пробежал с друзьями утром 5 километров", "Пробежал с друзьями утром 10 километров"),
        ("Каждое лето ездит на дачу к Маше", "Каждое лето ездит на дачу к Кате"),
        ("Drinks coffee every single morning", "Doesn't drink coffee every single morning"),
        ("Перестал курить сигареты на работе", "Курить сигареты на работе"),
        ("Любит собак", "Любит кошек"), ("", ""),
    ])
    func `a not, a number, a name or another matter make a difference`(one: String, other: String) {
        #expect(found(memories(one, other)).isEmpty)
    }

    @Test func `only what is of one kind and place, holds and was meant goes together`() {
        let text = "Любит маленькие города"
        var other = Memory.upkeep(2, text, .preference)
        #expect(found([.upkeep(1, text), other]).isEmpty)
        other = .upkeep(2, text)
        other.withdrawal = .init(at: Timestamp(seconds: 0), reason: .wrong)
        #expect(found([.upkeep(1, text), other]).isEmpty)
        other.withdrawal = nil
        other.evidence[0].stance = .hedged
        #expect(found([.upkeep(1, text), other]).isEmpty)
        var (one, two) = (Memory.upkeep(1, text), Memory.upkeep(2, text))
        let slot = Slot(relation: .attitude, object: "город")
        (one.claim, two.claim) = (Claim(slot, value: "likes"), Claim(slot, value: "dislikes"))
        #expect(found([one, two]).isEmpty, "one of them supersedes the other, or the person is asked")
        two.claim = one.claim
        #expect(found([one, two]) == [[1, 2]])
    }

    @Test func `what the person keeps apart is not the same, and goes with the others all the same`() {
        var many = memories("Любит маленькие города", "Любит маленький город", "Маленькие города любит")
        many[1].beside = [many[2].id]
        #expect(found(many) == [[1, 2]])
        many[0].beside = [many[1].id]
        #expect(found(many) == [[1, 3]])
    }

    @Test func `the one that rests on most stays, and each is named once`() {
        var many = memories("Любит маленькие города", "Любит маленький город", "Маленькие города любит")
        many[2].evidence += Memory.upkeep(9, "Города").evidence
        #expect(found(many) == [[3, 1, 2]])
    }

    @Test func `the search ends when nobody waits for it any more`() {
        struct Enough: Error {}
        var checks = 0
        #expect(throws: Enough.self) {
            try Duplicates(terms: Terms()).merges(among: memories("Любит лес", "Любит снег", "Любит чай")) {
                checks += 1
                if checks == 4 { throw Enough() }
            }
        }
        #expect(checks == 4)
    }

    /// Comparing only what shares a rare word must find what comparing all with all does.
    @Test func `the index finds what comparing everything finds`() {
        var state: UInt64 = 11
        func random(_ bound: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % bound
        }
        let sets = (0..<300).map { _ in Set((0..<random(7)).map { _ in "t\(random(9) * random(3))" }) }
        let index = AlikeIndex(sets, least: Likeness.same)
        for number in sets.indices {
            let all = sets.indices.filter {
                $0 != number && Likeness.between(sets[$0], sets[number]) >= Likeness.same
            }
            #expect(index.alike(number) == all)
        }
    }
}

extension Memory {
    /// A memory in an entry of its own.
    static func upkeep(_ number: Int64, _ text: String, _ kind: MemoryKind = .fact) -> Memory {
        let quote = Quote(
            diary: DiaryID(rawValue: number), part: PartID(rawValue: number), offset: 0, text: text,
            day: LocalDate(daysSinceEpoch: 20_000))
        return Memory(
            id: MemoryID(rawValue: number), kind: kind, text: text, claim: nil,
            evidence: [.init(quote, stance: .stated, strain: .calm)], learnt: Timestamp(seconds: 0), importance: 0.5,
            confidence: 0.8)
    }
}
