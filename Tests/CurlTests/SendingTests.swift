import Curl
import HTTPTesting
import Testing

@Suite(.timeLimit(.minutes(10))) struct SendingTests {
    let client = CurlClient(proxy: "")

    @Test func `two calls one after another share a connection`() async throws {
        let server = try LoopbackServer { .text("hello \($0.path)") }
        for path in ["/one", "/two"] {
            let answer = try await client.send(HTTPRequest(url: server.url + path))
            #expect(answer.status == 200)
            #expect(answer.text == "hello \(path)")
        }
        #expect(server.connections == 1)
    }

    @Test func `calls at the same time do not wait for each other`() async throws {
        let gate = Gate()
        let server = try LoopbackServer { request in
            if request.path == "/poll" { await gate.wait() }
            return .text(request.path)
        }
        async let poll = client.send(HTTPRequest(url: server.url + "/poll"))
        await server.request { $0.path == "/poll" }
        let quick = try await client.send(HTTPRequest(url: server.url + "/quick"))
        #expect(quick.text == "/quick")
        gate.open()
        #expect(try await poll.text == "/poll")
    }

    @Test func `headers go out and come back, their names in lower case`() async throws {
        let server = try LoopbackServer { request in
            .response(status: 418, headers: ["X-Echo": request.headers["x-token"] ?? "", "X-Two": "b"], body: [])
        }
        let headers = [HTTPRequest.Header(name: "X-Token", value: "a: b"), .init(name: "X-Empty", value: "")]
        let answer = try await client.send(HTTPRequest(url: server.url, headers: headers))
        #expect(answer.status == 418)
        #expect(answer.headers["x-echo"] == "a: b")
        #expect(answer.headers["x-two"] == "b")
        #expect(server.requests[0].headers["x-empty"] == "")
        #expect(server.requests[0].headers["user-agent"] == "dvoinik")
    }

    @Test func `a posted body arrives whole, with its type and without waiting for leave to send it`() async throws {
        let body = bytes(20_000_000)
        let server = try LoopbackServer { .response(status: 200, headers: [:], body: $0.body) }
        // The deadline is far beyond the suite's time limit: a transfer that stalls fails.
        let request = HTTPRequest(
            method: .post, url: server.url, body: .bytes(body, contentType: "audio/wav"), timeout: .seconds(600))
        for _ in 1...5 {
            #expect(try await client.send(request).body == body)
        }
        #expect(server.requests[0].headers["content-type"] == "audio/wav")
        #expect(server.requests[0].headers["expect"] == nil)
    }

    @Test(arguments: [HTTPRequest.Body.none, .bytes([], contentType: "text/plain")])
    func `a post may be empty`(body: HTTPRequest.Body) async throws {
        let server = try LoopbackServer { .text("\($0.method) \($0.body.count)") }
        let answer = try await client.send(HTTPRequest(method: .post, url: server.url, body: body))
        #expect(answer.text == "POST 0")
    }

    @Test func `what one call sets is gone in the next`() async throws {
        let server = try LoopbackServer { .text($0.method) }
        let headers = [HTTPRequest.Header(name: "X-Token", value: "1")]
        let body = HTTPRequest.Body.bytes([1, 2], contentType: "a/b")
        _ = try await client.send(HTTPRequest(method: .post, url: server.url, headers: headers, body: body))
        _ = try await client.send(HTTPRequest(url: server.url))
        let second = server.requests[1]
        #expect(second.method == "GET")
        #expect(second.body.isEmpty)
        #expect(second.headers["x-token"] == nil)
        #expect(second.headers["content-type"] == nil)
    }

    @Test func `a compressed answer is decompressed`() async throws {
        // "hello hello hello hello\n" by gzip.
        let packed: [UInt8] = [
            0x1f, 0x8b, 0x08, 0, 0, 0, 0, 0, 0, 0x03, 0xcb, 0x48, 0xcd, 0xc9, 0xc9, 0x57, 0xc8, 0x40, 0x27, 0xb9, 0, 0,
            0x88, 0x59, 0x0b, 0x18, 0, 0, 0,
        ]
        let server = try LoopbackServer { _ in
            .response(status: 200, headers: ["Content-Encoding": "gzip"], body: packed)
        }
        #expect(try await client.send(HTTPRequest(url: server.url)).text == "hello hello hello hello\n")
        #expect(server.requests[0].headers["accept-encoding"]?.contains("gzip") == true)
    }

    @Test func `an interim answer is passed over`() async throws {
        let server = try LoopbackServer { _ in
            .raw(Array("HTTP/1.1 103 Hints\r\nA: 1\r\n\r\nHTTP/1.1 200 OK\r\nB: 2\r\nContent-Length: 2\r\n\r\nok".utf8))
        }
        let answer = try await client.send(HTTPRequest(url: server.url))
        #expect(answer.status == 200)
        #expect(answer.headers == ["b": "2", "content-length": "2"])
    }

    @Test func `a redirect is an answer, and is not followed`() async throws {
        let server = try LoopbackServer { _ in .response(status: 302, headers: ["Location": "/other"], body: []) }
        let answer = try await client.send(HTTPRequest(url: server.url))
        #expect(answer.status == 302)
        #expect(answer.headers["location"] == "/other")
        #expect(server.requests.count == 1)
    }

    @Test func `a kept connection that the server has closed is replaced`() async throws {
        let server = try LoopbackServer { _ in .raw(Array("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok".utf8)) }
        for _ in 1...3 {
            #expect(try await client.send(HTTPRequest(url: server.url)).text == "ok")
        }
        #expect(server.connections == 3)
    }

    @Test func `two thousand calls, 128 at a time, each get their own answer`() async throws {
        let server = try LoopbackServer { .text("\($0.path) \($0.text)") }
        try await withThrowingTaskGroup { group in
            for worker in 0..<128 {
                group.addTask { try await ask(server, numbers: stride(from: worker, to: 2000, by: 128)) }
            }
            try await group.waitForAll()
        }
        #expect(Set(server.requests.map(\.path)).count == 2000)
        #expect(server.connections <= 128)
    }

    @Test func `calls above the number of connections take turns`() async throws {
        let client = CurlClient(maximumConnectionsPerHost: 3, proxy: "")
        let server = try LoopbackServer { .text($0.path) }
        let answers = try await withThrowingTaskGroup { group in
            for number in 0..<60 {
                group.addTask {
                    // The time in the line counts too.
                    let request = HTTPRequest(url: "\(server.url)/\(number)", timeout: .seconds(600))
                    return try await client.send(request).text
                }
            }
            return try await group.reduce(into: Set()) { $0.insert($1) }
        }
        #expect(answers.count == 60)
        #expect(server.connections <= 3)
    }

    @Test func `a socks5 proxy is asked for the host by name`() async throws {
        let server = try LoopbackServer { .text($0.headers["host"] ?? "") }
        let proxy = try SocksProxy()
        let client = CurlClient(proxy: "socks5h://127.0.0.1:\(proxy.port)")
        let answer = try await client.send(HTTPRequest(url: "http://bot.example:\(server.port)/"))
        #expect(answer.text == "bot.example:\(server.port)")
        #expect(proxy.hosts == ["bot.example"])
    }

    private func ask(_ server: LoopbackServer, numbers: StrideTo<Int>) async throws {
        for number in numbers {
            let body = HTTPRequest.Body.bytes(Array("body \(number)".utf8), contentType: "text/plain")
            let request = HTTPRequest(method: .post, url: "\(server.url)/\(number)", body: body)
            #expect(try await client.send(request).text == "/\(number) body \(number)")
        }
    }
}
