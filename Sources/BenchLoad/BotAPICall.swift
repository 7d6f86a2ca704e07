import FoundationEssentials

/// A call of a Bot API method, with those of its parameters that decide what is answered.
struct BotAPICall: Equatable {
    var method: String
    var offset: Int64?
    var limit: Int?
    var timeout: Int?
    var chat: Int64?
    var text: String?
}

extension BotAPICall {
    /// Reads a call from the target of a request and its body: JSON, or nothing.
    init(target: String, body: [UInt8]) {
        method = target.split(separator: "/").last.map(String.init) ?? ""
        let parameters = try? JSONDecoder().decode(Parameters.self, from: Data(body))
        offset = parameters?.offset
        limit = parameters?.limit
        timeout = parameters?.timeout
        chat = parameters?.chat
        text = parameters?.text
    }

    private struct Parameters: Decodable {
        var offset: Int64?
        var limit: Int?
        var timeout: Int?
        var chat: Int64?
        var text: String?

        private enum CodingKeys: String, CodingKey {
            case offset, limit, timeout, text
            case chat = "chat_id"
        }
    }
}
