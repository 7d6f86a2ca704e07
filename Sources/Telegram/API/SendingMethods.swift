/// A message as the answer to sending it.
struct SentMessage: Decodable, Sendable {
    var id: Int64

    private enum CodingKeys: String, CodingKey {
        case id = "message_id"
    }
}

/// Sends text.
struct SendMessage: BotMethod {
    typealias Answer = SentMessage
    static let name = "sendMessage"

    var chat: Int64
    var text: MarkedText
    var isSilent: Bool?
    var keyboard: ReplyMarkup?

    private enum CodingKeys: String, CodingKey {
        case chat = "chat_id"
        case text
        case parseMode = "parse_mode"
        case preview = "link_preview_options"
        case isSilent = "disable_notification"
        case keyboard = "reply_markup"
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(chat, forKey: .chat)
        try container.encode(text.characters, forKey: .text)
        try container.encodeIfPresent(text.parseMode, forKey: .parseMode)
        try container.encode(LinkPreview.none, forKey: .preview)
        try container.encodeIfPresent(isSilent, forKey: .isSilent)
        try container.encodeIfPresent(keyboard, forKey: .keyboard)
    }
}

/// Sends an entry for the address book.
struct SendContact: BotMethod {
    typealias Answer = SentMessage
    static let name = "sendContact"

    var chat: Int64
    var phone: String
    var firstName: String
    var lastName: String?

    private enum CodingKeys: String, CodingKey {
        case chat = "chat_id"
        case phone = "phone_number"
        case firstName = "first_name"
        case lastName = "last_name"
    }
}

/// Replaces the text and the buttons of a message.
struct EditMessageText: BotMethod {
    typealias Answer = Acknowledged
    static let name = "editMessageText"

    var chat: Int64
    var message: Int64
    var text: MarkedText
    var keyboard: ReplyMarkup?

    private enum CodingKeys: String, CodingKey {
        case chat = "chat_id"
        case message = "message_id"
        case text
        case parseMode = "parse_mode"
        case preview = "link_preview_options"
        case keyboard = "reply_markup"
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(chat, forKey: .chat)
        try container.encode(message, forKey: .message)
        try container.encode(text.characters, forKey: .text)
        try container.encodeIfPresent(text.parseMode, forKey: .parseMode)
        try container.encode(LinkPreview.none, forKey: .preview)
        try container.encodeIfPresent(keyboard, forKey: .keyboard)
    }
}

/// Takes the buttons off a message.
struct RemoveButtons: BotMethod {
    typealias Answer = Acknowledged
    static let name = "editMessageReplyMarkup"

    var chat: Int64
    var message: Int64

    private enum CodingKeys: String, CodingKey {
        case chat = "chat_id"
        case message = "message_id"
    }
}

/// Deletes a message.
struct DeleteMessage: BotMethod {
    typealias Answer = Acknowledged
    static let name = "deleteMessage"

    var chat: Int64
    var message: Int64

    private enum CodingKeys: String, CodingKey {
        case chat = "chat_id"
        case message = "message_id"
    }
}

/// Reacts to a message with one emoji.
struct SetMessageReaction: BotMethod {
    typealias Answer = Acknowledged
    static let name = "setMessageReaction"

    var chat: Int64
    var message: Int64
    var reaction: [Reaction]

    /// One emoji of the set that Telegram allows.
    struct Reaction: Encodable, Sendable {
        var type = "emoji"
        var emoji: String
    }

    private enum CodingKeys: String, CodingKey {
        case chat = "chat_id"
        case message = "message_id"
        case reaction
    }
}

/// Leaves a group or channel.
struct LeaveChat: BotMethod {
    typealias Answer = Acknowledged
    static let name = "leaveChat"

    var chat: Int64

    private enum CodingKeys: String, CodingKey {
        case chat = "chat_id"
    }
}

/// Shows what the bot is doing, for about five seconds.
struct SendChatAction: BotMethod {
    typealias Answer = Acknowledged
    static let name = "sendChatAction"

    var chat: Int64
    var action: String

    private enum CodingKeys: String, CodingKey {
        case chat = "chat_id"
        case action
    }
}

/// Shows a message as far as it has come, for half a minute at the most; private chats only.
struct SendMessageDraft: BotMethod {
    typealias Answer = Acknowledged
    static let name = "sendMessageDraft"
    /// The most characters that are shown.
    static let longest = 4096

    var chat: Int64
    var draft: Int64
    var text: String

    private enum CodingKeys: String, CodingKey {
        case chat = "chat_id"
        case draft = "draft_id"
        case text
    }
}

/// Ends the waiting of a pressed button.
struct AnswerCallbackQuery: BotMethod {
    typealias Answer = Acknowledged
    static let name = "answerCallbackQuery"

    var press: String
    var notice: String?

    private enum CodingKeys: String, CodingKey {
        case press = "callback_query_id"
        case notice = "text"
    }
}

/// Whether a preview of the first link is shown: never.
struct LinkPreview: Encodable, Sendable {
    static let none = LinkPreview()

    private let isDisabled = true

    private enum CodingKeys: String, CodingKey {
        case isDisabled = "is_disabled"
    }
}
