import Curl
import HTTPTesting
import Testing

@Suite struct SendingTests {
    @Test func `two calls one after another share a connection`() async throws {
        let server = try LoopbackServer { .text("hello \($0.path)") }
        let client = CurlClient(proxy: "")
        for path in ["/one", "/two"] {
            let answer = try await client.send(HTTPRequest(url: server.url + path))
            #expect(answer.status == 200)
            #expect(String(decoding: answer.body, as: UTF8.self) == "hello \(path)")
        }
        #expect(server.connections == 1)
    }
}
