import Asking
public import Curl
import FoundationEssentials
import NIOConcurrencyHelpers

/// Turns texts into vectors by `POST {base}/embeddings`, as OpenAI and its many compatible servers serve it.
public final class EmbeddingEndpoint: Sendable {
    /// The server and its model.
    public let endpoint: Endpoint
    private let gateway: Gateway
    private let patience: Double
    private let width = NIOLockedValueBox<Int?>(nil)

    /// The most texts of one request: small servers take no more.
    static let mostTexts = 32
    /// The most tokens of one request, as estimated. A single text may have more.
    static let mostTokens = 8000

    /// Makes a client.
    ///
    /// - Parameters:
    ///   - endpoint: The server and its model.
    ///   - http: What carries the requests.
    ///   - patience: By how much the time for a call is stretched, as for a ``ChatEndpoint``.
    public init(endpoint: Endpoint, http: any HTTPClient, patience: Double = 1) {
        self.endpoint = endpoint
        gateway = Gateway(endpoint: endpoint, http: http)
        self.patience = patience
    }

    /// Whether the server can be reached, speaks the protocol and has the model. Costs nothing.
    public func check(timeout: Duration = .seconds(10)) async -> EndpointCheck {
        await gateway.check(
            timeout: timeout, probing: "embeddings", Self.body(Request(model: endpoint.model, input: [])),
            as: EmbeddingAnswer.self)
    }

    /// The vectors of one batch of texts, in their order.
    func reply(to texts: [String]) async throws(ModelFailure) -> EmbeddingReply {
        let tokens = Self.tokens(in: texts)
        let answer = try await gateway.post(
            "embeddings", Self.body(Request(model: endpoint.model, input: texts)),
            timeout: .seconds((30 + Double(tokens) / 100) * patience), as: EmbeddingAnswer.self)
        guard let vectors = answer.vectors(count: texts.count) else { throw .malformedAnswer }
        try settle(width: vectors.first?.count ?? 0)
        let normalised = vectors.compactMap(\.normalised)
        guard normalised.count == vectors.count else { throw .malformedAnswer }
        return EmbeddingReply(vectors: normalised, usage: ModelUsage(promptTokens: answer.promptTokens ?? tokens))
    }

    /// About how many tokens some texts have.
    static func tokens(in texts: [String]) -> Int {
        texts.reduce(0) { $0 + TokenEstimate.tokens(in: $1) }
    }

    /// Vectors of different widths cannot be compared: behind the name there is another model than before. That is said
    /// once; from then on its width is the one to be expected.
    private func settle(width new: Int) throws(ModelFailure) {
        let old = width.withLockedValue { width in
            defer { width = new }
            return width ?? new
        }
        if old != new { throw .changedWidth(from: old, to: new) }
    }

    /// The texts in batches, in order.
    static func batches(_ texts: [String]) -> [[String]] {
        var batches: [[String]] = []
        var tokens = 0
        for text in texts {
            let more = TokenEstimate.tokens(in: text)
            if let last = batches.last, last.count < mostTexts, tokens + more <= mostTokens {
                batches[batches.count - 1].append(text)
                tokens += more
            } else {
                batches.append([text])
                tokens = more
            }
        }
        return batches
    }

    private struct Request: Encodable {
        var model: String
        var input: [String]
    }

    private static func body(_ request: Request) -> HTTPRequest.Body {
        // Strings can always be written.
        .bytes((try? JSONEncoder().encode(request)).map(Array.init) ?? [], contentType: "application/json")
    }
}

/// The vectors of some texts, and what they took.
struct EmbeddingReply: PaidReply, Equatable {
    /// Vectors of length 1.
    var vectors: [[Float]]
    var usage: ModelUsage
    var fault: AnswerFault? { nil }
}
