import Curl
import Domain
import HTTPTesting
import LanguageModels
import Testing

@Suite struct FailureTests {
    @Test(arguments: [
        (401, ModelFailure.unauthorized(status: 401)), (402, .unauthorized(status: 402)),
        (403, .unauthorized(status: 403)), (404, .unknownModel(status: 404)), (301, .unknownModel(status: 301)),
        (408, .serverFailed(status: 408)), (429, .limited(retryAfter: nil)), (500, .serverFailed(status: 500)),
        (503, .serverFailed(status: 503)),
    ])
    func `a status has one meaning`(status: Int, failure: ModelFailure) async throws {
        let speech = try SpeechServer { _ in .text("no", status: status) }
        #expect(await speech.failure() == failure)
        #expect(speech.forms.count == 1)
    }

    @Test func `an unknown model that is called a bad request is still an unknown model`() async throws {
        let speech = try SpeechServer { _ in
            .json(#"{"error": {"message": "no such model", "code": "model_not_found"}}"#, status: 400)
        }
        #expect(await speech.failure() == .unknownModel(status: 400))
    }

    @Test(arguments: [
        ("7", Duration.seconds(7)), ("soon", nil), ("Wed, 21 Oct 2026 07:28:00 GMT", .seconds(60)),
    ])
    func `the wait that a busy server asks for is read`(header: String, wait: Duration?) async throws {
        let speech = try SpeechServer { _ in
            let headers = ["Retry-After": header, "Date": "Wed, 21 Oct 2026 07:27:00 GMT"]
            return .response(status: 429, headers: headers, body: [])
        }
        #expect(await speech.failure() == .limited(retryAfter: wait))
    }

    @Test(arguments: [
        "", "{", "[]", "null", #"{"text": 5}"#, #"{"words": []}"#, "<!doctype html><title>Welcome</title>",
        #"{"text": "Да.", "segments": "many"}"#,
    ])
    func `an answer of another shape is malformed`(body: String) async throws {
        let speech = try SpeechServer { _ in .text(body) }
        #expect(await speech.failure() == .malformedAnswer)
    }

    @Test func `a connection that breaks off or is refused leaves the server unreachable`() async throws {
        let speech = try SpeechServer { _ in
            .truncated(status: 200, headers: [:], body: Array("{".utf8), length: 90)
        }
        #expect(await speech.failure() == .unreachable(.connectionLost))
        let gone = try SpeechServer { _ in .closing }
        gone.server.stop()
        #expect(await gone.failure() == .unreachable(.cannotConnect))
    }

    @Test func `a server that never answers is timed out`() async throws {
        let server = try LoopbackServer { _ in .hanging }
        let client = SpeechToText(
            endpoint: Endpoint(baseURL: server.url, model: "m"), http: HurriedClient(), spoken: [.russian])
        await #expect(throws: ModelFailure.timedOut) {
            try await client.transcribe(wav: .bytes([]), language: nil, names: [], duration: .seconds(20))
        }
    }

    @Test func `a cancelled call ends at once`() async throws {
        let speech = try SpeechServer { _ in .hanging }
        let call = Task { await speech.failure() }
        _ = await speech.server.requests(count: 1)
        call.cancel()
        #expect(await call.value == .cancelled)
    }

    @Test func `neither key nor words nor address are in an error`() async throws {
        let marks = ["sk-marked", "marked-words", "marked-query", "127.0.0.1"]
        for status in [200, 400, 401, 404, 429, 500] {
            let server = try LoopbackServer { _ in
                .json(#"{"error": {"message": "key sk-marked, marked-words", "code": "marked-words"}}"#, status: status)
            }
            let endpoint = Endpoint(
                baseURL: "\(server.url)/v1?api-version=marked-query", apiKey: Secret("sk-marked"), model: "m")
            let client = SpeechToText(endpoint: endpoint, http: CurlClient(proxy: ""), spoken: [])
            let failure = await #expect(throws: ModelFailure.self) {
                try await client.transcribe(
                    wav: .bytes([]), language: nil, names: ["marked-words"], duration: .seconds(300))
            }
            let shown = String(reflecting: failure) + "\(failure?.description ?? "")"
            for mark in marks { #expect(!shown.contains(mark)) }
            #expect(server.requests.first?.query["api-version"] == "marked-query")
        }
    }

    @Test(arguments: [
        (ModelFailure.unreachable(.cannotConnect), true, false), (.unreachable(.badURL), false, true),
        (.timedOut, true, false), (.limited(retryAfter: nil), true, false), (.serverFailed(status: 502), true, false),
        (.malformedAnswer, true, false), (.refused(status: 413), false, false), (.cancelled, false, false),
        (.unauthorized(status: 401), false, true), (.unknownModel(status: 404), false, true),
    ])
    func `a failure says what should follow`(failure: ModelFailure, isWorthRetrying: Bool, needsOperator: Bool) {
        #expect(failure.isWorthRetrying == isWorthRetrying)
        #expect(failure.needsOperator == needsOperator)
    }
}

/// Lives a thousand times faster than those who use it.
struct HurriedClient: HTTPClient {
    private let client = CurlClient(proxy: "")

    func send(_ request: HTTPRequest) async throws(HTTPFailure) -> HTTPResponse {
        try await client.send(hurried(request))
    }

    func download(
        _ request: HTTPRequest, to path: String, limit: Int64
    ) async throws(HTTPFailure) -> HTTPResponse {
        try await client.download(hurried(request), to: path, limit: limit)
    }

    private func hurried(_ request: HTTPRequest) -> HTTPRequest {
        var request = request
        request.timeout /= 1000
        return request
    }
}
