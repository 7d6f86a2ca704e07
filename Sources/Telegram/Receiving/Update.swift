/// Something that happened, as the Bot API reports it (Bot API, `Update`): of its kinds those in use, of their
/// fields those in use.
struct Update: Decodable, Equatable, Sendable {
    /// Increases from one update to the next, but may start anew anywhere after a week without updates.
    let id: Int64
    let event: Event

    /// The kinds of update in use.
    enum Event: Equatable, Sendable {
        case message(IncomingMessage)
        case edit(IncomingMessage)
        case channelPost(IncomingMessage)
        case press(ButtonPress)
        case membership(MembershipChange)
        /// A kind that was not asked for, or is newer than this program.
        case unknown
    }

    private enum Key: String, CodingKey {
        case id = "update_id"
        case message
        case edit = "edited_message"
        case channelPost = "channel_post"
        case press = "callback_query"
        case membership = "my_chat_member"
    }

    init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: Key.self)
        id = try container.decode(Int64.self, forKey: .id)
        if container.contains(.message) {
            event = .message(try container.decode(IncomingMessage.self, forKey: .message))
        } else if container.contains(.press) {
            event = .press(try container.decode(ButtonPress.self, forKey: .press))
        } else if container.contains(.edit) {
            event = .edit(try container.decode(IncomingMessage.self, forKey: .edit))
        } else if container.contains(.membership) {
            event = .membership(try container.decode(MembershipChange.self, forKey: .membership))
        } else if container.contains(.channelPost) {
            event = .channelPost(try container.decode(IncomingMessage.self, forKey: .channelPost))
        } else {
            event = .unknown
        }
    }
}

/// A pressed button (Bot API, `CallbackQuery`).
struct ButtonPress: Decodable, Equatable, Sendable {
    /// The name under which the press is acknowledged.
    let id: String
    let from: User
    /// The message with the button, be it too old to be read.
    let message: Place?
    let data: String?

    /// The name of a message and its chat.
    struct Place: Decodable, Equatable, Sendable {
        let id: Int64
        let chat: Chat

        private enum CodingKeys: String, CodingKey {
            case id = "message_id"
            case chat
        }
    }
}

/// A change of the bot's standing in a chat (Bot API, `ChatMemberUpdated`).
struct MembershipChange: Decodable, Equatable, Sendable {
    let chat: Chat
    let from: User
    let date: Int64
    let member: Member

    /// The bot as a member.
    struct Member: Decodable, Equatable, Sendable {
        let status: String
        private let isMember: Bool?

        /// Whether the bot is in the chat; in a private chat, whether it may write.
        var isInside: Bool {
            switch status {
            case "creator", "administrator", "member": true
            case "restricted": isMember ?? false
            default: false
            }
        }

        private enum CodingKeys: String, CodingKey {
            case status
            case isMember = "is_member"
        }
    }

    private enum CodingKeys: String, CodingKey {
        case chat, from, date
        case member = "new_chat_member"
    }
}

/// A person or a bot.
struct User: Decodable, Equatable, Sendable {
    let id: Int64
    let isBot: Bool
    let firstName: String
    let lastName: String?
    let username: String?
    let languageTag: String?

    /// First and last name.
    var name: String {
        guard let lastName, !lastName.isEmpty else { return firstName }
        return "\(firstName) \(lastName)"
    }

    private enum CodingKeys: String, CodingKey {
        case id
        case isBot = "is_bot"
        case firstName = "first_name"
        case lastName = "last_name"
        case username
        case languageTag = "language_code"
    }
}

/// A chat.
struct Chat: Decodable, Equatable, Sendable {
    let id: Int64
    let type: String

    /// Whether it is a chat with one person.
    var isPrivate: Bool { type == "private" }
}
