import Domain
import Engine
import Foundation
import Testing

@testable import Store

struct EncryptedFilesTests {
    private func draft(_ size: Int, in desk: Desk) throws -> (path: String, bytes: [UInt8]) {
        let bytes = (0..<size).map { UInt8(truncatingIfNeeded: $0 &* 31 &+ $0 >> 8) }
        let path = "\(desk.folder.path)/draft"
        try Data(bytes).write(to: URL(filePath: path))
        return (path, bytes)
    }

    /// A person's stored file of some size. Returns its name.
    private func store(_ size: Int, in desk: Desk) async throws -> String {
        let person = try await desk.conversation("a")
        let name = EncryptedFiles.name("voice.ogg", of: person.rawValue)
        try await desk.files().add(contentsOf: draft(size, in: desk).path, as: name)
        return name
    }

    @Test(arguments: [0, 1, 65_535, 65_536, 65_537, 200_000])
    func `a file of any size comes back as it was`(size: Int) async throws {
        let desk = try Desk()
        let name = try await store(size, in: desk)
        let files = try desk.files()

        #expect(try await files.contents(of: name) == draft(size, in: desk).bytes)
        #expect(try files.plainSize(of: name) == size)
        #expect(try FileManager.default.contentsOfDirectory(atPath: "\(desk.folder.path)/files") == [name])
    }

    @Test(.timeLimit(.minutes(1)))
    func `whoever gives up while a file is being encrypted leaves nothing of it`() async throws {
        let desk = try Desk()
        let name = EncryptedFiles.name("voice.ogg", of: try await desk.conversation("a").rawValue)
        let (files, pipe) = (try desk.files(), "\(desk.folder.path)/pipe")
        try #require(mkfifo(pipe, 0o600) == 0)
        let work = Task { try await files.add(contentsOf: pipe, as: name) }
        Thread.detachNewThread {
            let source = FileHandle(forWritingAtPath: pipe)
            source?.write(Data(count: 4 * EncryptedFiles.chunk))
            work.cancel()
            try? source?.close()
        }

        await #expect(throws: CancellationError.self) { try await work.value }
        #expect(try FileManager.default.contentsOfDirectory(atPath: "\(desk.folder.path)/files") == [])
    }

    @Test func `what is on the disk has nothing of the plain bytes and nobody else may read it`() async throws {
        let desk = try Desk()
        let person = try await desk.conversation("a")
        let path = "\(desk.folder.path)/draft"
        let words = Data(String(repeating: "what nobody may know ", count: 100).utf8)
        try words.write(to: URL(filePath: path))
        let name = EncryptedFiles.name("x", of: person.rawValue)

        try await desk.files().add(contentsOf: path, as: name)

        let stored = "\(desk.folder.path)/files/\(name)"
        #expect(try Data(contentsOf: URL(filePath: stored)).range(of: Data("nobody".utf8)) == nil)
        #expect(try FileManager.default.attributesOfItem(atPath: stored)[.posixPermissions] as? Int == 0o600)
    }

    enum Damage: CaseIterable {
        case cutToNothing, cutByOne, cutToWholeChunks, extendedByOne, extendedByChunk, firstBit, lastBit, swappedChunks

        func apply(to bytes: inout Data) {
            let chunk = 64 * 1024 + 28
            switch self {
            case .cutToNothing: bytes = Data()
            case .cutByOne: bytes.removeLast()
            case .cutToWholeChunks: bytes = bytes.prefix(chunk)
            case .extendedByOne: bytes.append(0)
            case .extendedByChunk: bytes.append(bytes.prefix(chunk))
            case .firstBit: bytes[0] ^= 1
            case .lastBit: bytes[bytes.count - 1] ^= 0x80
            case .swappedChunks:
                bytes = bytes[chunk..<2 * chunk] + bytes[0..<chunk] + bytes[(2 * chunk)...]
            }
        }
    }

    @Test(arguments: Damage.allCases, [131_072, 200_000])
    func `a damaged file is refused`(damage: Damage, size: Int) async throws {
        let desk = try Desk()
        let name = try await store(size, in: desk)
        let url = URL(filePath: "\(desk.folder.path)/files/\(name)")
        var bytes = try Data(contentsOf: url)

        damage.apply(to: &bytes)
        try bytes.write(to: url)

        await #expect(throws: StoreFailure.damagedFile(name: name)) { try await desk.files().contents(of: name) }
    }

    @Test func `a file under another name or of another person is refused`() async throws {
        let desk = try Desk()
        let name = try await store(1000, in: desk)
        let other = try await desk.conversation("b")
        let folder = "\(desk.folder.path)/files"

        for stranger in [EncryptedFiles.name("voice.ogg", of: other.rawValue), name + "2"] {
            try FileManager.default.copyItem(atPath: "\(folder)/\(name)", toPath: "\(folder)/\(stranger)")
            await #expect(throws: StoreFailure.damagedFile(name: stranger)) {
                try await desk.files().contents(of: stranger)
            }
        }
    }

    @Test(arguments: ["../1-x", "1-/../x", "x", "", "-"]) func `a name that is none is refused`(name: String)
        async throws
    {
        let desk = try Desk()
        _ = try await desk.conversation("a")
        await #expect(throws: StoreFailure.damagedFile(name: name)) { try await desk.files().contents(of: name) }
    }

    @Test func `what is not there is said with the system's error number`() async throws {
        let desk = try Desk()
        let person = try await desk.conversation("a")
        let name = EncryptedFiles.name("x", of: person.rawValue)
        await #expect(throws: FileFailure(code: ENOENT)) { try await desk.files().contents(of: name) }
        await #expect(throws: FileFailure(code: ENOENT)) {
            try await desk.files().add(contentsOf: "\(desk.folder.path)/nothing", as: name)
        }
    }

    @Test func `where a file cannot be finished nothing of it is left`() async throws {
        let desk = try Desk()
        let person = try await desk.conversation("a")
        let name = EncryptedFiles.name("x", of: person.rawValue)
        let files = try desk.files()

        // A folder can be opened but not read, so the writing has begun by then.
        await #expect(throws: FileFailure(code: EISDIR)) {
            try await files.add(contentsOf: desk.folder.path, as: name)
        }

        #expect(try FileManager.default.contentsOfDirectory(atPath: "\(desk.folder.path)/files") == [])
    }

    @Test func `files whose rows are gone are removed, others stay`() async throws {
        let desk = try Desk()
        let kept = try await store(10, in: desk)
        let person = try await desk.conversation("a")
        let doomed = EncryptedFiles.name("old", of: person.rawValue)
        let files = try desk.files()
        try await files.add(contentsOf: draft(10, in: desk).path, as: doomed)
        try await desk.apply([.fileDiscarded(name: doomed), .fileDiscarded(name: "gone already")], to: person)

        try await files.removeDoomed()

        #expect(!files.has(doomed))
        #expect(files.has(kept))
        #expect(try await desk.counts()["doomed_files"] == 0)
    }
}
