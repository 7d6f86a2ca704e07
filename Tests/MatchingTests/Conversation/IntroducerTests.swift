import Asking
import Domain
import Testing

@testable import Matching

@Suite struct IntroducerTests {
    private let talk = CloneConversation(
        setting: .disagreement, theme: .init([.a: "спорт", .b: "спорт"]), language: .russian,
        lines: Talkers.lines.map { .init($0.0 == "A" ? .a : .b, $0.1) }, context: [:],
        work: ModelWork(model: "m", prompt: 1, calls: 1, tokens: 1, cost: 1))

    private static let texts = [
        "Двойники говорили о беге у реки и о бассейне. Один хочет переехать, другой никуда не спешит.",
        "Обоим хорошо там, где тихо, а две скорости их только смешат.",
        "Ну, привет! Честно: а две скорости на виолончели — это как?",
        "Здравствуйте. Хочу спросить про собак: они правда бегают с разной скоростью?",
    ]

    private static func answer(_ texts: [String]) -> JSONValue {
        let names = ["retelling", "reason", "openingA", "openingB"]
        return .object(Dictionary(uniqueKeysWithValues: zip(names, texts.map(JSONValue.string))))
    }

    private let prompt: ModelPrompt

    init() throws { prompt = try Talkers.prompt(Introducer.promptName, temperature: 0.5) }

    private func introduce(
        _ model: ScriptedModel, _ talks: [CloneConversation]? = nil, gate: @escaping LineGate = { _, _ in true }
    ) async throws(ConversationFailure) -> Introduction {
        try await Introducer(model: model, prompt: prompt, terms: Talkers.terms, gate: gate)
            .introduce(talks ?? [talk], [.a: Talkers.anna.manner, .b: Talkers.boris.manner])
    }

    @Test func `both are told the same, and each is given a beginning of their own`() async throws {
        let model = ScriptedModel(.success(Self.answer(Self.texts)))
        let told = try await introduce(model)
        #expect([told.retelling, told.reason] == Array(Self.texts.prefix(2)))
        #expect(told.openings == [.a: Self.texts[2], .b: Self.texts[3]] && told.work.calls == 1)
        let asked = try #require(model.requests.first?.messages.first?.content)
        #expect(asked.contains("[disagreement]\nA: Ну, привет!") && asked.contains("about 14 words"))
        #expect(!asked.contains("{{") && !asked.contains("оркестр"), "what was not said is not told")
    }

    @Test(arguments: 0..<4)
    func `a text that names somebody, leads somewhere, or tells what is hidden is written again, and then given up`(
        place: Int
    ) async throws {
        let line = place + 1
        let bad: [(String, ConversationFault)] = [
            ("Обо всём знает Марина.", .invention(line: line)), ("Пишите на a@b.ru, хорошо?", .contact(line: line)),
            ("A reason to meet by the river.", .foreign(line: line)), ("", .unreadable(line: line)),
            (String(repeating: "тихо ", count: 150), .unreadable(line: line)), ("Давление у реки.", .gated(line: line)),
        ]
        for (text, fault) in bad {
            var texts = Self.texts
            texts[place] = text
            let model = ScriptedModel(.success(Self.answer(texts)))
            do throws(ConversationFailure) {
                _ = try await introduce(model) { text, owner in !(owner == .b && text.contains("Давление")) }
                Issue.record("\(text) was let pass")
            } catch {
                guard case .unusable(let faults, _) = error else { throw error }
                #expect(faults == [fault] && model.requests.count == 2)
            }
            let mended = ScriptedModel(.success(Self.answer(texts)), .success(Self.answer(Self.texts)))
            #expect(try await introduce(mended) { text, _ in !text.contains("Давление") }.work.calls == 2)
        }
    }

    @Test func `without a conversation there is nothing to tell, and why no model answers is handed on`() async throws {
        let model = ScriptedModel(.success(Self.answer(Self.texts)))
        await #expect(throws: ConversationFailure.unusable([.length(0)], ModelUsage())) {
            try await introduce(model, [])
        }
        #expect(model.requests.isEmpty)
        await #expect(throws: ConversationFailure.absent(.none)) { try await introduce(ScriptedModel(.failure(.none))) }
    }
}
