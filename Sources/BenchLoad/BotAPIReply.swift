import FoundationEssentials

/// An answer of the Bot API.
struct BotAPIReply: Equatable {
    /// The HTTP status.
    var status = 200
    /// The JSON.
    var body: [UInt8]
    /// How long it takes.
    var delay: Duration = .zero

    /// A call that cannot be understood.
    static let refusal = BotAPIReply(
        status: 400, body: Array(#"{"ok":false,"error_code":400,"description":"Bad Request"}"#.utf8))

    /// A result, as JSON.
    static func result(_ json: String, after delay: Duration = .zero) -> BotAPIReply {
        BotAPIReply(body: success(Array(json.utf8)), delay: delay)
    }

    /// A result, as JSON.
    static func result(_ json: [UInt8]) -> BotAPIReply {
        BotAPIReply(body: success(json))
    }

    /// A message that was sent.
    static func sent(message: Int, chat: Int64, text: String) -> BotAPIReply {
        let quoted = (try? JSONEncoder().encode(text)).map { String(decoding: $0, as: UTF8.self) } ?? #""""#
        return .result(
            """
            {"message_id":\(message),"from":{"id":42,"is_bot":true,"first_name":"Load","username":"load_bot"},\
            "chat":{"id":\(chat),"first_name":"U","type":"private"},"date":1795000000,"text":\(quoted)}
            """)
    }

    private static func success(_ json: [UInt8]) -> [UInt8] {
        Array(#"{"ok":true,"result":"#.utf8) + json + Array("}".utf8)
    }
}

extension BotAPIReply {
    /// What goes over the wire.
    var wire: [UInt8] {
        let head = """
            HTTP/1.1 \(status) Status\r
            Content-Type: application/json\r
            Content-Length: \(body.count)\r
            \r

            """
        return Array(head.utf8) + body
    }
}
