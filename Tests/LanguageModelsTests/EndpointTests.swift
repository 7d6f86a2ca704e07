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
        ("Not Found", 404, .unlisted), ("", 405, .unlisted), ("", 501, .unlisted), ("<html>", 200, .unlisted),
        ("", 401, .failed(.unauthorized(status: 401))), ("", 500, .failed(.serverFailed(status: 500))),
    ])
    func `the list of models tells whether ours is there`(body: String, status: Int, outcome: EndpointCheck)
        async throws
    {
        let server = try LoopbackServer { _ in .text(body, status: status) }
        #expect(await check(server.url) == outcome)
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
