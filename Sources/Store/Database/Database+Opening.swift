import FoundationEssentials
import GRDB

extension DatabasePool {
    /// Opens the bot's database, made where needed.
    ///
    /// Committed is on the disk when a transaction returns (`synchronous = FULL`), since a commit confirms to Telegram
    /// that an update was taken. Deleted content is overwritten (`secure_delete`).
    static func opened(at path: String) throws -> DatabasePool {
        var configuration = Configuration()
        configuration.foreignKeysEnabled = true
        configuration.busyMode = .timeout(10)
        configuration.maximumReaderCount = 3
        configuration.prepareDatabase { db in
            try db.execute(sql: "PRAGMA secure_delete = ON; PRAGMA cache_size = -4000")
        }
        let pool = try DatabasePool(path: path, configuration: configuration)
        // As it turns to the write-ahead log, GRDB has chosen `NORMAL`, by which the disk comes after the return.
        try pool.writeWithoutTransaction { try $0.execute(sql: "PRAGMA synchronous = FULL") }
        return pool
    }
}

extension DatabaseQueue {
    /// Makes a database where there is no file yet. It comes whole and durable or not at all, and waits for the disk once
    /// instead of at each step.
    static func make(at path: String, _ fill: (DatabaseQueue) throws -> Void) throws {
        guard !FileManager.default.fileExists(atPath: path) else { return }
        let folder = try Folder(of: path)
        try folder.lock()
        // Another process may have made it while this one waited.
        guard !FileManager.default.fileExists(atPath: path) else { return }
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

extension Database {
    /// What SQLite finds wrong with the file; empty where all is well.
    func integrityProblems() throws -> [String] {
        try String.fetchAll(self, sql: "PRAGMA integrity_check(20)").filter { $0 != "ok" }
            + Row.fetchAll(self, sql: "PRAGMA foreign_key_check").map { row in
                "a row of \(row[0] as String) refers to nothing"
            }
    }
}
