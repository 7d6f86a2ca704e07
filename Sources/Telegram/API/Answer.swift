/// The envelope of every answer (Bot API, "Making requests").
struct Answer<Result: Decodable & Sendable>: Decodable, Sendable {
    /// What came back, where `ok` is true.
    let result: Result?
    /// Why nothing did.
    let refusal: Refusal?

    private enum Key: String, CodingKey {
        case ok, result
    }

    init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: Key.self)
        if try container.decode(Bool.self, forKey: .ok) {
            result = try container.decode(Result.self, forKey: .result)
            refusal = nil
        } else {
            result = nil
            refusal = try Refusal(from: decoder)
        }
    }
}

/// What the Bot API says when it does not do something.
struct Refusal: Decodable, Equatable, Sendable {
    var code: Int?
    var explanation: String?
    var parameters: Parameters?

    /// What can be done about it (Bot API, `ResponseParameters`).
    struct Parameters: Decodable, Equatable, Sendable {
        var newChat: Int64?
        var retryAfter: Int64?

        private enum CodingKeys: String, CodingKey {
            case newChat = "migrate_to_chat_id"
            case retryAfter = "retry_after"
        }
    }

    private enum CodingKeys: String, CodingKey {
        case code = "error_code"
        case explanation = "description"
        case parameters
    }
}
