import Domain
import Engine
import Foundation
import GRDB
import Testing

@testable import Store

struct BackupTests {
    private let shelf: TemporaryFolder
    private var keyCopy: String { "\(shelf.path)/\(Store.keyCopyName)" }

    init() throws {
        shelf = try TemporaryFolder()
    }

    @Test func `a backup taken while others write is whole, and opens with the master key`() async throws {
        let desk = try Desk()
        let person = try await desk.person("a", .entry(1, on: .november(21), "a good day"))
        try await withThrowingTaskGroup { group in
            group.addTask {
                for number in 0..<100 { try await desk.receive("\(number)", from: "\(number)", key: "b\(number)") }
            }
            group.addTask { try backUp(desk, as: "1.sqlite") }
            try await group.waitForAll()
        }

        let folder = try restore("1.sqlite")
        let restored = try Desk(in: folder, key: desk.key)

        #expect(try await words(1, of: person, at: restored) == "a good day")
        #expect(try restored.inspect() == Inspection(database: [], keys: []))
        let events = try await restored.events().dropFirst().map { $0 ?? "unreadable" }
        #expect(events == (0..<events.count).map { "\($0)" })
        #expect(throws: StoreFailure.wrongMasterKey) { try Store(folder: folder.path, key: MasterKey()) }
    }

    @Test func `a copy of the database holds no key`() async throws {
        let desk = try Desk()
        for number in 0..<50 { try await desk.receive("\(number)", from: "\(number)", key: "\(number)") }
        try backUp(desk, as: "1.sqlite")

        let copy = try #require(try shelf.files()["1.sqlite"])

        let keys = try desk.folder.keys()
        #expect(keys.count == 50)
        #expect(!keys.values.contains { copy.range(of: $0) != nil })
        let alone = try restore("1.sqlite", withKeys: false)
        #expect(throws: StoreFailure.missingKeyFile) { try Store(folder: alone.path, key: desk.key) }
    }

    @Test func `whoever is deleted cannot be read in older copies once a newer one is made`() async throws {
        let desk = try Desk()
        let stays = try await desk.person("a", .entry(1, on: .november(21), "a good day"))
        let goes = try await desk.person("b", .entry(2, on: .november(21), "a secret"))
        try await desk.apply([.part(.spoken(3, in: 2, seconds: 3, recording: "2-voice.ogg"))], to: goes)
        try backUp(desk, as: "1.sqlite")
        let key = try #require(try desk.folder.keys()[goes.rawValue])
        #expect(try shelf.files().contains(key))
        #expect(try await words(2, of: goes, at: Desk(in: restore("1.sqlite"), key: desk.key)) == "a secret")

        try await desk.forget(goes)
        let comes = try await desk.person("c", .entry(4, on: .november(22), "another day"))
        try backUp(desk, as: "2.sqlite")

        #expect(try !shelf.files().contains(key))
        let first = try restore("1.sqlite")
        let ring = KeyRing(master: desk.key, file: try KeyFile(folder: first.path, master: desk.key))
        #expect(throws: StoreFailure.missingDataKey(conversation: goes.rawValue)) { try ring.cipher(of: goes.rawValue) }
        // A bot that starts on the older copy deletes the person again.
        let restored = try Desk(in: first, key: desk.key)
        #expect(try await words(1, of: stays, at: restored) == "a good day")
        let left = try await restored.counts()
        #expect((left["conversations"], left["persons"], left["diary_parts"]) == (1, 1, 1))
        let doomed = try await restored.store.pool.read {
            try String.fetchAll($0, sql: "SELECT name FROM doomed_files ORDER BY name")
        }
        #expect(doomed == ["2-clone.png", "2-export.zip", "2-passage-3.ogg", "2-voice.ogg"])
        #expect(try await words(4, of: comes, at: Desk(in: restore("2.sqlite"), key: desk.key)) == "another day")
    }

    @Test func `whoever was deleted before the copy that is restored can begin anew`() async throws {
        let desk = try Desk()
        let goes = try await desk.person("a", .entry(1, on: .november(21), "a secret"))
        try backUp(desk, as: "1.sqlite")
        try await desk.forget(goes)
        try backUp(desk, as: "2.sqlite")

        let restored = try Desk(in: restore("1.sqlite"), key: desk.key)
        try await restored.receive("here again", from: "a", key: "new")

        #expect(try await restored.events() == ["here again"])
        #expect(try await Desk(in: restored.folder, key: desk.key).events() == ["here again"])
    }

    @Test func `an earlier copy of the keys is replaced, and a draft that was left behind too`() async throws {
        let desk = try Desk()
        try await desk.receive("one", from: "a", key: "1")
        try backUp(desk, as: "1.sqlite")
        try Data("half a draft".utf8).write(to: URL(filePath: keyCopy + ".part"))
        try await desk.receive("two", from: "b", key: "2")

        try backUp(desk, as: "2.sqlite")

        #expect(try Set(shelf.files().keys) == ["1.sqlite", "2.sqlite", Store.keyCopyName])
        #expect(try await Desk(in: restore("1.sqlite"), key: desk.key).events() == ["one"])
        #expect(try await Desk(in: restore("2.sqlite"), key: desk.key).events() == ["one", "two"])
    }

    @Test func `a rotated master key opens older copies with the keys of a newer one`() async throws {
        let desk = try Desk()
        let person = try await desk.person("a", .entry(1, on: .november(21), "a good day"))
        try backUp(desk, as: "1.sqlite")
        let new = MasterKey()
        try desk.store.rotate(to: new)
        try backUp(desk, as: "2.sqlite")

        let folder = try restore("1.sqlite")

        #expect(throws: StoreFailure.wrongMasterKey) { try Store(folder: folder.path, key: desk.key) }
        #expect(try await words(1, of: person, at: Desk(in: folder, key: new)) == "a good day")
    }

    @Test func `a backup does not write over anything`() async throws {
        let (desk, other) = (try Desk(), try Desk())
        for desk in [desk, other] { _ = try await desk.conversation("a") }
        try Data("precious".utf8).write(to: URL(filePath: "\(shelf.path)/precious"))
        try backUp(other, as: "other.sqlite")
        try FileManager.default.createSymbolicLink(
            atPath: "\(shelf.path)/link", withDestinationPath: "\(desk.folder.path)/\(KeyFile.name)")
        let (before, data) = (try shelf.files(), try desk.folder.data())

        #expect(throws: DatabaseError.self) {
            try Store.backUp(folder: desk.folder.path, to: "\(shelf.path)/precious", keys: "\(shelf.path)/keys")
        }
        let live = "\(desk.folder.path)/\(KeyFile.name)"
        for keys in ["\(shelf.path)/precious", keyCopy, "\(shelf.path)/other.sqlite", "\(shelf.path)/link", live] {
            #expect(throws: StoreFailure.foreignKeyCopy(path: keys)) {
                try Store.backUp(folder: desk.folder.path, to: "\(shelf.path)/1.sqlite", keys: keys)
            }
        }

        #expect(try shelf.files() == before)
        #expect(try desk.folder.data() == data)
    }

    @Test func `keys that do not fit their database do not take the place of a copy that does`() async throws {
        let desk = try Desk()
        try await desk.receive("one", from: "a", key: "1")
        try backUp(desk, as: "1.sqlite")
        let older = try restore("1.sqlite")
        try await desk.receive("two", from: "b", key: "2")
        try backUp(desk, as: "2.sqlite")
        let mixed = try restore("2.sqlite")
        try mixed.take(KeyFile.name, from: older)
        let before = try shelf.files()

        #expect(throws: StoreFailure.olderKeyFile) {
            try Store.backUp(folder: mixed.path, to: "\(shelf.path)/3.sqlite", keys: keyCopy)
        }

        #expect(try shelf.files() == before)
    }

    // MARK: Support

    private func backUp(_ desk: Desk, as name: String) throws {
        try Store.backUp(folder: desk.folder.path, to: "\(shelf.path)/\(name)", keys: keyCopy)
    }

    /// A data folder with a copy of a database, and the keys that lie beside it.
    private func restore(_ name: String, withKeys: Bool = true) throws -> TemporaryFolder {
        let folder = try TemporaryFolder()
        try folder.take(name, from: shelf, as: Store.fileName)
        if withKeys { try folder.take(Store.keyCopyName, from: shelf, as: KeyFile.name) }
        return folder
    }

    private func words(_ diary: Int64, of person: ConversationID, at desk: Desk) async throws -> String? {
        try await desk.ask(.diary(DiaryID(rawValue: diary)), of: person).diary?.text
    }
}
