public import Domain

/// Something that came from a person over a channel, in words that hold for every channel.
public struct Arrival: Equatable, Codable, Sendable {
    /// The chat it came from.
    public var address: Address
    /// The same for every delivery of the same thing on its channel, so that a second delivery can be told.
    public var deliveryKey: String
    /// Who sent it, as far as the channel says.
    public var sender: Sender
    /// When it was sent, by the channel's clock.
    public var sentAt: Timestamp
    /// The message it came in, if it came in one: for a button, the message that carries the button.
    public var message: MessageID?
    /// What came.
    public var content: Content

    /// Puts an arrival together.
    public init(
        address: Address, deliveryKey: String, sender: Sender, sentAt: Timestamp, message: MessageID?,
        content: Content
    ) {
        self.address = address
        self.deliveryKey = deliveryKey
        self.sender = sender
        self.sentAt = sentAt
        self.message = message
        self.content = content
    }

    /// The kinds of thing a person can send.
    public enum Content: Equatable, Codable, Sendable {
        /// Words that are not a command.
        case text(String)
        /// `/name argument`; the name in lower case without the slash and the bot's name.
        case command(name: String, argument: String)
        /// A recording of speech.
        case voice(Recording)
        /// A pressed inline button: its payload, and the name under which the press is to be acknowledged.
        case button(payload: String, press: String)
        /// New words for a message sent earlier (`Arrival.message` names it).
        case edited(String)
        /// A point on the map, in degrees.
        case location(latitude: Double, longitude: Double)
        /// An entry of an address book, and whether it is the sender's own.
        case contact(Contact, isOwn: Bool)
        /// Something the bot takes no interest in, with the words written beside it, if any.
        case attachment(Attachment, caption: String?)
        /// Anything at all in a group or channel, where the bot does not talk.
        case group
        /// The person closed the chat to the bot.
        case blocked
        /// The person opened the chat again.
        case unblocked
    }

    /// Kinds of attachment.
    public enum Attachment: String, Equatable, Codable, Sendable, CaseIterable {
        case photo, sticker, video, videoNote, animation, document
        /// Sound in a form that is not Ogg Opus, such as mp3 or m4a.
        case audio
        /// A recording larger than the channel hands over (20 MB on Telegram's own server).
        case oversizedAudio
        /// A poll, a dice or anything newer.
        case other
    }
}

/// Who sent something, as far as the channel says.
public struct Sender: Equatable, Codable, Sendable {
    /// The name the person goes by on the channel.
    public var name: String
    /// The language of the person's client, an IETF tag.
    public var languageTag: String?
    /// The name by which anybody on the channel can write to the person, without `@`; not everybody has one.
    public var handle: String?

    /// Describes a sender.
    public init(name: String, languageTag: String? = nil, handle: String? = nil) {
        self.name = name
        self.languageTag = languageTag
        self.handle = handle
    }
}

/// A recording as a channel announces it, before its bytes are fetched.
public struct Recording: Equatable, Codable, Sendable {
    /// The name under which the channel hands out the bytes, and by which it can be played again.
    public var file: String
    /// Length in whole seconds, as announced; not to be trusted.
    public var seconds: Int
    /// Size in bytes, if announced.
    public var bytes: Int64?
    /// Whether it was forwarded, so that the voice may be somebody else's.
    public var isForwarded: Bool
    /// Words written beside it.
    public var caption: String?

    /// The most bytes of a recording that is fetched: what Telegram's own server hands out (Bot API, `getFile`).
    public static let mostBytes: Int64 = 20 << 20

    /// Describes a recording.
    public init(file: String, seconds: Int, bytes: Int64? = nil, isForwarded: Bool = false, caption: String? = nil) {
        self.file = file
        self.seconds = seconds
        self.bytes = bytes
        self.isForwarded = isForwarded
        self.caption = caption
    }
}
