public import Domain
import GRDB
public import Messaging

/// How much waits in one queue.
public struct QueueDepth: Equatable, Sendable {
    /// The queue.
    public var name: String
    /// How many rows wait.
    public var count: Int
    /// How long the oldest of them has waited, in seconds.
    public var oldest: Double
}

extension Store {
    /// How much waits in inbox, outbox and among the jobs that are due.
    public func depths(now: Timestamp) async throws -> [QueueDepth] {
        try await pool.read { db in
            try [
                ("inbox", "SELECT count(*), min(at) FROM inbox WHERE at <= ?"),
                ("outbox", "SELECT count(*), min(at) FROM outbox WHERE at <= ?"),
                ("jobs", "SELECT count(*), min(due) FROM jobs WHERE due <= ?"),
            ].map { name, sql in
                let row = try Row.fetchOne(db, sql: sql, arguments: [now.milliseconds])
                let oldest: Int64? = row?[1]
                return QueueDepth(
                    name: name, count: row?[0] ?? 0, oldest: oldest.map { Double(now.milliseconds - $0) / 1000 } ?? 0)
            }
        }
    }

    /// Whether anything waits for the conversation at an address that can be done now.
    public func isBusy(with address: Address, now: Timestamp) async throws -> Bool {
        try await pool.read { db in
            try Bool.fetchOne(
                db,
                sql: """
                    SELECT EXISTS (SELECT 1 FROM outbox WHERE channel = ?1 AND chat = ?2)
                        OR EXISTS (SELECT 1 FROM inbox JOIN conversations AS c ON c.id = inbox.conversation
                                   WHERE c.channel = ?1 AND c.chat = ?2)
                        OR EXISTS (SELECT 1 FROM jobs JOIN conversations AS c ON c.id = jobs.conversation
                                   WHERE c.channel = ?1 AND c.chat = ?2 AND jobs.due <= ?3)
                    """, arguments: [address.channel.rawValue, address.chat, now.milliseconds]) ?? false
        }
    }

    /// How many persons there are, and how many entries they have kept.
    public func counts() async throws -> (persons: Int, diaries: Int) {
        try await pool.read { db in
            (
                try Int.fetchOne(db, sql: "SELECT count(*) FROM persons") ?? 0,
                try Int.fetchOne(db, sql: "SELECT count(*) FROM diaries") ?? 0
            )
        }
    }

    /// Forgets delivery keys of things received before a moment, so that the list does not grow for ever.
    public func forgetDeliveries(before moment: Timestamp) async throws {
        try await pool.write { db in
            try db.execute(sql: "DELETE FROM received WHERE at < ?", arguments: [moment.milliseconds])
        }
    }
}
