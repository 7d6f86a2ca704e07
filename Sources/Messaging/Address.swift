/// Where a conversation takes place: a channel and the chat's name on that channel.
public struct Address: Hashable, Codable, Sendable, CustomStringConvertible {
    /// The channel, such as Telegram or a terminal.
    public var channel: Channel
    /// The chat's name on the channel: on Telegram the chat id in decimal digits.
    public var chat: String

    /// Names a chat on a channel.
    public init(channel: Channel, chat: String) {
        self.channel = channel
        self.chat = chat
    }

    public var description: String { "\(channel.rawValue):\(chat)" }
}

/// A way in which people reach the bot.
public enum Channel: String, Hashable, Codable, Sendable, CaseIterable {
    /// Telegram's Bot API.
    case telegram
    /// A person at a terminal on the bot's own machine.
    case terminal
}

/// The name of a message within its chat, as the channel gave it out.
public typealias MessageID = Int64
