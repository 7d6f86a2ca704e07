import Asking
import Domain
import Testing

@testable import Matching

@Suite struct MediatorTests {
    private static func card(_ persona: ClonePersona, _ topics: Set<DisclosureTopic>) -> DisclosedCard {
        var card = DisclosedCard()
        card.items = persona.items.map { .init(id: $0.id, kind: .preference, topics: topics, text: $0.text) }
        return card
    }

    private let cards: [CloneConversation.Speaker: DisclosedCard] = [
        .a: card(Talkers.anna, [.everyday]), .b: card(Talkers.boris, [.pastimes]),
    ]

    private static func answer(_ proposals: (String, [Int], [Int])...) -> JSONValue {
        let values = proposals.map { text, one, other -> JSONValue in
            [
                "text": .string(text), "linesA": .array(one.map { .number(Double($0)) }),
                "linesB": .array(other.map { .number(Double($0)) }),
            ]
        }
        return ["proposals": .array(values)]
    }

    private static let good = "Пусть один из вас бегает утром, а другой тем временем долго завтракает."

    private func proposals(
        _ model: ScriptedModel, gate: @escaping LineGate = { _, _ in true }
    ) async throws(ConversationFailure) -> [String] {
        let prompt: ModelPrompt
        do { prompt = try Talkers.prompt(Mediator.promptName) } catch { throw .absent(.misconfigured) }
        return try await Mediator(model: model, prompt: prompt, terms: Talkers.terms, gate: gate).proposals(
            cards, on: [.time], in: .russian, payer: nil)
    }

    @Test func `a proposal that rests on both cards is told`() async throws {
        let model = ScriptedModel(.success(Self.answer((Self.good, [1], [3]))))
        #expect(try await proposals(model) == [Self.good])
        let asked = try #require(model.requests.first?.messages.first?.content)
        #expect(asked.contains("[1] Бегает по утрам у реки") && asked.contains("Topic: time") && !asked.contains("{{"))
    }

    @Test func `one that rests on one card only, invents, leads away or tells what is hidden is left out`() async throws
    {
        let bad: [(String, [Int], [Int])] = [
            (Self.good, [1], []), (Self.good, [1], [9]), ("Пусть Марина решит, когда вам бегать.", [1], [3]),
            ("Напишите на a@b.ru о том, когда бегать.", [1], [3]), ("Let one of you run in the morning.", [1], [3]),
            ("Бегайте 12 раз.", [1], [3]), ("", [1], [3]),
        ]
        for one in bad {
            let model = ScriptedModel(.success(Self.answer(one, (Self.good, [2], [2]))))
            #expect(try await proposals(model) == [Self.good], "\(one)")
            await #expect(throws: ConversationFailure.self) {
                try await proposals(ScriptedModel(.success(Self.answer(one))))
            }
        }
        for owner in CloneConversation.Speaker.allCases {
            let model = ScriptedModel(.success(Self.answer((Self.good, [1], [3]))))
            await #expect(throws: ConversationFailure.self) {
                try await proposals(model) { _, asked in asked != owner }
            }
            #expect(model.requests.count == 2 && model.requests[1].messages[0].content.contains("most of all: 2"))
        }
    }

    @Test func `without a model the lines that have to do with the topic lie side by side, if both gates let them`() {
        let beside = CardsBeside { text, owner in owner == .a || !text.contains("собак") }
        #expect(
            beside.lines(of: cards, on: [.time]) == [
                ["Бегает по утрам у реки", "Хочет переехать в Казань"],
                cards[.b]?.items.map(\.text) ?? [],
            ])
        #expect(CardsBeside { _, _ in false }.lines(of: cards, on: [.time]) == [[], []])
        #expect(CardsBeside { _, _ in true }.lines(of: [:], on: []) == [[], []])
    }
}
