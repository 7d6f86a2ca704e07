import Engine
import Messaging
import Testing

@testable import Terminal

struct FilesTests {
    @Test func `a recording is copied whole, over what an earlier attempt left`() async throws {
        let bytes = (0..<200_000).map { UInt8(truncatingIfNeeded: $0 &* 31) }
        let folder = try Folder(["from.ogg": bytes, "to.ogg": Array(repeating: 1, count: 300_000)])
        try await TerminalFiles(longest: 200_000).fetch(file: folder.file("from.ogg"), to: folder.file("to.ogg"))
        #expect(try folder.bytes("to.ogg") == bytes)
    }

    @Test func `a recording over the limit is too large`() async throws {
        let folder = try Folder(["from.ogg": [1, 2, 3]])
        await #expect(throws: FetchFailure.tooLarge) {
            try await TerminalFiles(longest: 2).fetch(file: folder.file("from.ogg"), to: folder.file("to.ogg"))
        }
    }

    @Test(arguments: ["nothing.ogg", "from.ogg/below", ".", "/dev/null"])
    func `what is not a file at all is gone`(name: String) async throws {
        let folder = try Folder(["from.ogg": [1]])
        let path = name.hasPrefix("/") ? name : folder.file(name)
        await #expect(throws: FetchFailure.gone) {
            try await TerminalFiles(longest: 100).fetch(file: path, to: folder.file("to.ogg"))
        }
    }

    @Test func `a recording that cannot be written is worth another attempt`() async throws {
        let folder = try Folder(["from.ogg": [1]])
        await #expect(throws: FetchFailure.unavailable(retryAfter: nil)) {
            try await TerminalFiles(longest: 100).fetch(file: folder.file("from.ogg"), to: folder.file("no/to.ogg"))
        }
    }

    @Test func `the last page tells the length of a recording`() async throws {
        let path = "\(TestData.folder)/tone.ogg"
        let recording = try #require(await LocalRecordings().recording(at: path, isForwarded: true))
        #expect(recording.file == path)
        #expect(recording.seconds == 3)
        #expect(recording.isForwarded)
        #expect(try recording.bytes == Int64(Folder.contents(of: path).count))
    }

    @Test func `bytes without a whole page header have no length`() throws {
        let page = Array("OggS".utf8) + [0, 4] + [0x80, 0xBB, 0, 0, 0, 0, 0, 0] + Array(repeating: 0, count: 13)
        #expect(OggDuration.seconds(inTail: page) == 1)
        #expect(OggDuration.seconds(inTail: page.dropLast()) == 0)
        #expect(OggDuration.seconds(inTail: []) == 0)
        let open = Array("OggS".utf8) + [0, 0] + Array(repeating: 0xFF, count: 8) + Array(repeating: 0, count: 13)
        #expect(OggDuration.seconds(inTail: page + open) == 1)
    }

    @Test func `a download never overwrites a file, and never leaves its folder`() async throws {
        let folder = try Folder(["all.json": [1]])
        let downloads = Downloads(folders: ["\(folder.path)/none", folder.path])
        #expect(await downloads.save([2], as: "all.json") == folder.file("all-2.json"))
        #expect(await downloads.save([3], as: "../../all.json") == folder.file("all-3.json"))
        #expect(await downloads.save([4], as: "..") == folder.file("file"))
        #expect(await downloads.save([5], as: "LICENSE") == folder.file("LICENSE"))
        #expect(await downloads.save([6], as: "LICENSE") == folder.file("LICENSE-2"))
        #expect(try folder.bytes("all.json") == [1])
        #expect(try folder.bytes("all-3.json") == [3])
        #expect(await Downloads(folders: ["\(folder.path)/none"]).save([7], as: "a") == nil)
    }
}
