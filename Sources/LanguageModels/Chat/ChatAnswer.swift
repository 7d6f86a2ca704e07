import FoundationEssentials

/// The answer to a question, as servers write it. They leave out much.
struct ChatAnswer: Decodable, Sendable {
    /// The model's words.
    let text: String
    /// Whether the words are a refusal.
    let isDeclined: Bool
    /// Why it stopped: `stop`, `length`, `content_filter` …
    let finish: String?
    /// What it took.
    let usage: ChatUsage?

    init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        var choices = try container.nestedUnkeyedContainer(forKey: .choices)
        let choice = try choices.decode(Choice.self)
        let refusal = choice.message.refusal ?? ""
        text = refusal.isEmpty ? choice.message.content?.text ?? "" : refusal
        isDeclined = !refusal.isEmpty
        finish = choice.finish
        usage = try? container.decodeIfPresent(ChatUsage.self, forKey: .usage)
    }

    private enum CodingKeys: String, CodingKey {
        case choices, usage
    }

    private struct Choice: Decodable {
        var message: Message
        var finish: String?

        enum CodingKeys: String, CodingKey {
            case message
            case finish = "finish_reason"
        }
    }

    private struct Message: Decodable {
        var content: ChatContent?
        var refusal: String?
    }
}

/// What a message says: a text, or a list of parts of which some are texts.
struct ChatContent: Decodable, Sendable {
    let text: String

    init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if let text = try? container.decode(String.self) {
            self.text = text
        } else {
            text = try container.decode([Part].self).compactMap(\.text).joined()
        }
    }

    private struct Part: Decodable {
        var text: String?
    }
}

/// The tokens that a server counted.
struct ChatUsage: Decodable, Equatable, Sendable {
    let promptTokens: Int
    let answerTokens: Int

    init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        promptTokens = max(0, try container.decode(Int.self, forKey: .promptTokens))
        answerTokens = max(0, try container.decodeIfPresent(Int.self, forKey: .answerTokens) ?? 0)
    }

    private enum CodingKeys: String, CodingKey {
        case promptTokens = "prompt_tokens"
        case answerTokens = "completion_tokens"
    }
}

/// An error in the place of an answer. Brokers send the status of the server behind them so, in an answer of success.
struct ErrorAnswer: Decodable, Sendable {
    let error: Details

    struct Details: Decodable, Sendable {
        /// An HTTP status, where it is a number.
        let status: Int?
        /// The protocol's name of the error, where it is a text.
        let code: String?

        init(from decoder: any Decoder) throws {
            let container = try decoder.container(keyedBy: CodingKeys.self)
            status = try? container.decode(Int.self, forKey: .code)
            code = try? container.decode(String.self, forKey: .code)
        }

        private enum CodingKeys: String, CodingKey {
            case code
        }
    }
}
