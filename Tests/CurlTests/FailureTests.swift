import Curl
import HTTPTesting
import Testing

@Suite(.timeLimit(.minutes(10))) struct FailureTests {
    let client = CurlClient(proxy: "")

    @Test func `a call ends at its deadline`() async throws {
        let server = try LoopbackServer { _ in .hanging }
        await #expect(throws: HTTPFailure.timedOut) {
            try await client.send(HTTPRequest(url: server.url, timeout: .milliseconds(60)))
        }
        await server.allClientsLeft()
    }

    @Test func `the deadline holds while a call waits for a connection`() async throws {
        let client = CurlClient(maximumConnectionsPerHost: 1, proxy: "")
        let server = try LoopbackServer { _ in .hanging }
        let first = Task { try await client.send(HTTPRequest(url: server.url + "/first")) }
        await server.request { $0.path == "/first" }
        await #expect(throws: HTTPFailure.timedOut) {
            try await client.send(HTTPRequest(url: server.url + "/second", timeout: .milliseconds(60)))
        }
        first.cancel()
        #expect(server.requests.count == 1)
    }

    @Test(arguments: [Duration.zero, .seconds(-5)])
    func `a deadline that has passed ends a call at once`(timeout: Duration) async throws {
        let server = try LoopbackServer { _ in .hanging }
        await #expect(throws: HTTPFailure.timedOut) {
            try await client.send(HTTPRequest(url: server.url, timeout: timeout))
        }
    }

    @Test func `a deadline may be as far away as a duration can say`() async throws {
        let server = try LoopbackServer { _ in .text("ok") }
        let answer = try await client.send(HTTPRequest(url: server.url, timeout: .seconds(Int64.max)))
        #expect(answer.text == "ok")
    }

    @Test func `a cancelled call ends at once and gives its connection up`() async throws {
        let server = try LoopbackServer { _ in .hanging }
        let call = Task { try await client.send(HTTPRequest(url: server.url)) }
        await server.request { _ in true }
        call.cancel()
        await #expect(throws: HTTPFailure.cancelled) { try await call.value }
        await server.allClientsLeft()
    }

    @Test func `a call of a task that is cancelled already is not sent`() async throws {
        let server = try LoopbackServer { _ in .text("ok") }
        let gate = Gate()
        let call = Task {
            await gate.wait()
            return try await client.send(HTTPRequest(url: server.url))
        }
        call.cancel()
        gate.open()
        await #expect(throws: HTTPFailure.cancelled) { try await call.value }
        #expect(server.requests.isEmpty)
    }

    @Test func `calls cancelled at any moment end as cancelled or answered, and harm no other`() async throws {
        let server = try LoopbackServer { .text($0.path) }
        await withTaskGroup { group in
            for number in 0..<400 {
                group.addTask { await sendAndCancel("\(server.url)/\(number)", expecting: "/\(number)") }
            }
        }
        #expect(try await client.send(HTTPRequest(url: server.url + "/last")).text == "/last")
    }

    @Test func `a port where nobody listens is told`() async throws {
        let server = try LoopbackServer { _ in .text("ok") }
        server.stop()
        await #expect(throws: HTTPFailure.cannotConnect) { try await client.send(HTTPRequest(url: server.url)) }
    }

    @Test(arguments: [
        (LoopbackReply.closing, HTTPFailure.connectionLost),
        (.truncated(status: 200, headers: [:], body: [1, 2, 3], length: 10), .connectionLost),
        (.raw(Array("HTTP/1.1 200 OK\r\nContent-Le".utf8)), .connectionLost),
        (.raw(Array("this is not HTTP at all\r\n\r\n".utf8)), .malformedResponse),
        (.raw((0..<5000).map { UInt8(truncatingIfNeeded: $0 &* 73 >> 2) }), .malformedResponse),
        (.response(status: 200, headers: ["Content-Encoding": "gzip"], body: [1, 2, 3]), .malformedResponse),
    ])
    func `a server's misbehaviour is told`(reply: LoopbackReply, failure: HTTPFailure) async throws {
        let server = try LoopbackServer { _ in reply }
        await #expect(throws: failure) { try await client.send(HTTPRequest(url: server.url)) }
    }

    @Test(arguments: [
        LoopbackReply.response(status: 200, headers: [:], body: Array(repeating: 7, count: 1001)),
        .raw(Array("HTTP/1.1 200 OK\r\n\r\n".utf8) + Array(repeating: 7, count: 1001)),
    ])
    func `an answer above the limit is refused, announced or not`(reply: LoopbackReply) async throws {
        let client = CurlClient(proxy: "", bodyLimit: 1000)
        let server = try LoopbackServer { _ in reply }
        await #expect(throws: HTTPFailure.tooLarge) { try await client.send(HTTPRequest(url: server.url)) }
    }

    @Test func `an answer as large as the limit is taken`() async throws {
        let client = CurlClient(proxy: "", bodyLimit: 1000)
        let server = try LoopbackServer { _ in .text(String(repeating: "x", count: 1000)) }
        #expect(try await client.send(HTTPRequest(url: server.url)).body.count == 1000)
    }

    @Test func `endless headers are refused`() async throws {
        let line = "X-Filler: \(String(repeating: "x", count: 1000))\r\n"
        let server = try LoopbackServer { _ in
            .raw(Array("HTTP/1.1 200 OK\r\n\(String(repeating: line, count: 300))\r\n".utf8))
        }
        await #expect(throws: HTTPFailure.tooLarge) { try await client.send(HTTPRequest(url: server.url)) }
    }

    @Test(arguments: [
        "", "no url", "http://", "http://127.0.0.1:99999/", "ftp://127.0.0.1/x", "file:///etc/passwd",
        "http://127.0.0.1/\u{0}x", "http://127.0.0.1/a b", "http://127.0.0.1/\r\nX: 1",
    ])
    func `what is no http url is refused`(url: String) async throws {
        await #expect(throws: HTTPFailure.badURL) { try await client.send(HTTPRequest(url: url)) }
    }

    @Test(arguments: ["a\r\nX-Other: 1", "a\nb", "a\u{0}b"])
    func `a header cannot smuggle in another`(value: String) async throws {
        let server = try LoopbackServer { _ in .text("ok") }
        let header = HTTPRequest.Header(name: "X-Token", value: value)
        await #expect(throws: HTTPFailure.badHeader) {
            try await client.send(HTTPRequest(url: server.url, headers: [header]))
        }
        let part = HTTPRequest.Part(name: "a", contentType: value, content: .bytes([]))
        await #expect(throws: HTTPFailure.badHeader) {
            try await client.send(HTTPRequest(method: .post, url: server.url, body: .multipart([part])))
        }
        #expect(server.requests.isEmpty)
    }

    @Test func `no failure names the url or the token in it`() async throws {
        let server = try LoopbackServer { $0.path.hasSuffix("/garbage") ? .raw([1, 2, 3, 10, 10]) : .closing }
        let token = "123456:AAtoken"
        let hosts = [
            "127.0.0.1:\(server.port)", "127.0.0.1:1", "name.invalid", "127.0.0.1:\(server.port)/garbage", "[bad",
        ]
        for url in hosts.flatMap({ ["http://\($0)/bot\(token)/getMe", "https://\($0)/bot\(token)/getMe"] }) {
            let failure = await #expect(throws: HTTPFailure.self) { try await client.send(HTTPRequest(url: url)) }
            let words = "\(String(describing: failure)) \(String(reflecting: failure)) \(failure?.description ?? "")"
            #expect(!words.contains("token") && !words.contains("127.0.0.1") && !words.contains("name.invalid"))
        }
    }

    @Test func `a server that does not speak TLS is told`() async throws {
        let server = try LoopbackServer { _ in .text("ok") }
        await #expect(throws: HTTPFailure.tls(code: 35)) {
            try await client.send(HTTPRequest(url: "https://127.0.0.1:\(server.port)/"))
        }
    }

    @Test func `a closed client ends the calls in flight and takes no more`() async throws {
        let server = try LoopbackServer { _ in .hanging }
        let calls = (0..<20).map { _ in Task { try await client.send(HTTPRequest(url: server.url)) } }
        _ = await server.requests(count: 20)
        client.close()
        for call in calls {
            await #expect(throws: HTTPFailure.cancelled) { try await call.value }
        }
        await #expect(throws: HTTPFailure.cancelled) { try await client.send(HTTPRequest(url: server.url)) }
        await server.allClientsLeft()
    }

    @Test(.timeLimit(.minutes(10)))
    func `a client that nobody holds any more closes its connections`() async throws {
        let server = try LoopbackServer { _ in .text("ok") }
        do {
            let client = CurlClient(proxy: "")
            _ = try await client.send(HTTPRequest(url: server.url))
        }
        await server.allClientsLeft()
    }

    private func sendAndCancel(_ url: String, expecting text: String) async {
        let call = Task { try await client.send(HTTPRequest(url: url)) }
        await Task.yield()
        call.cancel()
        switch await call.result {
        case .success(let answer): #expect(answer.text == text)
        case .failure(let failure): #expect(failure as? HTTPFailure == .cancelled)
        }
    }
}
