import Asking

/// What a server answered to a question: words or a reason for none, and what it took either way.
struct ChatReply: Equatable, Sendable {
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

    private static func content(
        _ text: String, _ finish: String?, _ isDeclined: Bool, _ question: ChatQuestion
    ) -> Result<String, AnswerFault> {
        if isDeclined || finish == "content_filter" { return .failure(.declined) }
        if finish == "length" { return .failure(.cutShort) }
        if text.utf8.count > 4096 + mostBytesPerToken * question.mostTokens { return .failure(.overlong) }
        return text.isEmpty ? .failure(.empty) : .success(text)
    }

    /// A token is seldom of more than 16 bytes, and never so on average.
    private static let mostBytesPerToken = 32
}

/// Why a model's answer cannot be used, though it came.
enum AnswerFault: Error, Equatable, Sendable {
    /// The model does not want to answer this, or a filter stepped in.
    case declined
    /// It said nothing.
    case empty
    /// It had more to say than it was allowed.
    case cutShort
    /// It is far longer than was allowed.
    case overlong
    /// It does not have the shape that was asked for, not even at the second attempt.
    case misshapen
}

extension AnswerFault: CustomStringConvertible {
    /// What is wrong, in English, for a log.
    var description: String {
        switch self {
        case .declined: "the model declined to answer"
        case .empty: "the model's answer is empty"
        case .cutShort: "the model's answer was cut short"
        case .overlong: "the model's answer is too long"
        case .misshapen: "the model's answer is not of the shape that was asked for"
        }
    }
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
