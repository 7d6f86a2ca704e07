import Asking

/// What an answer that should have a shape comes to.
enum StructuredReading: Equatable, Sendable {
    /// It has the shape.
    case value(JSONValue)
    /// It does not, and the model may be told why.
    case problems([String])
    /// There is nothing to be had from this model.
    case hopeless

    /// Reads an answer.
    init(_ content: Result<String, AnswerFault>, _ schema: JSONSchema) {
        switch content {
        case .failure(.empty): self = .problems(schema.problems(in: .null))
        // Small models run on and on; told so, they do not.
        case .failure(.cutShort): self = .problems(["$ is too long and was cut off: be brief"])
        case .failure: self = .hopeless
        case .success(let text):
            let value = JSONValue(answer: text) ?? .string(text)
            let problems = schema.problems(in: value)
            self = problems.isEmpty ? .value(value) : .problems(problems)
        }
    }
}

extension ChatQuestion {
    /// The question once more, with the answer that was given and what is wrong with it. The part that the server has
    /// read already stays in front.
    func repaired(
        _ answer: Result<String, AnswerFault>, _ problems: [String], _ wording: StructureWording
    ) -> ChatQuestion {
        var question = self
        if case .success(let text) = answer { question.messages.append(.init(.assistant, text)) }
        let words = wording.repair(problems.joined(separator: "\n"), shape?.schema ?? "")
        question.messages.append(.init(.user, words))
        return question
    }
}
