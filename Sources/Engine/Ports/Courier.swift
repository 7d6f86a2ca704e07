public import Messaging

/// Carries what the bot sends to one channel. The outbox calls it, one message at a time in each chat.
public protocol Courier: Sendable {
    /// The channel it serves.
    var channel: Channel { get }

    /// Where deliveries best run, if not anywhere.
    var executor: (any TaskExecutor)? { get }

    /// Delivers one thing to a chat.
    ///
    /// - Parameters:
    ///   - chat: The chat's name on this channel.
    ///   - target: For an edit or a retraction, the message it concerns, if that one was ever delivered.
    ///   - turn: Returns when the channel's limits allow one more message in this chat. To be waited for before each
    ///     message but the first, where one thing makes several.
    /// - Returns: The name of the message that now stands in the chat, where there is one.
    func deliver(
        _ outgoing: Outgoing, to chat: String, target: MessageID?, turn: @Sendable () async -> Void
    ) async throws(DeliveryFailure) -> MessageID?

    /// Shows something in passing. What goes wrong is nobody's concern.
    func show(_ passing: Passing, in chat: String) async
}

extension Courier {
    public var executor: (any TaskExecutor)? { nil }
}

/// Why something could not be delivered, by what follows from it.
public enum DeliveryFailure: Error, Equatable, Sendable {
    /// The channel asks to wait so long before the next delivery to this chat.
    case flooded(retryAfter: Duration)
    /// The channel could not be reached or failed; worth another attempt later.
    case unavailable(reason: String)
    /// The person blocked the bot, left or was deleted: nothing can reach this chat for now.
    case unreachable
    /// The chat goes on under another name.
    case moved(to: String)
    /// The channel will never take this; the reason is the channel's, without words of a person.
    case refused(reason: String)
}
