import Domain
import Messaging

/// Says what an update means in words that hold for every channel.
///
/// What it passes over: messages written by other bots; commands for other bots; notes of the server's; edits
/// that leave a message's words as they were or belong to a recording; messages about somebody leaving a group.
/// What a person forwarded from somebody else, or had another bot write, is not the person's own word: a text
/// becomes an attachment with the text beside it, a recording is marked as forwarded.
struct UpdateTranslator: Sendable {
    /// The largest file that Telegram's own server hands out, in bytes (Bot API, `getFile`).
    static let largestFile = Recording.mostBytes

    /// The bot's own name, without `@`.
    let username: String
    /// The largest file the server hands out, in bytes; nil for no limit.
    let fileLimit: Int64?

    /// Translates an update that was received at a moment, which stands in where the update itself has no date.
    func translate(_ update: Update, receivedAt moment: Timestamp) -> Translation {
        switch update.event {
        case .message(let message): translate(message, of: update.id)
        case .edit(let message): translate(edit: message, of: update.id)
        case .channelPost(let post): .arrival(Arrival(post, update: update.id, content: .group))
        case .press(let press): translate(press, of: update.id, at: moment)
        case .membership(let change): translate(change, of: update.id)
        case .unknown: .nothing
        }
    }

    private func translate(_ message: IncomingMessage, of update: Int64) -> Translation {
        guard message.chat.isPrivate else { return translate(group: message, of: update) }
        guard let sender = message.from, !sender.isBot, let content = content(of: message) else { return .nothing }
        return .arrival(Arrival(message, update: update, content: content))
    }

    private func translate(group message: IncomingMessage, of update: Int64) -> Translation {
        var arrival = Arrival(message, update: update, content: .group)
        switch message.content {
        case .departure: return .nothing
        case .migration(let chat): arrival.address.chat = "\(chat)"
        case .text, .file, .picture, .location, .contact, .notice, .other: break
        }
        return .arrival(arrival)
    }

    private func translate(edit message: IncomingMessage, of update: Int64) -> Translation {
        guard message.chat.isPrivate, let sender = message.from, !sender.isBot, !message.isSecondHand,
            let words = editedWords(of: message.content)
        else { return .nothing }
        return .arrival(Arrival(message, update: update, content: .edited(words)))
    }

    /// The new words of an edited message. A caption beside a recording is not what the person said there.
    private func editedWords(of content: IncomingMessage.Content) -> String? {
        switch content {
        case .text(let text): text
        case .picture(_, let caption): caption
        case .file(let file, let caption): file.isOggOpus ? nil : caption
        case .location, .contact, .migration, .departure, .notice, .other: nil
        }
    }

    private func translate(_ press: ButtonPress, of update: Int64, at moment: Timestamp) -> Translation {
        guard let payload = press.data else { return .emptyPress(press.id) }
        let chat = press.message?.chat
        let isPrivate = chat?.isPrivate ?? true
        return .arrival(
            Arrival(
                address: Address(channel: .telegram, chat: "\(chat?.id ?? press.from.id)"),
                deliveryKey: "tg:\(update)", sender: Sender(press.from), sentAt: moment, message: press.message?.id,
                content: isPrivate ? .button(payload: payload, press: press.id) : .group))
    }

    private func translate(_ change: MembershipChange, of update: Int64) -> Translation {
        guard change.chat.isPrivate || change.member.isInside else { return .nothing }
        let privately: Arrival.Content = change.member.isInside ? .unblocked : .blocked
        return .arrival(
            Arrival(
                address: Address(channel: .telegram, chat: "\(change.chat.id)"), deliveryKey: "tg:\(update)",
                sender: Sender(change.from), sentAt: Timestamp(telegram: change.date), message: nil,
                content: change.chat.isPrivate ? privately : .group))
    }
}

extension UpdateTranslator {
    private func content(of message: IncomingMessage) -> Arrival.Content? {
        switch message.content {
        case .text(let text): words(text, isSecondHand: message.isSecondHand)
        case .file(let file, let caption):
            content(of: file, caption: caption, isForwarded: message.isSecondHand)
        case .picture(let picture, let caption): .attachment(picture.attachment, caption: caption)
        case .location(let point):
            point.isOnEarth ? .location(latitude: point.latitude, longitude: point.longitude) : nil
        case .contact(let entry):
            .contact(
                Contact(phone: entry.phone, name: entry.name, surname: entry.surname),
                isOwn: entry.user != nil && entry.user == message.from?.id)
        case .other: .attachment(.other, caption: nil)
        case .migration, .departure, .notice: nil
        }
    }

    private func words(_ text: String, isSecondHand: Bool) -> Arrival.Content? {
        if isSecondHand { return .attachment(.other, caption: text) }
        guard let command = Command(text) else { return .text(text) }
        if let addressee = command.addressee, addressee.lowercased() != username.lowercased() { return nil }
        return .command(name: command.name, argument: command.argument)
    }

    private func content(of file: IncomingFile, caption: String?, isForwarded: Bool) -> Arrival.Content {
        guard file.isOggOpus else {
            return .attachment(file.form == .document ? .document : .audio, caption: caption)
        }
        if let bytes = file.bytes, let fileLimit, bytes > fileLimit {
            return .attachment(.oversizedAudio, caption: caption)
        }
        return .voice(
            Recording(
                file: file.id, seconds: file.seconds, bytes: file.bytes, isForwarded: isForwarded, caption: caption))
    }
}

extension Arrival {
    fileprivate init(_ message: IncomingMessage, update: Int64, content: Content) {
        self.init(
            address: Address(channel: .telegram, chat: "\(message.chat.id)"), deliveryKey: "tg:\(update)",
            sender: message.from.map(Sender.init) ?? Sender(name: ""), sentAt: Timestamp(telegram: message.date),
            message: message.id, content: content)
    }
}

extension Sender {
    fileprivate init(_ user: User) {
        self.init(name: user.name, languageTag: user.languageTag, handle: user.username)
    }
}

extension Timestamp {
    /// A date of the Bot API; one outside the years 1970 to 9999 is taken for the nearer end.
    fileprivate init(telegram seconds: Int64) {
        self.init(seconds: min(max(seconds, 0), 253_402_300_799))
    }
}

extension IncomingMessage {
    /// Whether somebody else said it first, or a bot wrote it.
    fileprivate var isSecondHand: Bool {
        isViaBot || origin.map { $0.author == nil || $0.author?.id != from?.id } ?? false
    }
}

extension IncomingMessage.Location {
    fileprivate var isOnEarth: Bool {
        (-90...90).contains(latitude) && (-180...180).contains(longitude)
    }
}

extension IncomingMessage.Picture {
    fileprivate var attachment: Arrival.Attachment {
        switch self {
        case .photo: .photo
        case .sticker: .sticker
        case .video: .video
        case .videoNote: .videoNote
        case .animation: .animation
        }
    }
}
