import Domain
import Engine
import Foundation
import GRDB
import NIOConcurrencyHelpers
import Testing

@testable import Store

/// What becomes of the keys of conversations, whenever the process dies.
struct DataKeyTests {
    private struct Failure: Error {}

    // MARK: Beginning

    @Test func `a key is on the disk before anything under it is committed`() async throws {
        let desk = try Desk()
        let folder = desk.folder
        let seen = NIOLockedValueBox<(keys: Int, conversations: Int?)>((0, nil))
        try await desk.ledger.write { transaction in
            try transaction.receive("hello", of: Desk.arrival("hello", from: "a", key: "1"), now: Desk.now)
            // Called after all else that waits for the commit.
            let end = Ending {
                let others = try DatabaseQueue(path: "\(folder.path)/\(Store.fileName)")
                let count = try others.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM conversations") }
                let keys = try folder.keys().count
                seen.withLockedValue { $0 = (keys, count) }
            }
            transaction.db.add(transactionObserver: end, extent: .nextTransaction)
        }
        #expect(seen.withLockedValue { $0 } == (1, 0))
        #expect(try await Desk(in: desk.folder, key: desk.key).events() == ["hello"])
    }

    @Test func `a key whose conversation was never committed is put aside by the next of that number`() async throws {
        let desk = try Desk()
        try await failToCommit("lost", in: desk)
        let leftover = try desk.folder.keys()
        #expect(Array(leftover.keys) == [1])

        try await desk.receive("kept", from: "b", key: "2")

        #expect(try desk.folder.keys().keys == leftover.keys && desk.folder.keys() != leftover)
        #expect(try await Desk(in: desk.folder, key: desk.key).events() == ["kept"])
    }

    @Test func `a key whose conversation was never committed is destroyed at the next start`() async throws {
        let desk = try Desk()
        try await desk.receive("kept", from: "a", key: "1")
        try await failToCommit("lost", in: desk)
        let leftover = try #require(try desk.folder.keys()[2])

        let again = try Desk(in: desk.folder, key: desk.key)

        #expect(try Array(desk.folder.keys().keys) == [1])
        #expect(try !desk.folder.files().values.contains { $0.range(of: leftover) != nil })
        #expect(try await again.events() == ["kept"])
    }

    @Test func `conversations begun in one transaction cost one commit of the keys`() async throws {
        let desk = try Desk()
        let before = try commits(desk)
        try await desk.ledger.receive((0..<100).map { Desk.arrival("hello", from: "\($0)", key: "\($0)") })
        #expect(try commits(desk) == before + 1)
        try await desk.ledger.receive((0..<100).map { Desk.arrival("more", from: "\($0)", key: "more \($0)") })
        #expect(try commits(desk) == before + 1)
        #expect(try desk.folder.keys().count == 100)
    }

    @Test func `more conversations than are remembered can begin at once`() async throws {
        let desk = try Desk()
        let arrivals = (0..<10_050).map { Desk.arrival("hello", from: "\($0)", key: "\($0)") }
        let again = (0..<10_050).map { Desk.arrival("more", from: "\($0)", key: "more \($0)") }
        try await desk.ledger.receive(arrivals + again)
        #expect(try await desk.events().allSatisfy { $0 == "hello" })
        #expect(try desk.folder.keys().count == 10_050)
    }

    @Test func `whoever begins while other processes start keeps the key`() async throws {
        let desk = try Desk()
        try await withThrowingTaskGroup { group in
            group.addTask {
                for number in 0..<60 { try await desk.receive("\(number)", from: "\(number)", key: "\(number)") }
            }
            group.addTask {
                for _ in 0..<20 { _ = try Desk(in: desk.folder, key: desk.key) }
            }
            try await group.waitForAll()
        }
        #expect(try await Desk(in: desk.folder, key: desk.key).events() == (0..<60).map { "\($0)" })
    }

    // MARK: Deletion

    @Test func `keys of the deleted are in no file any more, and all others open what is kept`() async throws {
        let desk = try Desk()
        for first in stride(from: 1, to: 600, by: 50) {
            let batch = first..<first + 50
            try await desk.ledger.receive(batch.map { Desk.arrival("words \($0)", from: "\($0)", key: "\($0)") })
        }
        let keys = try desk.folder.keys()
        let journal = try #require(try desk.folder.files()["\(KeyFile.name)-journal"])
        #expect(keys.values.contains { journal.range(of: $0) != nil })
        let order = (1...600).shuffled().prefix(250).map(Int64.init)
        let deleted = Set(order)

        for number in order.prefix(20) { try await desk.forget(ConversationID(rawValue: number)) }
        let before = try commits(desk)
        try await desk.ledger.write { transaction in
            for number in order.dropFirst(20) {
                try transaction.forget(ConversationID(rawValue: number), unless: { _ in false })
            }
        }

        #expect(try commits(desk) == before + 1)

        let files = try desk.folder.files()
        #expect(keys.filter { key in deleted.contains(key.key) == files.contains(key.value) }.isEmpty)
        #expect(try Set(desk.folder.keys().keys) == Set(keys.keys).subtracting(deleted))
        let left = (1...600).filter { !deleted.contains($0) }.map { "words \($0)" }
        #expect(try await Desk(in: desk.folder, key: desk.key).events() == left)
    }

    @Test func `a deletion that is undone leaves the key`() async throws {
        let desk = try Desk()
        let person = try await desk.conversation("a")
        await #expect(throws: Failure.self) {
            try await desk.ledger.write { transaction in
                try transaction.forget(person, unless: { _ in false })
                throw Failure()
            }
        }
        #expect(try await desk.events() == ["hello"])
        #expect(try await Desk(in: desk.folder, key: desk.key).events() == ["hello"])
    }

    @Test(arguments: [true, false])
    func `a key outlived by a process that died after the deletion is destroyed`(atStart: Bool) async throws {
        let desk = try Desk()
        try await desk.receive("mine", from: "a", key: "1")
        try await desk.receive("theirs", from: "b", key: "2")
        let key = try #require(try desk.folder.keys()[2])
        // The first of the two commits, without the second.
        try await desk.execute("DELETE FROM conversations WHERE id = 2")
        #expect(try desk.folder.files().contains(key))

        if atStart {
            _ = try Desk(in: desk.folder, key: desk.key)
        } else {
            try await desk.store.destroyDoomedKeys()
            #expect(try await desk.counts()["doomed_keys"] == 0)
        }

        #expect(try !desk.folder.files().contains(key))
        #expect(try await Desk(in: desk.folder, key: desk.key).events() == ["mine"])
    }

    @Test func `a key that cannot be destroyed at once is destroyed later`() async throws {
        let desk = try Desk()
        let person = try await desk.conversation("a")
        // Every look at the file ends with the pragma off; this one leaves the key in the cache, so that none follows.
        _ = try await desk.ledger.read { try $0.waiting(in: person).count }
        let keys = desk.store.keys.file.queue
        try await keys.writeWithoutTransaction { try $0.execute(sql: "PRAGMA query_only = ON") }
        try await desk.forget(person)
        #expect(try desk.folder.keys().count == 1)
        await #expect(throws: DatabaseError.self) { try await desk.store.destroyDoomedKeys() }
        #expect(try await desk.counts()["doomed_keys"] == 1)

        try await keys.writeWithoutTransaction { try $0.execute(sql: "PRAGMA query_only = OFF") }
        try await desk.store.destroyDoomedKeys()

        #expect(try desk.folder.keys().isEmpty)
        #expect(try await desk.counts()["doomed_keys"] == 0)
    }

    @Test func `a process killed while it writes keys leaves them as they were`() async throws {
        let desk = try Desk()
        _ = try await desk.person("a", .entry(1, on: .november(21), "a good day"))
        let (image, keys) = (try TemporaryFolder(), desk.store.keys.file.queue)
        try await keys.write { db in
            // More pages than the cache holds, so that some are written to the file before the transaction ends.
            for number in 2...20_000 {
                try KeyTable(db: db).keep(Data(repeating: 7, count: 60), of: Int64(number))
            }
            try db.execute(sql: "UPDATE data_keys SET wrapped = randomblob(60)")
            for name in try desk.folder.files().keys { try image.take(name, from: desk.folder) }
            try db.execute(sql: "DELETE FROM data_keys WHERE conversation > 1")
        }
        let journal = try #require(try image.files()["\(KeyFile.name)-journal"])
        #expect(!journal.isEmpty)

        #expect(try Store.isReadable(in: image.path, with: desk.key))
        let restarted = try Desk(in: image, key: desk.key)

        #expect(try Array(image.keys().keys) == [1])
        let words = try await restarted.ask(.diary(DiaryID(rawValue: 1)), of: ConversationID(rawValue: 1)).diary?.text
        #expect(words == "a good day")
    }

    /// Begins a conversation in a transaction that fails at the last moment, after the keys were written.
    private func failToCommit(_ text: String, in desk: Desk) async throws {
        await #expect(throws: Failure.self) {
            try await desk.ledger.write { transaction in
                try transaction.receive(text, of: Desk.arrival(text, from: text, key: text), now: Desk.now)
                transaction.db.add(transactionObserver: Ending { throw Failure() }, extent: .nextTransaction)
            }
        }
    }

    /// How often the file of the keys was written to: the change counter in its header (SQLite's file format, 1.3.7).
    private func commits(_ desk: Desk) throws -> Int {
        try #require(try desk.folder.files()[KeyFile.name]).dropFirst(24).prefix(4).reduce(0) { $0 << 8 | Int($1) }
    }
}

extension [String: Data] {
    /// Whether some bytes stand anywhere in the files.
    func contains(_ bytes: Data) -> Bool {
        values.contains { $0.range(of: bytes) != nil }
    }
}

/// Does something at the last moment before a commit.
private final class Ending: TransactionObserver {
    private let body: () throws -> Void

    init(_ body: @escaping () throws -> Void) {
        self.body = body
    }

    func observes(eventsOfKind eventKind: DatabaseEventKind) -> Bool { false }
    func databaseDidChange(with event: DatabaseEvent) {}
    func databaseWillCommit() throws { try body() }
    func databaseDidCommit(_ db: Database) {}
    func databaseDidRollback(_ db: Database) {}
}
