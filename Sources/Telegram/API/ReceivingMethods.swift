/// Takes waiting updates, or waits for one (long polling).
struct GetUpdates: BotMethod {
    typealias Answer = LenientArray<Update>
    static let name = "getUpdates"

    /// The first update wanted; all before it are confirmed.
    var offset: Int64?
    /// The most updates in one answer, 1...100.
    var limit = 100
    /// How long the server may wait for an update, in seconds.
    var timeout = 50
    /// Stated each time, since leaving it out keeps what was set before, be it by another program.
    var allowedUpdates = ["message", "edited_message", "callback_query", "my_chat_member", "channel_post"]

    /// Beyond the time the server may wait, the time an answer may take.
    var deadline: Duration { .seconds(timeout) + (timeout == 0 ? .seconds(2) : .seconds(10)) }

    private enum CodingKeys: String, CodingKey {
        case offset, limit, timeout
        case allowedUpdates = "allowed_updates"
    }
}

/// Tells whether a webhook takes the updates.
struct GetWebhookInfo: BotMethod {
    static let name = "getWebhookInfo"

    /// The address updates are sent to; empty for none.
    struct Answer: Decodable, Sendable {
        var url: String
    }
}

/// Takes the webhook away.
struct DeleteWebhook: BotMethod {
    typealias Answer = Acknowledged
    static let name = "deleteWebhook"

    var dropPendingUpdates = false

    private enum CodingKeys: String, CodingKey {
        case dropPendingUpdates = "drop_pending_updates"
    }
}

/// Tells who the bot is.
struct GetMe: BotMethod {
    static let name = "getMe"

    /// The bot.
    struct Answer: Decodable, Sendable {
        var id: Int64
        var username: String
    }
}

/// Prepares a file for download.
struct GetFile: BotMethod {
    static let name = "getFile"

    var file: String

    /// Where the file lies, and its size in bytes if known.
    struct Answer: Decodable, Sendable {
        var path: String?
        var bytes: Int64?

        private enum CodingKeys: String, CodingKey {
            case path = "file_path"
            case bytes = "file_size"
        }
    }

    private enum CodingKeys: String, CodingKey {
        case file = "file_id"
    }
}
