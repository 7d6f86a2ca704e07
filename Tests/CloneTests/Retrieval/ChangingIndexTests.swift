import Testing
import SeededChance

@testable import Clone

@Suite struct ChangingIndexTests {
    @Test(arguments: 1...6 as ClosedRange<UInt64>)
    func `an index that has changed often scores as one made anew of what is left`(seed: UInt64) throws {
        var life = IndexedLife(seed: seed)
        for _ in 0..<60 {
            life.change()
            let (anew, places, facts) = life.anew()
            let question = life.words(4)
            let (old, new) = (life.index.search(question), anew.search(question))

            for (old, new) in zip(old.ways, new.ways) { #expect(places.map { old[$0] } == new) }
            #expect(facts.map { old.facts[$0] } == new.facts)
            #expect(old.ways[0].enumerated().allSatisfy { places.contains($0.offset) || $0.element == 0 })
            // The terms have other numbers, so their shares are summed in another order.
            let (company, fresh) = (old.company?.passages.scores, new.company?.passages.scores)
            #expect(near(company.map { scores in places.map { scores[$0] } }, fresh))
            let (known, freshly) = (old.company?.facts.scores, new.company?.facts.scores)
            #expect(near(known.map { scores in places.map { scores[$0] } }, freshly))
        }
        #expect(life.living.count > 5 && life.gone > 20)
    }

    private func near(_ one: [Float]?, _ other: [Float]?) -> Bool {
        guard let one, let other else { return one == nil && other == nil }
        return one.count == other.count && zip(one, other).allSatisfy { abs($0 - $1) < 0.0001 }
    }
}

/// Entries with what is known of them, which come and go by chance, in an index that is changed in place.
private struct IndexedLife {
    private var random: SplitMix
    private(set) var index = LexicalIndex()
    private(set) var living: [(group: Int64, passages: [(number: Int, words: [String])])] = []
    private var facts: [(number: Int, words: [String], owners: [Int])] = []
    private var next: Int64 = 0
    private(set) var gone = 0

    init(seed: UInt64) {
        random = SplitMix(seed: seed)
    }

    mutating func words(_ count: Int) -> [String] {
        (0..<count).map { _ in "слово\(random.below(1 + random.below(30)))" }
    }

    /// A few entries and facts come or go, and words are associated.
    mutating func change() {
        for _ in 0..<1 + random.below(4) {
            switch random.below(6) {
            case 0, 1, 2: begin()
            case 3: end()
            case 4: learn()
            default: forget()
            }
        }
        index.associate()
    }

    private mutating func begin() {
        next += 1
        let passages = (0..<1 + random.below(6)).map { _ in words(1 + random.below(8)) }
        living.append((next, passages.map { (index.addPassage($0, group: next), $0) }))
    }

    private mutating func end() {
        guard !living.isEmpty else { return }
        let entry = living.remove(at: random.below(living.count))
        gone += entry.passages.count
        for passage in entry.passages {
            for fact in facts where fact.owners.contains(passage.number) { index.removeFact(fact.number) }
            facts.removeAll { $0.owners.contains(passage.number) }
            index.removePassage(passage.number)
        }
    }

    private mutating func learn() {
        let passages = living.flatMap { $0.passages.map(\.number) }
        let owners = passages.isEmpty ? [] : (0..<random.below(3)).map { _ in passages[random.below(passages.count)] }
        let words = words(1 + random.below(4))
        facts.append((index.addFact(words, restingOn: Set(owners).sorted()), words, Set(owners).sorted()))
    }

    private mutating func forget() {
        guard !facts.isEmpty else { return }
        index.removeFact(facts.remove(at: random.below(facts.count)).number)
    }

    /// An index of what is left, and which passages and facts those are.
    func anew() -> (LexicalIndex, passages: [Int], facts: [Int]) {
        var anew = LexicalIndex()
        var numbers: [Int: Int] = [:]
        for entry in living {
            for passage in entry.passages {
                numbers[passage.number] = anew.addPassage(passage.words, group: entry.group)
            }
        }
        for fact in facts { anew.addFact(fact.words, restingOn: fact.owners.compactMap { numbers[$0] }) }
        anew.associate()
        return (anew, living.flatMap { $0.passages.map(\.number) }, facts.map(\.number))
    }
}
