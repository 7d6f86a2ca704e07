import Domain
import Foundation
import Testing

struct DisclosureChoicesTests {
    private func memory(_ number: Int64, part: Int64 = 1, offset: Int = 0, _ text: String = "Любит джаз") -> Memory {
        let quote = Quote(
            diary: DiaryID(rawValue: 1), part: PartID(rawValue: part), offset: offset, text: "люблю джаз",
            day: LocalDate(daysSinceEpoch: 20_000))
        return Memory(
            id: MemoryID(rawValue: number), kind: .preference, text: text, claim: nil,
            evidence: [.init(quote, stance: .stated, strain: .calm)], learnt: Timestamp(seconds: 0), importance: 0.5,
            confidence: 0.9)
    }

    @Test func `the strictest class is the least`() {
        #expect(Disclosure.sealed < .matchOnly && Disclosure.matchOnly < .card)
        #expect([Disclosure.card, .sealed, .matchOnly].min() == .sealed)
    }

    @Test func `there is one decision for a memory, about the words it had`() throws {
        var choices = DisclosureChoices()
        choices.choose(.card, for: memory(1), heeding: [])
        choices.choose(.sealed, for: memory(1), heeding: [])
        #expect(choices.items.map(\.disclosure) == [.sealed])
        let item = try #require(choices.item(of: MemoryID(rawValue: 1)))
        #expect(item.isAbout(memory(1)))
        #expect(!item.isAbout(memory(1, "Любит рок")))
    }

    @Test func `a decision bears on what is found in the same words`() throws {
        var choices = DisclosureChoices()
        choices.choose(.sealed, for: memory(1), heeding: [])
        let item = try #require(choices.items.first)
        #expect(item.touches(memory(2, offset: 5)))
        #expect(!item.touches(memory(2, offset: 10)))
        #expect(!item.touches(memory(2, part: 2)))

        choices.reworded(PartID(rawValue: 1))
        #expect(choices.items[0].touches(memory(2, offset: 10)))
        #expect(!choices.items[0].touches(memory(2, part: 2)))
    }

    @Test func `a later decision knows the earlier ones about the same words`() throws {
        var choices = DisclosureChoices()
        choices.choose(.sealed, for: memory(1), heeding: [])
        choices.choose(.card, for: memory(2), heeding: [MemoryID(rawValue: 7)])
        choices.choose(.sealed, for: memory(3, part: 3), heeding: [])
        let second = try #require(choices.item(of: MemoryID(rawValue: 2)))
        #expect(second.knew(choices.items[0]))
        #expect(!second.knew(try #require(choices.item(of: MemoryID(rawValue: 3)))))
    }

    @Test func `decisions go with the words they are about, and hold none of them`() throws {
        var choices = DisclosureChoices()
        choices.choose(.sealed, for: memory(1), heeding: [])
        choices.choose(.card, for: memory(2, part: 2), heeding: [])
        choices.shut(.work, true)
        let written = String(decoding: try JSONEncoder().encode(choices), as: UTF8.self)
        #expect(!written.contains("джаз"))
        #expect(try JSONDecoder().decode(DisclosureChoices.self, from: Data(written.utf8)) == choices)

        choices.forget(parts: [PartID(rawValue: 1)])
        #expect(choices.items.map(\.memory) == [MemoryID(rawValue: 2)])
        choices.forget([MemoryID(rawValue: 2)])
        choices.shut(.work, false)
        #expect(choices.isEmpty)
    }

    @Test func `what is sensitive has no switch`() {
        var choices = DisclosureChoices()
        for topic in DisclosureTopic.allCases { choices.shut(topic, true) }
        #expect(choices.shut == Set(DisclosureTopic.switched))
        #expect(DisclosureTopic.allCases.allSatisfy { $0.isSensitive == ($0.proposed == .sealed) })
    }

    @Test func `a person of an earlier version has decided nothing`() throws {
        let person = Person(language: .russian, since: Timestamp(seconds: 0))
        let written = String(decoding: try JSONEncoder().encode(person), as: UTF8.self)
        #expect(!written.contains("disclosing"))
        #expect(try JSONDecoder().decode(Person.self, from: Data(written.utf8)).disclosure.isEmpty)
    }

    @Test func `ancestors are found however far back, and circles end`() {
        var (one, two, three) = (memory(1), memory(2), memory(3))
        one.withdrawal = .init(at: Timestamp(seconds: 1), reason: .merged, into: two.id)
        two.ending = .init(at: PartialDate(LocalDate(daysSinceEpoch: 20_001)), cause: .superseded(by: three.id))
        #expect(Set(Lineage([one, two, three]).ancestors(of: three.id).map(\.id)) == [one.id, two.id])
        three.withdrawal = .init(at: Timestamp(seconds: 1), reason: .merged, into: one.id)
        #expect(Set(Lineage([one, two, three]).ancestors(of: three.id).map(\.id)) == [one.id, two.id])
    }
}
