import Testing

@testable import Domain

/// How much a memory matters on a day.
@Suite struct WeightTests {
    private let said = LocalDate(daysSinceEpoch: 20_000)

    private func memory(
        _ kind: MemoryKind = .experience, importance: Double = 0.5, entries: Int = 1, uses: Int = 0, used: Int? = nil
    ) -> Memory {
        let evidence = (0..<entries).map { index in
            let number = Int64(index + 1)
            let quote = Quote(
                diary: DiaryID(rawValue: number), part: PartID(rawValue: number), offset: 0, text: "…", day: said)
            return Memory.Evidence(quote, stance: .stated, strain: .calm)
        }
        var memory = Memory(
            id: MemoryID(rawValue: 1), kind: kind, text: "…", claim: nil, evidence: evidence,
            learnt: Timestamp(seconds: 0), importance: importance, confidence: 0.5)
        memory.usageCount = uses
        memory.lastUsed = used.map { Timestamp(seconds: Int64(said.adding(days: $0).daysSinceEpoch) * 86400) }
        return memory
    }

    @Test(arguments: [
        // Entries and uses take a share of what is missing to 1.
        (MemoryKind.experience, 0.5, 1, 0, 0, 0.5), (.experience, 0.5, 2, 0, 0, 0.55),
        (.experience, 0.5, 3, 0, 0, 0.595),
        (.experience, 0.5, 1, 1, 0, 0.51), (.experience, 0, 1, 0, 0, 0), (.experience, 1, 9, 9, 0, 1),
        // What can fade fades by half in 240 days: of an experience most, of a value little.
        (.experience, 0.5, 1, 0, 120, 0.4125), (.experience, 0.5, 1, 0, 240, 0.325),
        (.experience, 0.5, 1, 0, 480, 0.2375),
        (.value, 0.5, 1, 0, 240, 0.425), (.value, 0.5, 1, 0, 24_000, 0.35),
    ])
    func `weight by evidence, use and silence`(
        kind: MemoryKind, importance: Double, entries: Int, uses: Int, days: Int, weight: Double
    ) {
        let memory = memory(kind, importance: importance, entries: entries, uses: uses)
        #expect(abs(memory.weight(on: said.adding(days: days)) - weight) < 1e-9)
    }

    @Test func `use counts as a word: what is used does not fade, and there is an end to what use can do`() {
        let day = said.adding(days: 300)
        #expect(memory(uses: 1, used: 300).weight(on: day) == memory(uses: 1).weight(on: said))
        #expect(memory(uses: 25).weight(on: said) == memory(uses: 2500).weight(on: said))
        #expect(memory(uses: 25).weight(on: said) < 0.75)
    }

    @Test func `it never leaves 0 to 1, rises with evidence and falls with time`() {
        for days in stride(from: 0, through: 3000, by: 37) {
            let day = said.adding(days: days)
            let (one, two) = (memory().weight(on: day), memory(entries: 2).weight(on: day))
            #expect((0...1).contains(one) && one < two)
            #expect(memory().weight(on: day.adding(days: 1)) <= one)
        }
        #expect(memory().weight(on: said.adding(days: -5)) == 0.5, "a clock that was set back")
    }
}
