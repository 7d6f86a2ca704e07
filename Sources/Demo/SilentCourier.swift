import Engine
import Messaging
import NIOConcurrencyHelpers

/// Takes what the bot says to the invented people while they write their diaries: nobody is there to read it.
final class SilentCourier: Courier {
    let channel = Channel.terminal
    private let last = NIOLockedValueBox<MessageID>(0)

    func deliver(
        _ outgoing: Outgoing, to chat: String, target: MessageID?, turn: @Sendable () async -> Void
    ) async throws(DeliveryFailure) -> MessageID? {
        if case .edit = outgoing, let target { return target }
        return last.withLockedValue { last in
            last += 1
            return last
        }
    }

    func show(_ passing: Passing, in chat: String) async {}
}
