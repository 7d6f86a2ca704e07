import Domain
import Engine
import Foundation
import GRDB
import Testing

@testable import Store

/// Databases that earlier versions made.
struct MigrationTests {
    private let key: MasterKey
    private let folder: TemporaryFolder

    /// A data folder as version 1 left it: chats `a` and `c` are conversations 1 and 3 with a diary each and unanswered
    /// events, and conversation 2 was deleted.
    init() throws {
        key = try MasterKey(base64: Data(repeating: 1, count: 32).base64EncodedString())
        folder = try Self.version1()
    }

    @Test func `version 1 is brought up to date with everything that was kept, and all goes on`() async throws {
        let desk = try Desk(in: folder, key: key)

        #expect(try await words(1, at: desk) == "a good day")
        #expect(try await words(3, at: desk) == "a long day")
        #expect(try await desk.events() == ["hello", "hello", "still to be answered"])
        let next = try await desk.conversation("d")
        #expect(next.rawValue == 4)
        try await desk.forget(ConversationID(rawValue: 1))
        let again = try Desk(in: folder, key: key)
        #expect(try await again.events() == ["hello", "still to be answered", "hello"])
        #expect(try Set(folder.keys().keys) == [3, 4])
        #expect(try again.inspect() == Inspection(database: [], keys: []))
    }

    @Test func `keys that the database held are gone from its files once they are apart`() async throws {
        let keys = try keysOfVersion1()
        #expect(keys.count == 2 && keys.values.allSatisfy { (try? folder.files().contains($0)) == true })

        let desk = try Desk(in: folder, key: key)

        #expect(try folder.keys() == keys)
        let others = try folder.files().filter { $0.key != KeyFile.name }
        #expect(others.keys.contains("\(Store.fileName)-wal"))
        #expect(!keys.values.contains { others.contains($0) })
        #expect(try await desk.events().count == 3)
    }

    @Test func `version 1 with another master key is refused and left as it is`() async throws {
        let before = try folder.data()
        #expect(throws: StoreFailure.wrongMasterKey) { try Store(folder: folder.path, key: MasterKey()) }
        #expect(try !Store.isReadable(in: folder.path, with: MasterKey()))
        #expect(try Store.isReadable(in: folder.path, with: key))
        #expect(try folder.data() == before)
    }

    @Test func `a look at version 1 leaves it to the version that is running on it`() async throws {
        let before = try folder.data()
        #expect(try Store.inspect(folder: folder.path, key: key) == Inspection(database: [], keys: []))
        #expect(try folder.data() == before)
    }

    @Test func `version 1 is not copied by a version that would copy the keys with it`() async throws {
        let shelf = try TemporaryFolder()
        #expect(throws: StoreFailure.olderVersion) {
            try Store.backUp(folder: folder.path, to: "\(shelf.path)/1", keys: "\(shelf.path)/keys")
        }
        #expect(try shelf.files().isEmpty)
    }

    @Test func `a change of version that was interrupted between the two files is made again`() async throws {
        _ = try Desk(in: folder, key: key)
        let interrupted = try Self.version1()
        try interrupted.take(KeyFile.name, from: folder)

        let desk = try Desk(in: interrupted, key: key)

        #expect(try await words(1, at: desk) == "a good day")
        #expect(try await words(3, at: desk) == "a long day")
    }

    @Test func `whoever was deleted later is deleted from a restored version 1 too`() async throws {
        let later = try Desk(in: folder, key: key)
        try await later.forget(ConversationID(rawValue: 3))
        let restored = try Self.version1()
        let gone = try #require(try keysOfVersion1(in: restored)[3])
        try restored.take(KeyFile.name, from: folder)

        let desk = try Desk(in: restored, key: key)

        #expect(try await desk.events() == ["hello"])
        #expect(try await words(1, at: desk) == "a good day")
        #expect(try !restored.files().contains(gone))
    }

    @Test func `version 1 beside the keys of another bot is refused, and loses nothing`() async throws {
        let other = try Desk(key: key)
        _ = try await other.conversation("somebody else")
        try folder.take(KeyFile.name, from: other.folder)
        let keys = try folder.keys()

        #expect(throws: StoreFailure.foreignKeyFile) { try Store(folder: folder.path, key: key) }

        #expect(try folder.keys() == keys)
        try folder.remove(KeyFile.name)
        #expect(try await words(3, at: Desk(in: folder, key: key)) == "a long day")
    }

    // MARK: Support

    private static func version1() throws -> TemporaryFolder {
        let tests = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        let sql = try String(contentsOf: tests.appending(path: "Data/database-1.sql"), encoding: .utf8)
        let folder = try TemporaryFolder()
        try folder.execute("PRAGMA journal_mode = WAL; \(sql)", on: Store.fileName)
        return folder
    }

    private func keysOfVersion1(in other: TemporaryFolder? = nil) throws -> [Int64: Data] {
        let queue = try DatabaseQueue.readOnly(at: "\((other ?? folder).path)/\(Store.fileName)")
        return try queue.read { db in
            let rows = try Row.fetchAll(db, sql: "SELECT conversation, wrapped FROM data_keys")
            return Dictionary(uniqueKeysWithValues: rows.map { ($0[0], $0[1]) })
        }
    }

    private func words(_ number: Int64, at desk: Desk) async throws -> String? {
        try await desk.ask(.diary(DiaryID(rawValue: number)), of: ConversationID(rawValue: number)).diary?.text
    }
}
