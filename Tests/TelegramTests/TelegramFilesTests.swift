import Curl
import Engine
import Foundation
import Testing

@testable import Telegram

struct TelegramFilesTests {
    private static let located = ScriptedBotAPI.ok(["file_id": "f", "file_path": "voice/a b.oga", "file_size": 5])

    private let lines = LogLines()

    @Test func `a recording is downloaded from where the server says it lies`() async throws {
        let server = ScriptedBotAPI(["getFile": [Self.located], "download": [ScriptedBotAPI.page(200, "Ogg..")]])

        try await inFolder { folder in
            try await files(on: server).fetch(file: "f", to: folder + "/a")

            #expect(FileManager.default.contents(atPath: folder + "/a") == Data("Ogg..".utf8))
        }
        #expect(server.calls(of: "getFile") == [["file_id": "f"]])
        #expect(
            server.calls.last?.url
                == "https://api.telegram.org/file/bot\(ScriptedBotAPI.token)/voice/a%20b.oga")
    }

    @Test(
        arguments: [
            (ScriptedBotAPI.refused(400, "Bad Request: file is too big"), FetchFailure.tooLarge),
            (ScriptedBotAPI.ok(["file_id": "f", "file_path": "x", "file_size": 20_971_521]), .tooLarge),
            (ScriptedBotAPI.refused(400, "Bad Request: invalid file_id"), .gone),
            (
                ScriptedBotAPI.refused(400, "Bad Request: wrong file_id or the file is temporarily unavailable"),
                .unavailable(retryAfter: nil)
            ),
            (
                ScriptedBotAPI.refused(429, "Too Many Requests", ["retry_after": 9]),
                .unavailable(retryAfter: .seconds(9))
            ),
            (ScriptedBotAPI.ok(["file_id": "f"]), .unavailable(retryAfter: nil)),
            (.failure(.timedOut), .unavailable(retryAfter: nil)),
        ] as [(ScriptedBotAPI.Reply, FetchFailure)])
    func `a recording that is not handed out says why`(reply: ScriptedBotAPI.Reply, failure: FetchFailure) async {
        let server = ScriptedBotAPI(["getFile": [reply]])

        await #expect(throws: failure) { try await files(on: server).fetch(file: "f", to: "/dev/null/x") }
        #expect(server.calls.count == 1)
    }

    @Test(
        arguments: [
            (.failure(.connectionLost), .unavailable(retryAfter: nil)),
            (.failure(.tooLarge), .tooLarge),
            (ScriptedBotAPI.page(416, ""), .unavailable(retryAfter: nil)),
            (ScriptedBotAPI.page(502, ""), .unavailable(retryAfter: nil)),
            (
                .success(HTTPResponse(status: 429, headers: ["retry-after": "4"])),
                .unavailable(retryAfter: .seconds(4))
            ),
        ] as [(ScriptedBotAPI.Reply, FetchFailure)])
    func `a download that fails says what follows`(reply: ScriptedBotAPI.Reply, failure: FetchFailure) async {
        let server = ScriptedBotAPI(["getFile": [Self.located], "download": [reply]])

        await #expect(throws: failure) { try await files(on: server).fetch(file: "f", to: "/dev/null/x") }
        #expect(lines.all.count == 1)
        #expect(lines.count("SECRET") == 0)
    }

    @Test func `a local server's file is copied, whatever its size and whatever was there`() async throws {
        try await inFolder { folder in
            try Data("recording".utf8).write(to: URL(filePath: folder + "/source.oga"))
            try Data("an earlier attempt".utf8).write(to: URL(filePath: folder + "/target"))
            let reply = ScriptedBotAPI.ok(["file_path": .string(folder + "/source.oga"), "file_size": 900_000_000])
            let server = ScriptedBotAPI(["getFile": [reply]])

            try await TelegramFiles(api: server.api(at: "http://127.0.0.1:8081"), logger: lines.logger)
                .fetch(file: "f", to: folder + "/target")

            #expect(FileManager.default.contents(atPath: folder + "/target") == Data("recording".utf8))
            #expect(FileManager.default.fileExists(atPath: folder + "/source.oga"))
        }
    }

    @Test func `the copy of a huge local file is cut short when nobody waits for it any more`() async throws {
        try await inFolder { folder in
            let (source, target, size) = (folder + "/source", folder + "/target", Int64(4) << 30)
            try #require(FileManager.default.createFile(atPath: source, contents: nil))
            try #require(truncate(source, Int(size)) == 0)
            let server = ScriptedBotAPI(["getFile": [ScriptedBotAPI.ok(["file_path": .string(source)])]])
            let files = TelegramFiles(api: server.api(at: "http://127.0.0.1:8081"), logger: lines.logger)
            func copied() -> Int64 {
                var status = stat()
                return stat(target, &status) == 0 ? Int64(status.st_size) : 0
            }

            let copy = Task { try await files.fetch(file: "f", to: target) }
            while copied() == 0 { await Task.yield() }
            copy.cancel()

            await #expect(throws: FetchFailure.unavailable(retryAfter: nil)) { try await copy.value }
            #expect(copied() < size)
            #expect(lines.all.isEmpty)
        }
    }

    @Test func `a local file that cannot be read is tried again later, and the log tells no path`() async {
        let place = "/dev/null/\(ScriptedBotAPI.token)/voice/file_0.oga"
        let server = ScriptedBotAPI(["getFile": [ScriptedBotAPI.ok(["file_path": .string(place)])]])
        let files = TelegramFiles(api: server.api(at: "http://127.0.0.1:8081"), logger: lines.logger)

        await #expect(throws: FetchFailure.unavailable(retryAfter: nil)) {
            try await files.fetch(file: "f", to: "/dev/null/x")
        }
        #expect(lines.all.last == "warning: a local file of the Bot API server cannot be copied errno=\(ENOTDIR)")
        #expect(lines.count("SECRET") == 0)
    }

    @Test func `no path of Telegram's own server is taken for a local file`() async {
        let server = ScriptedBotAPI(["getFile": [ScriptedBotAPI.ok(["file_path": "/etc/hostname"])]])

        await #expect(throws: FetchFailure.unavailable(retryAfter: nil)) {
            try await files(on: server).fetch(file: "f", to: "/dev/null/x")
        }
        #expect(server.calls.map(\.method) == ["getFile", "download"])
    }
}

extension TelegramFilesTests {
    private func files(on server: ScriptedBotAPI) -> TelegramFiles {
        TelegramFiles(api: server.api, logger: lines.logger)
    }

    private func inFolder(_ body: (String) async throws -> Void) async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "telegram-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        try await body(folder.path())
    }
}
