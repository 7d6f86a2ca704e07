import Asking
import Domain
import NIOConcurrencyHelpers
import Testing
import Words

@testable import Clone

/// Whether further answers come to the same as the one that is given.
@Suite struct AgreementTests {
    private let terms = Terms()

    private func reading(_ text: String, _ cited: Int...) throws -> AnswerReading {
        let lexicons = try Lexicons.bundled()
        let none = Material(PersonIndex(terms: terms), for: "", on: LocalDate(daysSinceEpoch: 0), terms: terms)
        let strangers = Strangers(in: "", lines: [], own: nil, lexicons: lexicons, terms: terms)
        var reading = AnswerReading(text, question: "", material: none, strangers: strangers, terms: terms)
        reading.cited = cited
        return reading
    }

    @Test(arguments: [
        ("Взял бы зелёный чай.", [1], true), ("Конечно, зелёный чай, какой же ещё.", [1, 3], true),
        ("Не взял бы зелёный чай.", [1], false), ("Взял бы зелёный чай.", [2], false), ("Зелёный чай.", [], false),
        ("Поехал бы к морю.", [1], false), ("UNKNOWN А вы любите чай?", [], false),
        ("Взял бы зелёный чай. Кофе не пью, от него не", [1], true),
    ])
    func `they do where they rest on the same lines, say much the same and deny it or not alike`(
        said: String, cited: [Int], agrees: Bool
    ) throws {
        let comparison = AnswerComparison(try reading("Взял бы зелёный чай, как всегда.", 1), terms: terms)
        var sample = try reading(said)
        sample.cited = cited
        #expect(comparison.agreement(of: [sample]) == Advice.Agreement(samples: 1, agreeing: agrees ? 1 : 0))
    }

    @Test func `where there are none, nothing is said of agreement; and one of nothing is none`() throws {
        let comparison = AnswerComparison(try reading("Взял бы зелёный чай.", 1), terms: terms)
        #expect(comparison.agreement(of: []) == nil)
        #expect(comparison.agreement(of: [try reading("<think>Чай или")]) == nil)
        let all = [try reading(""), try reading("Чай зелёный.", 1), try reading("UNKNOWN")]
        #expect(comparison.agreement(of: all) == Advice.Agreement(samples: 2, agreeing: 1))
    }
}

/// A model that answers, and says of further answers what the test wants.
private final class SampledModel: LanguageModel {
    private let samples: NIOLockedValueBox<[Result<String, ModelAbsence>?]>
    private let asked = NIOLockedValueBox<[ModelRequest]>([])
    private let said: Result<String, ModelAbsence>

    /// - Parameter samples: One after another; none for one that never comes.
    init(_ said: Result<String, ModelAbsence>, samples: [Result<String, ModelAbsence>?]) {
        self.said = said
        self.samples = NIOLockedValueBox(samples)
    }

    var requests: [ModelRequest] { asked.withLockedValue(\.self) }

    func text(
        _ request: ModelRequest, sofar: (@Sendable (String) -> Void)?
    ) async throws(ModelAbsence) -> ModelAnswer<String> {
        asked.withLockedValue { $0.append(request) }
        var next: Result<String, ModelAbsence>? = said
        if request.isExtra { next = samples.withLockedValue { $0.removeFirst() } }
        guard let next else {
            while !Task.isCancelled { await Task.yield() }
            throw .cancelled
        }
        let text = try next.get()
        sofar?(text)
        return ModelAnswer(content: text, model: "m", usage: ModelUsage(promptTokens: 100, answerTokens: 10, cost: 7))
    }

    func value(
        _ request: ModelRequest, of schema: JSONSchema, named name: String
    ) async throws(ModelAbsence) -> ModelAnswer<JSONValue> { throw .refused }
}

/// An answer with further ones beside it.
@Suite struct SamplingTests {
    private let terms = Terms()
    private let day = LocalDate(daysSinceEpoch: 20_500)

    /// What becomes of an answer; the time for further ones is over as soon as it is waited for.
    private func advice(_ model: SampledModel, count: Int = 2, mayGuess: Bool = false) async throws -> Advice {
        let id = DiaryID(rawValue: 1)
        let diary = Diary(
            id: id, day: day.adding(days: -1), openedAt: Timestamp(seconds: 0), closedAt: Timestamp(seconds: 1),
            parts: [
                DiaryPart(
                    id: PartID(rawValue: 1), diary: id, message: nil, sentAt: Timestamp(seconds: 0),
                    content: .written("Люблю зелёный чай по утрам."))
            ])
        let isLate = model.hasLate
        let sampler = Sampler(count: count) { _ in if !isLate { throw CancellationError() } }
        let advisor = Advisor(
            model: model, prompt: ModelPrompt(version: 3, temperature: 0.4) { _ in "words" }, terms: terms,
            sampler: sampler)
        return try await advisor.answer(
            Advisor.Inquiry(
                question: "Чай или кофе?", person: Person(language: .russian, since: Timestamp(seconds: 0)),
                id: PersonID(rawValue: 1), index: PersonIndex(diaries: [diary], memories: [], terms: terms),
                diaries: [diary], records: [], thread: [], mayGuess: mayGuess, day: day),
            knowing: Lexicons.bundled(), sofar: nil)
    }

    @Test func `is asked for with the same words, warmer and shorter, and all of them are counted`() async throws {
        let model = SampledModel(
            .success("Взял бы зелёный чай [1]."), samples: [.success("Зелёный чай [1]."), .success("UNKNOWN")])
        let advice = try await advice(model)
        #expect(advice.agreement == Advice.Agreement(samples: 2, agreeing: 1))
        #expect(advice.origin?.tokens == 330 && advice.origin?.cost == 21)
        let (first, extras) = (model.requests[0], model.requests.dropFirst())
        #expect(!first.isExtra && extras.count == 2)
        #expect(extras.allSatisfy { $0.isExtra && $0.messages == first.messages && $0.person == first.person })
        #expect(extras.allSatisfy { $0.temperature > first.temperature && $0.mostTokens < first.mostTokens })
    }

    @Test func `one that fails is none`() async throws {
        let model = SampledModel(
            .success("Взял бы зелёный чай [1]."),
            samples: [.failure(.unavailable(retryAfter: nil)), .success("Чай [1].")])
        #expect(try await advice(model).agreement == Advice.Agreement(samples: 1, agreeing: 1))
        let none = SampledModel(.success("Чай [1]."), samples: [.failure(.budgetSpent), .failure(.shareSpent)])
        let advice = try await advice(none)
        #expect(advice.agreement == nil)
        guard case .said(_, .likely) = advice.answer else { Issue.record("said \(advice.answer)"); return }
    }

    @Test func `one that comes too late is none, and is no longer waited for`() async throws {
        let model = SampledModel(.success("Взял бы зелёный чай [1]."), samples: [nil, nil])
        let advice = try await advice(model)
        #expect(advice.agreement == nil && advice.origin?.tokens == 110)
        #expect(advice.answer.text == "Взял бы зелёный чай.")
    }

    @Test func `none is asked for beside a guess, or where none is wanted`() async throws {
        let guess = SampledModel(.success("Наверное, чай."), samples: [])
        #expect(try await advice(guess, mayGuess: true).agreement == nil)
        let single = SampledModel(.success("Чай [1]."), samples: [])
        #expect(try await advice(single, count: 0).agreement == nil)
        #expect(guess.requests.count == 1 && single.requests.count == 1)
    }

    @Test func `an answer that the model does not know waits for none`() async throws {
        let model = SampledModel(.success("UNKNOWN А вы?"), samples: [nil, nil])
        #expect(try await advice(model).answer == .unknown(asking: "А вы?"))
    }

    @Test func `where no model answers none is waited for either`() async throws {
        let model = SampledModel(.failure(.budgetSpent), samples: [nil, nil])
        await #expect(throws: ModelAbsence.budgetSpent) { try await advice(model) }
        #expect(model.requests.count == 1)
    }
}

extension SampledModel {
    /// Whether a further answer never comes.
    fileprivate var hasLate: Bool { samples.withLockedValue { $0.contains { $0 == nil } } }
}
