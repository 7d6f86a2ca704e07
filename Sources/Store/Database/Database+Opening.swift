import FoundationEssentials
import GRDB

extension DatabasePool {
    /// Opens the bot's database, made where needed.
    ///
    /// Deleted content is overwritten (`secure_delete`).
    static func opened(at path: String) throws -> DatabasePool {
        var configuration = Configuration()
        configuration.foreignKeysEnabled = true
        configuration.busyMode = .timeout(10)
        configuration.maximumReaderCount = 3
        configuration.prepareDatabase { db in
            try db.execute(sql: "PRAGMA secure_delete = ON; PRAGMA cache_size = -4000")
        }
        return try DatabasePool(path: path, configuration: configuration)
    }
}

/// When what was committed is on the disk, so that it is there after a loss of power too.
public enum Durability: Sendable {
    /// When the commit returns, and with it everything that was committed before: for what is confirmed to somebody
    /// outside, who will not send it again.
    case now
    /// Soon. A loss of power undoes the newest of these commits, from some point on, and what led to them is still
    /// there to be done again.
    case soon
}

extension Database {
    /// Runs a body in one transaction.
    ///
    /// GRDB turns a pool to `synchronous = NORMAL`: in a write-ahead log, a commit then returns before it is on the disk.
    func commit<Result>(_ durability: Durability, _ body: (Database) throws -> Result) throws -> Result {
        guard durability == .now else { return try transaction(body) }
        try execute(sql: "PRAGMA synchronous = FULL")
        defer { try? execute(sql: "PRAGMA synchronous = NORMAL") }
        return try transaction(body)
    }

    private func transaction<Result>(_ body: (Database) throws -> Result) throws -> Result {
        var outcome: Result?
        try inTransaction(.immediate) {
            outcome = try body(self)
            return .commit
        }
        guard let outcome else { throw DatabaseError(resultCode: .SQLITE_ABORT) }
        return outcome
    }
}

extension DatabaseQueue {
    /// Makes a database where there is no file yet. It comes whole and durable or not at all, and waits for the disk once
    /// instead of at each step. The caller holds the folder's lock.
    static func make(at path: String, _ fill: (DatabaseQueue) throws -> Void) throws {
        guard !FileManager.default.fileExists(atPath: path) else { return }
        let folder = try Folder(of: path)
        let draft = path + ".new"
        if FileManager.default.fileExists(atPath: draft) { try FileManager.default.removeItem(atPath: draft) }
        var configuration = Configuration()
        configuration.prepareDatabase { try $0.execute(sql: "PRAGMA synchronous = OFF; PRAGMA journal_mode = MEMORY") }
        let queue = try DatabaseQueue(path: draft, configuration: configuration)
        try fill(queue)
        try queue.close()
        try folder.put(draft, as: path)
    }

    /// Opens a database that is there for looking only.
    static func readOnly(at path: String) throws -> DatabaseQueue {
        var configuration = Configuration()
        configuration.readonly = true
        configuration.busyMode = .timeout(10)
        return try DatabaseQueue(path: path, configuration: configuration)
    }
}

extension StoreFailure {
    /// Looks into a file of SQLite's; says which one it is where it turns out to be damaged.
    ///
    /// - Throws: `StoreFailure.damagedFile`, and what the looking throws.
    static func naming<Result>(_ name: String, _ look: () throws -> Result) throws -> Result {
        do {
            return try look()
        } catch DatabaseError.SQLITE_NOTADB, DatabaseError.SQLITE_CORRUPT {
            throw StoreFailure.damagedFile(name: name)
        }
    }
}

extension Database {
    /// What SQLite finds wrong with the file; empty where all is well.
    func integrityProblems() throws -> [String] {
        try String.fetchAll(self, sql: "PRAGMA integrity_check(20)").filter { $0 != "ok" }
            + Row.fetchAll(self, sql: "PRAGMA foreign_key_check").map { row in
                "a row of \(row[0] as String) refers to nothing"
            }
    }
}
