import Curl
import HTTPTesting
import NIOConcurrencyHelpers
import Testing

@Suite(.timeLimit(.minutes(10))) struct StreamingTests {
    private let client = CurlClient(proxy: "")

    /// Takes pieces, and tells when one came.
    private final class Basket: Sendable {
        let pieces = NIOLockedValueBox<[String]>([])
        let stream: AsyncStream<String>
        private let continuation: AsyncStream<String>.Continuation

        init() { (stream, continuation) = AsyncStream.makeStream() }

        var take: @Sendable ([UInt8]) -> Void {
            { bytes in
                let text = String(decoding: bytes, as: UTF8.self)
                self.pieces.withLockedValue { $0.append(text) }
                self.continuation.yield(text)
            }
        }
    }

    @Test func `pieces are handed out as they come, before the answer is there`() async throws {
        let body = LoopbackStream()
        let server = try LoopbackServer { _ in .streaming(headers: ["X-Kind": "slow"], body) }
        let basket = Basket()
        let call = Task { try await client.stream(HTTPRequest(url: server.url), pieces: basket.take) }
        var pieces = basket.stream.makeAsyncIterator()
        for piece in ["one", "two"] {
            body.send(piece)
            #expect(await pieces.next() == piece)
        }
        body.finish()
        let answer = try await call.value
        #expect(answer.status == 200 && answer.body == [] && answer.headers["x-kind"] == "slow")
    }

    @Test func `the body of a refusal is not handed out but kept`() async throws {
        let server = try LoopbackServer { _ in .text("no", status: 429) }
        let basket = Basket()
        let answer = try await client.stream(HTTPRequest(url: server.url), pieces: basket.take)
        #expect(answer.status == 429 && answer.text == "no")
        #expect(basket.pieces.withLockedValue { $0 } == [])
    }

    @Test func `what came before the connection broke was handed out`() async throws {
        let server = try LoopbackServer { _ in
            .truncated(status: 200, headers: [:], body: Array("half".utf8), length: 8)
        }
        let basket = Basket()
        await #expect(throws: HTTPFailure.connectionLost) {
            try await client.stream(HTTPRequest(url: server.url), pieces: basket.take)
        }
        #expect(basket.pieces.withLockedValue { $0 } == ["half"])
    }

    @Test func `nothing is handed out after a cancellation, and no more than the client takes`() async throws {
        let body = LoopbackStream()
        let server = try LoopbackServer { _ in .streaming(headers: [:], body) }
        let basket = Basket()
        let call = Task { () async throws(HTTPFailure) in
            try await client.stream(HTTPRequest(url: server.url), pieces: basket.take)
        }
        var pieces = basket.stream.makeAsyncIterator()
        body.send("one")
        _ = await pieces.next()
        call.cancel()
        await #expect(throws: HTTPFailure.cancelled) { try await call.value }
        body.send("two")
        body.finish()
        await server.allClientsLeft()
        #expect(basket.pieces.withLockedValue { $0 } == ["one"])

        let small = CurlClient(proxy: "", bodyLimit: 10)
        let large = try LoopbackServer { _ in .text("eleven chars") }
        await #expect(throws: HTTPFailure.tooLarge) {
            try await small.stream(HTTPRequest(url: large.url), pieces: basket.take)
        }
    }

    @Test func `a client that cannot stream hands out the whole body`() async throws {
        let server = try LoopbackServer { _ in .text("all of it") }
        let basket = Basket()
        let answer = try await Whole(client: client).stream(HTTPRequest(url: server.url), pieces: basket.take)
        #expect(answer.body == [] && basket.pieces.withLockedValue { $0 } == ["all of it"])
    }
}

/// A client with no more than it must have.
private struct Whole: HTTPClient {
    let client: CurlClient

    func send(_ request: HTTPRequest) async throws(HTTPFailure) -> HTTPResponse { try await client.send(request) }

    func download(_ request: HTTPRequest, to path: String, limit: Int64) async throws(HTTPFailure) -> HTTPResponse {
        try await client.download(request, to: path, limit: limit)
    }
}
