import Curl
import HTTPTesting
import LanguageModels
import Testing

@Suite struct EndpointTests {
    @Test(arguments: ["/v1", "/v1/", "/v1//"])
    func `a slash at the end of a base URL changes nothing`(path: String) async throws {
        let server = try LoopbackServer { _ in .json(#"{"data": [{"id": "m"}]}"#) }
        #expect(await check(server.url + path) == .ready)
        #expect(server.requests.map(\.target) == ["/v1/models"])
    }

    @Test(arguments: [
        (#"{"object": "list", "data": [{"id": "other"}, {"id": "m", "object": "model"}]}"#, 200, EndpointCheck.ready),
        (#"{"data": [{"id": "other"}]}"#, 200, .modelMissing), (#"{"data": []}"#, 200, .modelMissing),
        ("", 401, .failed(.unauthorized(status: 401))), ("", 500, .failed(.serverFailed(status: 500))),
    ])
    func `the list of models tells whether ours is there`(body: String, status: Int, outcome: EndpointCheck)
        async throws
    {
        let server = try LoopbackServer { _ in .text(body, status: status) }
        #expect(await check(server.url) == outcome)
    }

    /// What a server without a list says to a recording that is not there.
    @Test(arguments: [
        (400, EndpointCheck.unlisted), (422, .unlisted), (500, .unlisted), (404, .failed(.unknownModel(status: 404))),
        (405, .failed(.unknownModel(status: 405))), (401, .failed(.unauthorized(status: 401))),
        (200, .failed(.malformedAnswer)),
    ])
    func `a server without a list is asked whether it takes recordings`(status: Int, outcome: EndpointCheck)
        async throws
    {
        let server = try LoopbackServer { request in
            request.method == "GET" ? .text("Not Found", status: 404) : .text("<html>", status: status)
        }
        #expect(await check(server.url) == outcome)
        #expect(server.requests.map(\.target) == ["/models", "/audio/transcriptions"])
    }

    @Test func `a server that is away or silent is reported as such`() async throws {
        let silent = try LoopbackServer { _ in .hanging }
        #expect(await check(silent.url, timeout: .milliseconds(100)) == .failed(.timedOut))
        silent.stop()
        #expect(await check(silent.url) == .failed(.unreachable(.cannotConnect)))
        #expect(await check("no url") == .failed(.unreachable(.badURL)))
    }

    @Test func `a secret is printed by no way of printing`() {
        let secret = Secret("sk-marked")
        let endpoint = Endpoint(baseURL: "https://example.org/v1", apiKey: secret, model: "m")
        var dumped = ""
        dump(endpoint, to: &dumped)
        for shown in ["\(secret)", String(reflecting: secret), "\(endpoint)", String(reflecting: endpoint), dumped] {
            #expect(!shown.contains("marked"))
        }
        #expect(secret.revealed == "sk-marked")
    }

    private func check(_ url: String, timeout: Duration = .seconds(120)) async -> EndpointCheck {
        let endpoint = Endpoint(baseURL: url, model: "m")
        return await SpeechToText(endpoint: endpoint, http: CurlClient(proxy: ""), spoken: []).check(timeout: timeout)
    }
}
