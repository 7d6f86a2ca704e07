import Testing

@testable import BenchLoad

@Suite struct `Bytes of a connection` {
    private let post = "POST /bot42:x/sendMessage HTTP/1.1\r\nHost: a\r\nContent-Length: 15\r\n\r\n{\"chat_id\":317}"
    private let get = "GET /bot42:x/getMe HTTP/1.1\r\n\r\n"

    @Test func `are a request once all of it has come, wherever it is cut`() {
        let bytes = Array(post.utf8)
        for cut in 0..<bytes.count {
            var buffer = RequestBuffer()
            buffer.add(Array(bytes[..<cut]))
            #expect(buffer.next() == nil)
            buffer.add(Array(bytes[cut...]))
            #expect(buffer.next()?.body == Array(#"{"chat_id":317}"#.utf8))
            #expect(buffer.next() == nil)
        }
    }

    @Test func `are several requests when they hold several`() {
        var buffer = RequestBuffer()
        buffer.add(Array((post + get + post).utf8))
        let requests = [buffer.next(), buffer.next(), buffer.next()]
        #expect(requests.map(\.?.target) == ["/bot42:x/sendMessage", "/bot42:x/getMe", "/bot42:x/sendMessage"])
        #expect(requests.map(\.?.body.count) == [15, 0, 15])
        #expect(buffer.next() == nil)
    }

    @Test func `hold the calls that bots make`() throws {
        var buffer = RequestBuffer()
        buffer.add(Array(post.utf8))
        let next = buffer.next()
        let request = try #require(next)
        let call = BotAPICall(target: request.target, body: request.body)
        #expect(call == BotAPICall(method: "sendMessage", chat: 317))
    }
}
