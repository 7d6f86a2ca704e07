import Asking
public import Curl
import NIOConcurrencyHelpers

/// Asks a chat model by `POST {base}/chat/completions`, as OpenAI and its many compatible servers serve it.
public final class ChatEndpoint: Sendable {
    /// The server and its model.
    public let endpoint: Endpoint
    private let gateway: Gateway
    private let wording: StructureWording
    private let patience: Double
    private let memory = NIOLockedValueBox(FormMemory())

    /// Makes a client.
    ///
    /// - Parameters:
    ///   - endpoint: The server and its model.
    ///   - http: What carries the requests.
    ///   - wording: What a model is told about the shape of its answer.
    ///   - patience: By how much the time for a call is stretched; 1 is for hosted models, a model of 1.5 billion
    ///     parameters on two busy cores needs 3.
    public init(endpoint: Endpoint, http: any HTTPClient, wording: StructureWording, patience: Double = 1) {
        self.endpoint = endpoint
        gateway = Gateway(endpoint: endpoint, http: http)
        self.wording = wording
        self.patience = patience
    }

    /// Whether the server can be reached, speaks the protocol and has the model. Costs nothing.
    public func check(timeout: Duration = .seconds(10)) async -> EndpointCheck {
        let wordless = ChatBody(
            question: ChatQuestion(messages: [], mostTokens: 1), model: endpoint.model, form: .full, wording: wording)
        return await gateway.check(
            timeout: timeout, probing: "chat/completions", .bytes(wordless.bytes, contentType: "application/json"),
            as: ChatAnswer.self)
    }

    /// Asks in the fullest form the server is not known to refuse. What it refuses is found out by asking in plainer
    /// forms, and remembered when one of them is taken.
    ///
    /// - Parameter sofar: Takes all the words so far, as they come. With it the answer is asked for in pieces.
    func reply(
        to question: ChatQuestion, sofar: (@Sendable (String) -> Void)? = nil
    ) async throws(ModelFailure) -> ChatReply {
        var search = FormSearch(memory.withLockedValue { $0 }, for: question)
        while true {
            let incoming = Incoming(sofar)
            let response = try await send(question, in: search.form, pieces: incoming.pieces)
            if (200..<300).contains(response.status) {
                let reply = try incoming.reply(response, to: question)
                memory.withLockedValue { $0.learn(search.form, for: question) }
                return reply
            }
            let failure = ModelFailure(response)
            guard response.status == 400 || response.status == 422, case .refused = failure,
                search.refused(saying: String(decoding: response.body, as: UTF8.self))
            else { throw failure }
        }
    }

    private func send(
        _ question: ChatQuestion, in form: ChatForm, pieces: (@Sendable ([UInt8]) -> Void)?
    ) async throws(ModelFailure) -> HTTPResponse {
        let body = ChatBody(question: question, model: endpoint.model, form: form, wording: wording)
        return try await gateway.exchange(
            "chat/completions", .bytes(body.bytes, contentType: "application/json"),
            timeout: Self.deadline(for: question, patience: patience), pieces: pieces)
    }

    /// The time one call may take: half a minute, to connect and wait in a queue, and what a slow hosted model takes
    /// to read a hundred tokens and write ten a second.
    static func deadline(for question: ChatQuestion, patience: Double) -> Duration {
        let seconds = 30 + Double(question.promptTokens) / 100 + Double(question.mostTokens) / 10
        return .seconds(seconds * patience)
    }
}

/// The body of one answer, in pieces or whole.
private final class Incoming: Sendable {
    private let stream = NIOLockedValueBox(ChatStream())
    private let sofar: (@Sendable (String) -> Void)?

    init(_ sofar: (@Sendable (String) -> Void)?) {
        self.sofar = sofar
    }

    /// What takes the pieces; nil where nobody wants them.
    var pieces: (@Sendable ([UInt8]) -> Void)? {
        guard let sofar else { return nil }
        return { [stream] bytes in
            let words = stream.withLockedValue { $0.take(bytes) ? $0.visible : "" }
            if !words.isEmpty { sofar(words) }
        }
    }

    func reply(_ response: HTTPResponse, to question: ChatQuestion) throws(ModelFailure) -> ChatReply {
        guard sofar != nil else { return try ChatReply(response, to: question) }
        let result = stream.withLockedValue { stream in
            Result { () throws(ModelFailure) in try stream.reply(to: question) }
        }
        return try result.get()
    }
}
