import Domain
import Engine
import Foundation
import GRDB
import Testing

@testable import Store

/// Files that do not fit each other are refused, and nothing in them is changed.
struct KeyFileTests {
    /// What can be wrong with a data folder that has a conversation.
    enum Fault: CaseIterable {
        case noKeys, emptyKeys, noDatabase, emptyDatabase, olderKeys, keysOfAnother, newerKeys, damagedKeys

        var failure: StoreFailure {
            switch self {
            case .noKeys, .emptyKeys: .missingKeyFile
            case .noDatabase, .emptyDatabase: .missingDatabase
            case .olderKeys: .olderKeyFile
            case .keysOfAnother: .foreignKeyFile
            case .newerKeys: .newerVersion
            case .damagedKeys: .damagedFile(name: KeyFile.name)
            }
        }

        func happen(in folder: TemporaryFolder, key: MasterKey) async throws {
            switch self {
            case .noKeys: try folder.remove(KeyFile.name)
            case .emptyKeys: try folder.write(Data(), to: KeyFile.name)
            case .noDatabase: try folder.remove(Store.fileName)
            case .emptyDatabase: try folder.write(Data(), to: Store.fileName)
            case .olderKeys: try folder.execute("DELETE FROM data_keys WHERE conversation = 2", on: KeyFile.name)
            case .keysOfAnother:
                let other = try Desk(key: key)
                for chat in ["a", "b", "c"] { _ = try await other.conversation(chat) }
                try folder.take(KeyFile.name, from: other.folder)
            case .newerKeys:
                try folder.execute("INSERT INTO grdb_migrations VALUES ('9 of the future')", on: KeyFile.name)
            case .damagedKeys: try folder.write(Data(String(repeating: "no keys ", count: 999).utf8), to: KeyFile.name)
            }
        }
    }

    @Test(arguments: Fault.allCases)
    func `a folder in which keys and database do not fit is refused and left as it is`(fault: Fault) async throws {
        let (folder, key) = try await folder()
        try await fault.happen(in: folder, key: key)
        let before = try folder.data()

        #expect(throws: fault.failure) { try Store(folder: folder.path, key: key) }
        #expect(throws: fault.failure) { try Store.inspect(folder: folder.path, key: key) }

        #expect(try folder.data() == before)
    }

    @Test(arguments: [Store.fileName, KeyFile.name])
    func `whether there is data can be told from each of the files`(name: String) async throws {
        let (folder, _) = try await folder()
        try folder.remove(name)
        #expect(Store.exists(in: folder.path))
    }

    @Test func `a database in which nobody has begun yet gets new keys where there are none`() async throws {
        let desk = try Desk()
        try desk.store.pool.close()
        try desk.folder.remove(KeyFile.name)
        let again = try Desk(in: desk.folder, key: desk.key)
        try await again.receive("hello", from: "a", key: "1")
        #expect(try await Desk(in: desk.folder, key: desk.key).events() == ["hello"])
    }

    @Test func `a key that was changed is found by a look, and so is one of another master key`() async throws {
        let (folder, key) = try await folder()
        try folder.execute(
            "UPDATE data_keys SET wrapped = randomblob(60) WHERE conversation = 2", on: KeyFile.name)
        let inspection = try Store.inspect(folder: folder.path, key: key)
        #expect(inspection == Inspection(database: [], keys: ["the key of conversation 2 is damaged"]))
        #expect(throws: StoreFailure.wrongMasterKey) { try Store.inspect(folder: folder.path, key: MasterKey()) }
    }

    @Test func `rotation overwrites what the old master key had wrapped, and leaves the destroyed destroyed`()
        async throws
    {
        let desk = try Desk()
        for chat in ["a", "b", "c"] { _ = try await desk.conversation(chat) }
        try await desk.forget(ConversationID(rawValue: 2))
        let before = try desk.folder.keys()

        try desk.store.rotate(to: MasterKey())

        let files = try desk.folder.files()
        #expect(!before.values.contains { files.contains($0) })
        #expect(try Set(desk.folder.keys().keys) == [1, 3])
    }

    /// A folder of two conversations, closed again.
    private func folder() async throws -> (TemporaryFolder, MasterKey) {
        let desk = try Desk()
        _ = try await desk.conversation("a")
        _ = try await desk.conversation("b")
        try desk.store.pool.close()
        return (desk.folder, desk.key)
    }
}
