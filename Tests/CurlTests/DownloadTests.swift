import Curl
import Glibc
import HTTPTesting
import Testing

@Suite(.timeLimit(.minutes(10))) struct DownloadTests {
    let client = CurlClient(proxy: "")
    let folder: TemporaryFolder
    let recording = bytes(2_000_000)

    init() throws {
        folder = try TemporaryFolder()
    }

    @Test func `a download arrives whole, readable by its owner only`() async throws {
        let server = try LoopbackServer { [recording] in .file(recording, for: $0) }
        let path = try folder.file("new")
        let answer = try await client.download(HTTPRequest(url: server.url), to: path, limit: 2_000_000)
        #expect(answer.status == 200)
        #expect(answer.body.isEmpty)
        #expect(try contents(path) == recording)
        #expect(mode(path) == 0o600)
        #expect(server.requests[0].headers["range"] == nil)
        #expect(server.requests[0].headers["accept-encoding"] == nil)
    }

    @Test func `a download that was cut off is resumed where it stopped`() async throws {
        let server = try LoopbackServer { [recording] request in
            if request.headers["range"] != nil { return .file(recording, for: request) }
            return .truncated(status: 200, headers: [:], body: Array(recording[..<700_000]), length: recording.count)
        }
        let path = try folder.file("cut")
        await #expect(throws: HTTPFailure.connectionLost) {
            try await client.download(HTTPRequest(url: server.url), to: path, limit: 2_000_000)
        }
        #expect(try contents(path) == Array(recording[..<700_000]))
        let answer = try await client.download(HTTPRequest(url: server.url), to: path, limit: 2_000_000)
        #expect(answer.status == 206)
        #expect(server.requests[1].headers["range"] == "bytes=700000-")
        #expect(try contents(path) == recording)
    }

    @Test func `a server that knows no ranges sends all, and the file begins anew`() async throws {
        let server = try LoopbackServer { [recording] _ in .response(status: 200, headers: [:], body: recording) }
        let path = try folder.file("part", [1, 2, 3])
        _ = try await client.download(HTTPRequest(url: server.url), to: path, limit: 2_000_000)
        #expect(try contents(path) == recording)
    }

    @Test func `a file that is whole already stays as it is`() async throws {
        let server = try LoopbackServer { [recording] in .file(recording, for: $0) }
        let path = try folder.file("whole", recording)
        let answer = try await client.download(HTTPRequest(url: server.url), to: path, limit: 2_000_000)
        #expect(answer.status == 206)
        #expect(try contents(path) == recording)
    }

    @Test func `a file longer than the server's begins anew at the next attempt`() async throws {
        let server = try LoopbackServer { .file([1, 2, 3], for: $0) }
        let path = try folder.file("long", [9, 9, 9, 9, 9])
        let refusal = try await client.download(HTTPRequest(url: server.url), to: path, limit: 100)
        #expect(refusal.status == 416)
        #expect(try contents(path) == [])
        _ = try await client.download(HTTPRequest(url: server.url), to: path, limit: 100)
        #expect(try contents(path) == [1, 2, 3])
    }

    @Test func `a range other than the one asked for is not appended`() async throws {
        let server = try LoopbackServer { _ in
            .response(status: 206, headers: ["Content-Range": "bytes 1-3/4"], body: [7, 7, 7])
        }
        let path = try folder.file("other", [1, 2])
        await #expect(throws: HTTPFailure.malformedResponse) {
            try await client.download(HTTPRequest(url: server.url), to: path, limit: 100)
        }
        #expect(try contents(path) == [1, 2])
    }

    @Test func `a download announced above the limit is refused before a byte is written`() async throws {
        let server = try LoopbackServer { .file(Array(repeating: 1, count: 101), for: $0) }
        let path = try folder.file("large")
        await #expect(throws: HTTPFailure.tooLarge) {
            try await client.download(HTTPRequest(url: server.url), to: path, limit: 100)
        }
        #expect(try contents(path) == nil)
    }

    @Test(arguments: [0, 60])
    func `no more than the limit is ever in the file`(present: Int) async throws {
        let server = try LoopbackServer { request in
            let range = request.headers["range"] == nil ? "200 OK\r\n" : "206 P\r\nContent-Range: bytes 60-999/1000\r\n"
            return .raw(Array("HTTP/1.1 \(range)\r\n".utf8) + Array(repeating: 1, count: 101))
        }
        let path = try folder.file("endless", Array(repeating: 1, count: present))
        await #expect(throws: HTTPFailure.tooLarge) {
            try await client.download(HTTPRequest(url: server.url), to: path, limit: 100)
        }
        #expect((try contents(path)?.count ?? 0) <= 100)
    }

    @Test func `the body of an error stays out of the file`() async throws {
        let server = try LoopbackServer { _ in .json(#"{"ok":false}"#, status: 404) }
        let path = try folder.file("missing")
        let answer = try await client.download(HTTPRequest(url: server.url), to: path, limit: 100)
        #expect(answer.status == 404)
        #expect(answer.text == #"{"ok":false}"#)
        #expect(try contents(path) == nil)
    }

    @Test func `an empty file is downloaded as one`() async throws {
        let server = try LoopbackServer { .file([], for: $0) }
        let path = try folder.file("empty")
        _ = try await client.download(HTTPRequest(url: server.url), to: path, limit: 100)
        #expect(try contents(path) == [])
    }

    @Test func `a file that cannot be written is told`() async throws {
        let server = try LoopbackServer { .file([1, 2, 3], for: $0) }
        let path = try folder.file("no/such/folder")
        await #expect(throws: HTTPFailure.file(errno: ENOENT)) {
            try await client.download(HTTPRequest(url: server.url), to: path, limit: 100)
        }
    }

    @Test func `a full disk is told`() async throws {
        let server = try LoopbackServer { .file([1, 2, 3], for: $0) }
        await #expect(throws: HTTPFailure.file(errno: ENOSPC)) {
            try await client.download(HTTPRequest(url: server.url), to: "/dev/full", limit: 100)
        }
    }

    private func mode(_ path: String) -> mode_t {
        var information = stat()
        stat(path, &information)
        return information.st_mode & 0o777
    }
}
