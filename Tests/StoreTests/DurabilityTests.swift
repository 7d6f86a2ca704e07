import Domain
import Engine
import GRDB
import Messaging
import NIOConcurrencyHelpers
import Testing

@testable import Store

/// What is on the disk when a transaction returns.
struct DurabilityTests {
    @Test func `what Telegram is told was taken is on the disk by then, what follows from it soon after`() async throws
    {
        let desk = try Desk()
        let levels = try await Self.levels(of: desk) {
            try await desk.receive("hello", from: "a", key: "1")
            let event = try #require(try await desk.ledger.read { try $0.events(limit: 1).first })
            try await desk.ledger.write { try $0.removeEvent(event.id) }
            try await desk.receive("hello", from: "a", key: "2")
        }
        #expect(levels == [.full, .normal, .full])
    }

    @Test func `a key is destroyed only once what was under it is gone for good`() async throws {
        let desk = try Desk()
        let chat = try await desk.conversation("a")

        let levels = try await Self.levels(of: desk) { try await desk.forget(chat) }

        #expect(levels.prefix(2) == [.normal, .full])
    }

    private enum Level: Int {
        case normal = 1
        case full = 2
    }

    /// How each commit was made durable.
    private static func levels(of desk: Desk, _ body: () async throws -> Void) async throws -> [Level] {
        let watch = Watch()
        desk.store.pool.add(transactionObserver: watch, extent: .observerLifetime)
        try await body()
        return watch.levels.withLockedValue { $0 }.compactMap(Level.init)
    }

    private final class Watch: TransactionObserver, Sendable {
        let levels = NIOLockedValueBox<[Int]>([])

        func observes(eventsOfKind eventKind: DatabaseEventKind) -> Bool { true }
        func databaseDidChange(with event: DatabaseEvent) {}
        func databaseDidRollback(_ db: Database) {}

        func databaseDidCommit(_ db: Database) {
            let level = try? Int.fetchOne(db, sql: "PRAGMA synchronous")
            levels.withLockedValue { $0.append(level ?? -1) }
        }
    }
}
