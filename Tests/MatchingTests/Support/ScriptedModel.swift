import Asking
import Foundation
import NIOConcurrencyHelpers

/// A model that says what it was told to say, the last of it again and again, and remembers what it was asked.
final class ScriptedModel: LanguageModel {
    private let answers: NIOLockedValueBox<[Result<JSONValue, ModelAbsence>]>
    private let asked = NIOLockedValueBox<[ModelRequest]>([])

    init(_ answers: Result<JSONValue, ModelAbsence>...) {
        self.answers = NIOLockedValueBox(answers)
    }

    var requests: [ModelRequest] { asked.withLockedValue(\.self) }

    func text(
        _ request: ModelRequest, sofar: (@Sendable (String) -> Void)?
    ) async throws(ModelAbsence) -> ModelAnswer<String> {
        throw .none
    }

    func value(
        _ request: ModelRequest, of schema: JSONSchema, named name: String
    ) async throws(ModelAbsence) -> ModelAnswer<JSONValue> {
        asked.withLockedValue { $0.append(request) }
        let next = answers.withLockedValue { $0.count > 1 ? $0.removeFirst() : $0[0] }
        let value = try next.get()
        let bytes = (try? JSONEncoder().encode(value).count) ?? 0
        let usage = ModelUsage(promptTokens: Self.tokens(request), answerTokens: (bytes + 3) / 4, cost: 1)
        return ModelAnswer(content: value, model: "scripted", usage: usage)
    }

    /// About how many tokens a request has: four bytes each.
    static func tokens(_ request: ModelRequest) -> Int {
        request.messages.reduce(0) { $0 + ($1.content.utf8.count + 3) / 4 }
    }
}
