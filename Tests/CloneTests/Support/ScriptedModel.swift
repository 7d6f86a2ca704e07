import Asking
import Foundation
import NIOConcurrencyHelpers

/// A model that says what it was told to say, the last of it again and again, and remembers what it was asked.
final class ScriptedModel: LanguageModel {
    private let answers: NIOLockedValueBox<[Result<String, ModelAbsence>]>
    private let asked = NIOLockedValueBox<[ModelRequest]>([])

    init(_ answers: [Result<String, ModelAbsence>]) {
        self.answers = NIOLockedValueBox(answers)
    }

    convenience init(_ answers: Result<String, ModelAbsence>...) {
        self.init(answers)
    }

    var requests: [ModelRequest] { asked.withLockedValue(\.self) }

    func text(
        _ request: ModelRequest, sofar: (@Sendable (String) -> Void)?
    ) async throws(ModelAbsence) -> ModelAnswer<String> {
        asked.withLockedValue { $0.append(request) }
        let next = answers.withLockedValue { $0.count > 1 ? $0.removeFirst() : $0[0] }
        let text = try next.get()
        for count in stride(from: 1, through: text.count, by: 3) { sofar?(String(text.prefix(count))) }
        return ModelAnswer(content: text, model: "scripted", usage: ModelUsage(promptTokens: 100, answerTokens: 10))
    }

    func value(
        _ request: ModelRequest, of schema: JSONSchema, named name: String
    ) async throws(ModelAbsence) -> ModelAnswer<JSONValue> {
        let answer = try await text(request, sofar: nil)
        let value = try? JSONDecoder().decode(JSONValue.self, from: Data(answer.content.utf8))
        return ModelAnswer(content: value ?? .null, model: answer.model, usage: answer.usage)
    }
}
