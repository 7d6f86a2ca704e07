public import Asking
public import Domain

/// An embedding model and the way to it.
public final class EmbeddingModel: TextEmbedder {
    private let endpoint: EmbeddingEndpoint
    private let route: ModelRoute
    private let caller: ModelCaller

    /// Makes a way to a model.
    ///
    /// - Parameters:
    ///   - endpoint: The endpoint.
    ///   - price: What it costs; none where it costs nothing.
    ///   - mostCalls: The most calls in flight; others wait for their turn.
    ///   - caller: Makes the calls, within the limits on spending.
    public init(endpoint: EmbeddingEndpoint, price: ModelPrice?, mostCalls: Int, caller: ModelCaller) {
        self.endpoint = endpoint
        route = ModelRoute(model: endpoint.endpoint.model, price: price, mostCalls: mostCalls)
        self.caller = caller
    }

    /// The model's name.
    public var model: String { endpoint.endpoint.model }

    /// How it is at present.
    public var status: ModelRoute.Status { route.status }

    public func vectors(
        of texts: [String], for purpose: EmbeddingPurpose, person: PersonID?
    ) async throws(ModelAbsence) -> [[Float]] {
        let mark = EmbeddingMark.mark(of: model, for: purpose)
        var vectors: [[Float]] = []
        // An empty text is refused, and all that come with it.
        let marked = texts.map { mark.isEmpty && $0.isEmpty ? " " : mark + $0 }
        for batch in EmbeddingEndpoint.batches(marked) {
            vectors += try await self.vectors(of: batch, person)
        }
        return vectors
    }

    private func vectors(of batch: [String], _ person: PersonID?) async throws(ModelAbsence) -> [[Float]] {
        let purpose = CallPurpose(
            person: person, promptTokens: EmbeddingEndpoint.tokens(in: batch), finishesWork: false)
        let reply = try await caller.call(on: route, for: purpose) { () async throws(ModelFailure) in
            try await endpoint.reply(to: batch)
        }
        return reply.vectors
    }
}
