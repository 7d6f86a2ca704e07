import Engine
import Messaging

/// A channel that fails as it is told to and remembers what reached each chat.
final class ScriptedCourier: Courier {
    struct Delivered: Equatable, Sendable {
        var chat: String
        var text: String
        var target: MessageID?
    }

    struct State: Sendable {
        var failures: [String: [DeliveryFailure]] = [:]
        var attempts: [String: Int] = [:]
        var delivered: [Delivered] = []
        var meanwhile: [String: @Sendable () async -> Void] = [:]
        var shown: [Passing] = []
        /// How many are being shown at this moment, and the most that ever were.
        var showing = 0
        var mostShowing = 0
        /// Whether what is shown ends only when this is no longer so.
        var isSlow = false
        var underWay: Set<String> = []
        /// Chats in which two deliveries were under way at the same time.
        var overlapping: Set<String> = []
    }

    let channel = Channel.telegram
    let state = Watched(State())

    /// Lets the next deliveries to a chat fail, one after another.
    func fail(_ chat: String, _ failures: DeliveryFailure...) {
        state.change { $0.failures[chat, default: []] += failures }
    }

    /// Lets something happen while the next delivery to a chat is under way.
    func meanwhile(_ chat: String, _ body: @escaping @Sendable () async -> Void) {
        state.change { $0.meanwhile[chat] = body }
    }

    /// What reached a chat, in order.
    func texts(in chat: String) -> [String] {
        state.value.delivered.filter { $0.chat == chat }.map(\.text)
    }

    /// Delivers a text in pieces, cut where it has a bar.
    func deliver(
        _ outgoing: Outgoing, to chat: String, target: MessageID?, turn: @Sendable () async -> Void
    ) async throws(DeliveryFailure) -> MessageID? {
        guard case .message(let message, let key) = outgoing else { return try await deliver(outgoing, chat, target) }
        var last: MessageID?
        for (index, piece) in message.text.plain.split(separator: "|").enumerated() {
            if index > 0 { await turn() }
            last = try await deliver(.message(Message(RichText(String(piece))), key: key), chat, target)
        }
        return last
    }

    private func deliver(
        _ outgoing: Outgoing, _ chat: String, _ target: MessageID?
    ) async throws(DeliveryFailure) -> MessageID? {
        state.change { state in
            if !state.underWay.insert(chat).inserted { state.overlapping.insert(chat) }
        }
        await Task.yield()
        await state.change { $0.meanwhile.removeValue(forKey: chat) }?()
        let result: Result<MessageID?, DeliveryFailure> = state.change { state in
            state.underWay.remove(chat)
            state.attempts[chat, default: 0] += 1
            if let failure = state.failures[chat]?.first {
                state.failures[chat]?.removeFirst()
                return .failure(failure)
            }
            state.delivered.append(Delivered(chat: chat, text: Self.text(of: outgoing), target: target))
            return .success(MessageID(state.delivered.count))
        }
        return try result.get()
    }

    func show(_ passing: Passing, in chat: String) async {
        state.change { state in
            state.showing += 1
            state.mostShowing = max(state.mostShowing, state.showing)
        }
        await state.until { !$0.isSlow }
        state.change { state in
            state.showing -= 1
            state.shown.append(passing)
        }
    }

    private static func text(of outgoing: Outgoing) -> String {
        switch outgoing {
        case .message(let message, _): message.text.plain
        case .edit(_, let message): "edit: \(message.text.plain)"
        default: "\(outgoing)"
        }
    }
}
