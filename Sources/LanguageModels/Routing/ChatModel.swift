public import Asking

/// A chat model and the way to it.
public struct ChatModel: Sendable {
    let chat: ChatEndpoint
    let route: ModelRoute

    /// Makes a way to a model.
    ///
    /// - Parameters:
    ///   - chat: The endpoint.
    ///   - price: What it costs; none where it costs nothing.
    ///   - mostCalls: The most calls in flight; others wait for their turn.
    public init(chat: ChatEndpoint, price: ModelPrice?, mostCalls: Int) {
        self.chat = chat
        route = ModelRoute(model: chat.endpoint.model, price: price, mostCalls: mostCalls)
    }
}
