public import Domain

/// Something the bot sends, kept until it has been delivered.
public enum Outgoing: Equatable, Codable, Sendable {
    /// A new message. With a key it can be edited later under that key.
    case message(Message, key: MessageKey? = nil)
    /// New contents for the message sent under a key; sent as a new message where that one is gone.
    /// One message at the most: what is too long for it is shortened.
    case edit(MessageKey, Message)
    /// Deletes the message sent under a key.
    case retract(MessageKey)
    /// Takes the buttons off a message.
    case removeButtons(MessageID)
    /// A recording to listen to. With a tag, a refusal is told.
    case voice(MediaSource, caption: RichText? = nil, tag: DeliveryTag? = nil)
    /// A picture. With a tag, a refusal is told.
    case photo(MediaSource, caption: RichText? = nil, tag: DeliveryTag? = nil)
    /// A file to keep. With a tag, a refusal is told.
    case document(MediaSource, name: String, caption: RichText? = nil, tag: DeliveryTag? = nil)
    /// An entry for the address book, by which the person can write to somebody.
    case contact(Contact)
    /// A reaction to a message of the person's: one emoji.
    case reaction(MessageID, emoji: String)
    /// Leaves the group or channel.
    case leave

    /// The message that this replaces or concerns, by key.
    public var key: MessageKey? {
        switch self {
        case .message(_, let key): key
        case .edit(let key, _), .retract(let key): key
        case .removeButtons, .voice, .photo, .document, .contact, .reaction, .leave: nil
        }
    }
}

extension Outgoing {
    /// When it is too late to deliver it, if ever.
    public var expiresAt: Timestamp? {
        switch self {
        case .message(let message, _), .edit(_, let message): message.expiresAt
        case .retract, .removeButtons, .voice, .photo, .document, .contact, .reaction, .leave: nil
        }
    }

    /// By what name the bot wants to hear of it if the channel refuses it; none if it does not.
    public var tag: DeliveryTag? {
        switch self {
        case .voice(_, _, let tag), .photo(_, _, let tag), .document(_, _, _, let tag): tag
        case .message, .edit, .retract, .removeButtons, .contact, .reaction, .leave: nil
        }
    }

    /// Whether it concerns a message sent earlier under its key.
    public var isEdit: Bool {
        switch self {
        case .edit, .retract: true
        case .message, .removeButtons, .voice, .photo, .document, .contact, .reaction, .leave: false
        }
    }
}

/// Text with what hangs on it.
public struct Message: Equatable, Codable, Sendable {
    /// The longest text of one message, in UTF-16 code units (Bot API, `sendMessage`).
    public static let longestText = 4096
    /// The longest caption, in UTF-16 code units (Bot API, `sendPhoto`).
    public static let longestCaption = 1024

    /// What it says.
    public var text: RichText
    /// Its buttons.
    public var keyboard: Keyboard?
    /// Whether it comes without a sound.
    public var isSilent: Bool
    /// When it is too late for it: what could not be delivered by then is not delivered at all.
    public var expiresAt: Timestamp?

    /// Makes a message.
    public init(_ text: RichText, keyboard: Keyboard? = nil, isSilent: Bool = false, expiresAt: Timestamp? = nil) {
        self.text = text
        self.keyboard = keyboard
        self.isSilent = isSilent
        self.expiresAt = expiresAt
    }
}

/// The bot's own name for a message of one chat that it may want to edit: `diary:17`.
public struct MessageKey: Hashable, Codable, Sendable, ExpressibleByStringLiteral {
    /// The name.
    public let name: String

    /// Names a message.
    public init(_ name: String) { self.name = name }
    /// Names a message.
    public init(stringLiteral value: String) { self.name = value }

    public init(from decoder: any Decoder) throws {
        name = try decoder.singleValueContainer().decode(String.self)
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(name)
    }
}

/// Where the bytes of a recording, picture or file come from.
public enum MediaSource: Equatable, Codable, Sendable {
    /// The channel has them already, under this name.
    case channel(file: String)
    /// They lie in the data folder, under this name.
    case stored(name: String)
}

/// Something shown in passing, after the step is committed: losing it does no harm.
public enum Passing: Equatable, Codable, Sendable {
    /// Shows that the bot is busy, for about five seconds.
    case activity(Activity)
    /// Ends the waiting of a pressed button, with a short notice if there is something to say.
    case acknowledge(press: String, notice: String?)
    /// Shows a message as far as it has come. A later one of the same number takes its place, and the message itself
    /// that of all; where it never comes, what was shown goes by itself.
    case draft(number: Int64, text: String)

    /// What the bot is shown to be doing.
    public enum Activity: String, Equatable, Codable, Sendable {
        case typing, recordingVoice, uploadingFile, uploadingPicture
    }
}
