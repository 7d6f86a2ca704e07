import Asking
import Clone
import Dialogue
import Domain
import Engine
import Logging
import Messaging
import NIOConcurrencyHelpers
import Testing

@testable import Product

/// A model that answers, remembers what it was asked, and has one further answer for each time it is asked for one.
private final class AnsweringModel: LanguageModel {
    private let samples: NIOLockedValueBox<[Result<String, ModelAbsence>]>
    let asked = NIOLockedValueBox<[ModelRequest]>([])

    init(samples: [Result<String, ModelAbsence>]) {
        self.samples = NIOLockedValueBox(samples)
    }

    func text(
        _ request: ModelRequest, sofar: (@Sendable (String) -> Void)?
    ) async throws(ModelAbsence) -> ModelAnswer<String> {
        asked.withLockedValue { $0.append(request) }
        let text = request.isExtra ? try samples.withLockedValue { $0.removeFirst() }.get() : "Взял бы зелёный чай [1]."
        sofar?(text)
        return ModelAnswer(content: text, model: "m", usage: ModelUsage(promptTokens: 100, answerTokens: 10, cost: 7))
    }

    func value(
        _ request: ModelRequest, of schema: JSONSchema, named name: String
    ) async throws(ModelAbsence) -> ModelAnswer<JSONValue> { throw .refused }
}

@Suite struct `A question of which the model gives further answers` {
    private func advice(_ model: AnsweringModel, agrees: Bool = true) async throws -> Advice {
        let house = try Household()
        let conversation = try await house.person(agrees: agrees)
        try await house.apply(.entry(1, "Люблю зелёный чай по утрам."), to: conversation)
        let clock = house.clock
        let advisor = Advisor(
            model: model, prompt: ModelPrompt(version: 3, temperature: 0.4) { _ in "words" }, terms: house.terms,
            sampler: Sampler(count: 2) { try await clock.sleep(for: $0) })
        let worker = AdviceWorker(
            advisor: advisor, indices: house.indices(), meanings: nil, terms: house.terms,
            lexicons: Lazily { try Lexicons.bundled() }, clock: clock, show: { _, _ in },
            logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
        let order = AdviceOrder(question: "Какой чай взять?", day: LocalDate(daysSinceEpoch: 20_778))
        let outcome = await worker.perform(
            JobInHand(
                job: .advise(order), conversation: conversation, address: Address(channel: .terminal, chat: "a"),
                attempt: 1)
        ) { _ in }
        guard case .ended(.advised(let advice)) = outcome else { throw ModelAbsence.refused }
        return advice
    }

    @Test func `is answered with how far further answers came to the same, and what all of them took`() async throws {
        let model = AnsweringModel(samples: [.success("Зелёный чай [1]."), .success("Чай, зелёный [1].")])
        let advice = try await advice(model)
        #expect(advice.answer.text == "Взял бы зелёный чай.")
        #expect(advice.agreement == Advice.Agreement(samples: 2, agreeing: 2))
        #expect(advice.origin?.tokens == 330 && advice.origin?.cost == 21)
        #expect(model.asked.withLockedValue { $0.map(\.isExtra) } == [false, true, true])
    }

    @Test func `is answered all the same where further answers fail`() async throws {
        let advice = try await advice(AnsweringModel(samples: [.failure(.shareSpent), .failure(.refused)]))
        #expect(advice.answer.text == "Взял бы зелёный чай.")
        #expect(advice.agreement == nil && advice.origin?.tokens == 110)
    }

    @Test func `goes to no model, once or more often, without the person's leave`() async throws {
        let model = AnsweringModel(samples: [])
        let advice = try await advice(model, agrees: false)
        #expect(advice.answer == .quoted(.notAllowed))
        #expect(model.asked.withLockedValue { $0.isEmpty })
    }
}
