import Asking

/// One question to a chat model, as its protocol has it.
struct ChatQuestion: Equatable, Sendable {
    /// What is said, in order.
    var messages: [ModelRequest.Message]
    /// The most tokens of the answer.
    var mostTokens: Int
    /// 0 (always the same) to 2.
    var temperature: Double
    /// The shape of the answer; none for free text.
    var shape: Shape?
    /// Whether the answer is to come in pieces.
    var streams = false
    /// Whether the beginning of a longer answer will do.
    var mayBeCutShort = false

    /// What an answer is to look like.
    struct Shape: Equatable, Sendable {
        /// A name for the shape, of letters, digits, `_` and `-`.
        var name: String
        /// Its JSON Schema, as text.
        var schema: String
    }

    /// Asks for free text, always the same.
    init(messages: [ModelRequest.Message], mostTokens: Int) {
        self.messages = messages
        self.mostTokens = mostTokens
        temperature = 0
    }

    /// Asks for free text.
    init(_ request: ModelRequest, streams: Bool = false) {
        messages = request.messages
        mostTokens = request.mostTokens
        temperature = request.temperature
        mayBeCutShort = request.isExtra
        self.streams = streams
    }

    /// Asks for an answer of a shape.
    init(_ request: ModelRequest, shape: Shape) {
        self.init(request)
        self.shape = shape
    }

    /// About how many tokens are sent.
    var promptTokens: Int {
        let texts = messages.map(\.content) + (shape.map { [$0.schema] } ?? [])
        return texts.reduce(0) { $0 + TokenEstimate.tokens(in: $1) + TokenEstimate.perMessage }
    }
}
