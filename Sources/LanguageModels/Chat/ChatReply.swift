import Asking
import Curl

/// What a server answered to a question: words or a reason for none, and what it took either way.
struct ChatReply: PaidReply, Equatable {
    /// What the model said.
    var content: Result<String, AnswerFault>
    /// The tokens, as the server counts them or as estimated.
    var usage: ModelUsage

    /// Puts an answer together.
    ///
    /// - Parameters:
    ///   - text: The model's words as they came.
    ///   - finish: Why it stopped, in the protocol's words.
    ///   - isDeclined: Whether the words are a refusal.
    ///   - usage: What the server counted.
    init(text: String, finish: String?, isDeclined: Bool, usage: ChatUsage?, to question: ChatQuestion) {
        content = Self.content(text.withoutThoughts.trimmed, finish, isDeclined, question)
        self.usage = ModelUsage(
            promptTokens: usage?.promptTokens ?? question.promptTokens,
            answerTokens: usage?.answerTokens ?? TokenEstimate.tokens(in: text))
    }

    /// Reads the answer of a server that does not stream.
    init(_ response: HTTPResponse, to question: ChatQuestion) throws(ModelFailure) {
        let answer = try Gateway.decode(ChatAnswer.self, from: response)
        self.init(
            text: answer.text, finish: answer.finish, isDeclined: answer.isDeclined, usage: answer.usage, to: question)
    }

    var fault: AnswerFault? {
        if case .failure(let fault) = content { fault } else { nil }
    }

    private static func content(
        _ text: String, _ finish: String?, _ isDeclined: Bool, _ question: ChatQuestion
    ) -> Result<String, AnswerFault> {
        if isDeclined || finish == "content_filter" { return .failure(.declined) }
        if finish == "length", !question.mayBeCutShort { return .failure(.cutShort) }
        if text.utf8.count > 4096 + mostBytesPerToken * question.mostTokens { return .failure(.overlong) }
        return text.isEmpty ? .failure(.empty) : .success(text)
    }

    /// A token is seldom of more than 16 bytes, and never so on average.
    private static let mostBytesPerToken = 32
}

extension String {
    /// What a model says after thinking aloud, as some do between `<think>` and `</think>` where their server does not
    /// take it out; empty while it is still thinking.
    var withoutThoughts: String {
        let said = drop(while: \.isWhitespace)
        guard said.hasPrefix("<think>") else { return "<think>".hasPrefix(said) ? "" : self }
        return said.firstRange(of: "</think>").map { String(said[$0.upperBound...]) } ?? ""
    }
}
