import Curl
import Domain
public import Engine
public import Logging
public import Messaging

/// Sends through the Bot API. How often it may is not its concern, but that of whoever calls it.
public struct TelegramCourier<WaitingClock: Clock>: Courier where WaitingClock.Duration == Duration {
    /// Waits for the turn of one more message.
    typealias Turn = @Sendable () async -> Void

    let api: BotAPI
    let media: any MediaStore
    let drafts: String
    let clock: WaitingClock
    private let logger: Logger

    /// Prepares to send.
    ///
    /// - Parameters:
    ///   - api: The bot and its server.
    ///   - media: Where the bytes of stored recordings, pictures and files come from.
    ///   - drafts: The folder in which files lie in plain form while they are uploaded.
    ///   - clock: Measures waits between the pieces of a long text.
    ///   - logger: Told, at debug level, what went wrong in passing.
    public init(api: BotAPI, media: any MediaStore, drafts: String, clock: WaitingClock, logger: Logger) {
        self.api = api
        self.media = media
        self.drafts = drafts
        self.clock = clock
        self.logger = logger
    }

    /// Telegram.
    public var channel: Channel { .telegram }

    /// The HTTP client's: a delivery is a small request and a long wait.
    public var executor: (any TaskExecutor)? { api.client.executor }

    /// Calls the methods of the Bot API that bring a thing into a chat. The names of chats are their ids in decimal.
    public func deliver(
        _ outgoing: Outgoing, to chat: String, target: MessageID?, turn: @Sendable () async -> Void
    ) async throws(DeliveryFailure) -> MessageID? {
        guard let chat = Int64(chat) else { throw .refused(reason: "not a chat id of Telegram's") }
        do {
            return try await send(outgoing, to: chat, target: target, turn)
        } catch {
            throw DeliveryFailure(error)
        }
    }

    /// Shows what the bot is doing, or ends the waiting of a button.
    public func show(_ passing: Passing, in chat: String) async {
        do {
            switch passing {
            case .activity(let activity):
                guard let chat = Int64(chat) else { return }
                _ = try await api.call(SendChatAction(chat: chat, action: activity.action))
            case .draft(let number, let text):
                guard let chat = Int64(chat) else { return }
                let shown = String(text.prefix(SendMessageDraft.longest))
                _ = try await api.call(SendMessageDraft(chat: chat, draft: number, text: shown))
            case .acknowledge(let press, let notice):
                _ = try await api.call(AnswerCallbackQuery(press: press, notice: notice))
            }
        } catch {
            logger.debug("something in passing was not shown", metadata: ["why": "\(error)"])
        }
    }

    private func send(
        _ outgoing: Outgoing, to chat: Int64, target: MessageID?, _ turn: Turn
    ) async throws(BotAPIFailure) -> MessageID? {
        switch outgoing {
        case .message(let message, _): return try await send(message, to: chat, turn)
        case .edit(_, let message): return try await edit(target, into: message, in: chat, turn)
        case .voice(let source, let caption, _):
            return try await send(source, as: .voice, caption: caption, to: chat, turn)
        case .photo(let source, let caption, _):
            return try await send(source, as: .photo, caption: caption, to: chat, turn)
        case .document(let source, let name, let caption, _):
            return try await send(source, as: .document(name: name), caption: caption, to: chat, turn)
        case .contact(let contact):
            let call = SendContact(
                chat: chat, phone: contact.phone, firstName: contact.name, lastName: contact.surname)
            return try await api.call(call).id
        case .retract:
            if let target { try await settle(DeleteMessage(chat: chat, message: target), unless: \.isAboutGoneMessage) }
        case .removeButtons(let message):
            try await settle(RemoveButtons(chat: chat, message: message)) {
                $0.isAboutGoneMessage || $0.isAboutNoChange
            }
        case .reaction(let message, let emoji):
            let call = SetMessageReaction(chat: chat, message: message, reaction: [.init(emoji: emoji)])
            try await settle(call, unless: \.isAboutGoneMessage)
        case .leave:
            try await settle(LeaveChat(chat: chat), unless: \.isAboutUnreachableChat)
        }
        return nil
    }

    /// Calls a method of which only the effect counts, and lets pass a failure that says there is nothing to do.
    private func settle<Method: BotMethod>(
        _ method: Method, unless isSettled: (BotAPIFailure) -> Bool
    ) async throws(BotAPIFailure) {
        do throws(BotAPIFailure) {
            _ = try await api.call(method)
        } catch {
            if !isSettled(error) { throw error }
        }
    }
}

extension Passing.Activity {
    /// The name of the activity in the Bot API (`sendChatAction`).
    fileprivate var action: String {
        switch self {
        case .typing: "typing"
        case .recordingVoice: "record_voice"
        case .uploadingFile: "upload_document"
        case .uploadingPicture: "upload_photo"
        }
    }
}
