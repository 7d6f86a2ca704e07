import Curl
import Glibc
import HTTPTesting
import Testing

@Suite(.timeLimit(.minutes(10))) struct MultipartTests {
    let client = CurlClient(proxy: "")

    @Test func `fields, bytes and files arrive intact and in order`() async throws {
        let folder = try TemporaryFolder()
        let sound = bytes(300_000)
        let path = try folder.file("note.ogg", sound)
        let parts = [
            HTTPRequest.Part(name: "model", content: .bytes(Array("whisper-1".utf8))),
            HTTPRequest.Part(
                name: "thumb", fileName: "Имя \"x\".png", contentType: "image/png", content: .bytes([0, 13, 10, 255])),
            HTTPRequest.Part(name: "file", fileName: "audio.ogg", contentType: "audio/ogg", content: .file(path: path)),
            HTTPRequest.Part(name: "empty", content: .bytes([])),
        ]
        let received = try await post(parts)
        #expect(received.map(\.name) == ["model", "thumb", "file", "empty"])
        #expect(received.map(\.fileName) == [nil, "Имя %22x%22.png", "audio.ogg", nil])
        #expect(received.map(\.contentType) == [nil, "image/png", "audio/ogg", nil])
        #expect(received.map(\.body) == [Array("whisper-1".utf8), [0, 13, 10, 255], sound, []])
    }

    @Test func `a file that is to go without a name does not tell its own`() async throws {
        let folder = try TemporaryFolder()
        let path = try folder.file("secret-name.txt", [1, 2, 3])
        let received = try await post([HTTPRequest.Part(name: "file", content: .file(path: path))])
        #expect(received.map(\.fileName) == [nil])
        #expect(received.map(\.body) == [[1, 2, 3]])
    }

    @Test func `a file that is not there is told before anything is sent`() async throws {
        let server = try LoopbackServer { _ in .text("") }
        let part = HTTPRequest.Part(name: "file", content: .file(path: "/nonexistent/note.ogg"))
        await #expect(throws: HTTPFailure.file(errno: ENOENT)) {
            try await client.send(HTTPRequest(method: .post, url: server.url, body: .multipart([part])))
        }
        #expect(server.requests.isEmpty)
    }

    private func post(_ parts: [HTTPRequest.Part]) async throws -> [LoopbackPart] {
        let server = try LoopbackServer { _ in .text("") }
        _ = try await client.send(HTTPRequest(method: .post, url: server.url, body: .multipart(parts)))
        #expect(server.requests[0].headers["expect"] == nil)
        return server.requests[0].parts
    }
}
