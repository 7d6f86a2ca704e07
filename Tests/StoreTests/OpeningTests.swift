import Domain
import Engine
import Foundation
import GRDB
import Testing

@testable import Store

struct OpeningTests {
    /// A folder with a diary, with its key, closed again.
    private func folder() async throws -> (TemporaryFolder, MasterKey) {
        let desk = try Desk()
        _ = try await desk.person("a", .entry(1, on: .november(21), "a good day"))
        try desk.store.pool.close()
        return (desk.folder, desk.key)
    }

    private func words(_ desk: Desk) async throws -> String? {
        try await desk.ask(.diary(DiaryID(rawValue: 1)), of: ConversationID(rawValue: 1)).diary?.text
    }

    @Test func `a store opened again has what was kept`() async throws {
        let (folder, key) = try await folder()
        #expect(try await words(Desk(in: folder, key: key)) == "a good day")
    }

    @Test func `many may open a fresh folder at once, and all have the same data`() async throws {
        for _ in 1...10 {
            let (folder, key) = (try TemporaryFolder(), MasterKey())
            let desks = try await withThrowingTaskGroup(of: Desk.self) { group in
                for _ in 1...8 { group.addTask { try Desk(in: folder, key: key) } }
                return try await group.reduce(into: []) { $0.append($1) }
            }

            for (number, desk) in desks.enumerated() { try await desk.receive("hello", from: "a", key: "\(number)") }

            #expect(try await desks[0].events().count == desks.count)
            #expect(try folder.keys().keys.sorted() == [1])
        }
    }

    @Test func `what is left of a start that was cut off while it made the files is no hindrance`() async throws {
        let folder = try TemporaryFolder()
        for name in [Store.fileName, KeyFile.name] {
            try Data("half a page".utf8).write(to: URL(filePath: "\(folder.path)/\(name).new"))
        }
        let desk = try Desk(in: folder, key: MasterKey())
        _ = try await desk.person("a", .entry(1, on: .november(21), "a good day"))
        #expect(try await words(desk) == "a good day")
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).allSatisfy { !$0.hasSuffix(".new") })
    }

    @Test func `a wrong master key is refused and nothing is changed`() async throws {
        let (folder, key) = try await folder()
        let before = try folder.data()

        #expect(throws: StoreFailure.wrongMasterKey) { try Store(folder: folder.path, key: MasterKey()) }

        #expect(try folder.data() == before)
        #expect(try await words(Desk(in: folder, key: key)) == "a good day")
    }

    @Test func `whether a key opens a folder can be asked without changing it`() async throws {
        let (folder, key) = try await folder()
        let before = try folder.data()
        #expect(try Store.isReadable(in: folder.path, with: key))
        #expect(try !Store.isReadable(in: folder.path, with: MasterKey()))
        #expect(try folder.data() == before)

        let empty = try TemporaryFolder()
        #expect(try Store.isReadable(in: empty.path, with: MasterKey()))
        #expect(!Store.exists(in: empty.path))
    }

    @Test func `a database of a newer version is refused and nothing is changed`() async throws {
        let (folder, key) = try await folder()
        let queue = try DatabaseQueue(path: "\(folder.path)/\(Store.fileName)")
        try await queue.write {
            try $0.execute(sql: "INSERT INTO grdb_migrations VALUES ('9 something of the future')")
        }
        try queue.close()
        let before = try folder.data()

        #expect(throws: StoreFailure.newerVersion) { try Store(folder: folder.path, key: key) }

        #expect(try folder.data() == before)
    }

    @Test func `what is no database is refused and left as it is`() throws {
        let folder = try TemporaryFolder()
        let file = "\(folder.path)/\(Store.fileName)"
        let bytes = Data(String(repeating: "not a database ", count: 1000).utf8)
        try bytes.write(to: URL(filePath: file))

        #expect(throws: StoreFailure.damagedFile(name: Store.fileName)) {
            try Store(folder: folder.path, key: MasterKey())
        }

        #expect(try Data(contentsOf: URL(filePath: file)) == bytes)
    }

    @Test func `after rotation the new key opens everything and the old one nothing`() async throws {
        let desk = try Desk()
        let person = try await desk.person("a", .entry(1, on: .november(21), "a good day"))
        let path = "\(desk.folder.path)/draft"
        try Data("sound".utf8).write(to: URL(filePath: path))
        let name = EncryptedFiles.name("voice.ogg", of: person.rawValue)
        try await desk.files().add(contentsOf: path, as: name)
        let new = MasterKey()

        try desk.store.rotate(to: new)

        #expect(throws: StoreFailure.wrongMasterKey) { try Store(folder: desk.folder.path, key: desk.key) }
        let again = try Desk(in: desk.folder, key: new)
        #expect(try await words(again) == "a good day")
        #expect(try await again.files().contents(of: name) == Array("sound".utf8))
    }

    @Test func `a process that still has the old key after a rotation stops, and harms nothing`() async throws {
        let desk = try Desk()
        try await desk.receive("one", from: "a", key: "1")
        let running = try Desk(in: desk.folder, key: desk.key)
        let new = MasterKey()
        try desk.store.rotate(to: new)

        await #expect(throws: StoreFailure.wrongMasterKey) { try await running.receive("two", from: "b", key: "2") }
        await #expect(throws: StoreFailure.wrongMasterKey) { try await running.events() }
        #expect(!running.ledger.isFaultOfEvent(StoreFailure.wrongMasterKey))

        let restarted = try Desk(in: desk.folder, key: new)
        try await restarted.receive("two", from: "b", key: "2")
        #expect(try await restarted.events() == ["one", "two"])
    }

    @Test func `a rotation that cannot be finished leaves the old key in force`() async throws {
        let desk = try Desk()
        _ = try await desk.person("a", .entry(1, on: .november(21), "a good day"))
        _ = try await desk.conversation("b")
        try desk.folder.execute(
            "UPDATE data_keys SET wrapped = randomblob(60) WHERE conversation = 2", on: KeyFile.name)
        let new = MasterKey()

        #expect(throws: StoreFailure.damagedValue(column: "data_keys.wrapped", row: 2)) {
            try desk.store.rotate(to: new)
        }

        #expect(throws: StoreFailure.wrongMasterKey) { try Store(folder: desk.folder.path, key: new) }
        #expect(try await words(Desk(in: desk.folder, key: desk.key)) == "a good day")
    }

    @Test func `a damaged database is found out`() async throws {
        let desk = try Desk()
        _ = try await desk.person("a", .entry(1, on: .november(21), "a good day"))
        #expect(try desk.inspect() == Inspection(database: [], keys: []))
        try await desk.execute("PRAGMA foreign_keys = OFF; DELETE FROM diaries; PRAGMA foreign_keys = ON")
        #expect(try desk.inspect() == Inspection(database: ["a row of diary_parts refers to nothing"], keys: []))
    }

    @Test func `the data version changes when another process writes and only then`() async throws {
        let first = try Desk()
        let second = try Desk(in: first.folder, key: first.key)
        let before = try await first.store.dataVersion()
        try await first.receive("mine", from: "a", key: "1")
        #expect(try await first.store.dataVersion() == before)
        try await second.receive("theirs", from: "a", key: "2")
        #expect(try await first.store.dataVersion() != before)
    }
}
