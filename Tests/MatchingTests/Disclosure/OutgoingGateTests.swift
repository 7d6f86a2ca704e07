import Domain
import Testing

@testable import Matching

@Suite struct `The gate through which a clone speaks` {
    private func card(_ texts: [String]) -> DisclosedCard {
        var card = DisclosedCard()
        card.items = texts.enumerated().map {
            .init(id: MemoryID(rawValue: Int64($0.offset + 1)), kind: .preference, topics: [.tastes], text: $0.element)
        }
        return card
    }

    private func gate(_ told: [String], sealed: [String], diary: [String] = []) -> OutgoingGate {
        let memories = sealed.enumerated().map { Memory.found(Int64(1000 + $0.offset), $0.element) }
        let parts = diary.enumerated().map { index, text in
            DiaryPart(
                id: PartID(rawValue: Int64(index + 1)), diary: DiaryID(rawValue: 1), message: nil,
                sentAt: Timestamp(seconds: 0), content: .written(text))
        }
        let entry = Diary(
            id: DiaryID(rawValue: 1), day: LocalDate(daysSinceEpoch: 20_000), openedAt: Timestamp(seconds: 0),
            closedAt: nil, parts: parts)
        return OutgoingGate(card: card(told), of: .anna, memories: memories, entries: [entry])
    }

    private func measured(_ set: LeakSet, isRussian: Bool) -> (
        facts: Int, verbatim: [String], told: Int, paraphrased: [String], blocked: [String], harmless: Int
    ) {
        let planted = LeakSet.planted(isRussian: isRussian)
        let facts = set.facts + planted
        // Half is known of the person, half stands only in the diary; what is paraphrased stands in both.
        let known = set.facts.map(\.text) + planted.prefix(planted.count / 2).map(\.text)
        let said = set.ordinary + planted.dropFirst(planted.count / 2).map(\.text) + set.facts.map(\.text)
        let gate = gate(set.card, sealed: known, diary: said)
        let verbatim = facts.flatMap { fact in set.carriers.map { $0.replacing("*", with: fact.text) } }
        let paraphrases = set.facts.flatMap(\.paraphrases)
        return (
            facts.count, verbatim.filter { gate.verdict(on: $0) == .passes },
            paraphrases.count, paraphrases.filter { gate.verdict(on: $0) == .passes },
            set.harmless.filter { gate.verdict(on: $0) != .passes }.map { "\($0) [\(gate.verdict(on: $0))]" },
            set.harmless.count
        )
    }

    @Test func `nothing kept passes as it stands, next to nothing in other words, and harmless talk passes`() {
        let found = [measured(.russian, isRussian: true), measured(.english, isRussian: false)]
        for one in found {
            print(
                "gate:", one.facts, "facts; verbatim passed", one.verbatim, "; of", one.told, "paraphrases passed",
                one.paraphrased, "; of", one.harmless, "harmless held", one.blocked.count, one.blocked.prefix(12))
        }
        #expect(found.map(\.facts).reduce(0, +) >= 200)
        #expect(found.map(\.harmless).reduce(0, +) >= 200)
        #expect(found.allSatisfy { $0.verbatim.isEmpty })
        let paraphrased = found.map(\.paraphrased.count).reduce(0, +)
        #expect(Double(paraphrased) <= 0.01 * Double(found.map(\.told).reduce(0, +)))
        for one in found { #expect(Double(one.blocked.count) < 0.1 * Double(one.harmless)) }
    }

    @Test func `with nothing on the card nothing passes`() {
        #expect(gate([], sealed: []).verdict(on: "Привет!") == .held(.nothingToTell))
        #expect(gate(["Любит джаз."], sealed: []).verdict(on: "Я люблю джаз.") == .passes)
    }

    @Test(arguments: ["", "   ", "…!?", String(repeating: "джаз ", count: 200)])
    func `an empty line and one that is too long are held`(line: String) {
        #expect(gate(["Любит джаз."], sealed: []).verdict(on: line) == .held(.length))
    }

    @Test(arguments: [
        ("Пиши мне на anna@example.org", GateVerdict.Reason.contact), ("Мой телеграм найдёшь", .contact),
        ("Мне 34 года", .number), ("Я родилась пятого мая, двадцать девять", .number), ("Я Вершинина", .name),
        ("Мы с Машей ходим в лес", .name), ("Я лежала в больнице", .sensitive), ("д и а б е т у меня", .disguised),
        ("У меня диaбет", .disguised), ("джаз\u{200B}овый вечер", .disguised), ("我有糖尿病", .disguised),
    ])
    func `what names, finds or disguises is held`(line: String, reason: GateVerdict.Reason) {
        #expect(gate(["Любит джаз."], sealed: ["У неё диабет."]).verdict(on: line) == .held(reason))
    }

    @Test func `what was opened may be said although the diary says it too`() {
        let gate = gate(
            ["У неё диабет.", "Любит кофе с корицей."], sealed: [],
            diary: ["У меня диабет с детства.", "Утром пила кофе с корицей."])
        #expect(gate.verdict(on: "У меня диабет.") == .passes)
        #expect(gate.verdict(on: "Люблю кофе с корицей!") == .passes)
        #expect(gate.verdict(on: "У меня диабет с детства.") != .passes)
    }
}
