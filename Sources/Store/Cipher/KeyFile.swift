import FoundationEssentials
import GRDB

/// The file of the data keys, each wrapped by the master key. It stands beside the database and not in it: so a copy of
/// the database can be kept for as long as anybody likes, and what was said by a person whose key is destroyed here
/// cannot be read in it any more.
///
/// No transaction spans both files, so what is done to them has an order. A key is on the disk here before anything
/// under it is committed there, and is destroyed here after everything under it is gone there. Whoever needs both
/// locks takes the database's first.
struct KeyFile: Sendable {
    let queue: DatabaseQueue

    /// The name of the file in the data folder.
    static let name = "keys.sqlite"

    /// Opens the key file of a data folder, made or brought up to date where needed. A new one is of a master key.
    init(folder: String, master: MasterKey) throws {
        let path = "\(folder)/\(Self.name)"
        try DatabaseQueue.make(at: path) { queue in
            try Self.migrator.migrate(queue)
            try queue.write { try KeyTable(db: $0).keepCheck(master.sealedCheck()) }
        }
        queue = try Self.queue(at: path)
        try Self.migrator.migrate(queue)
    }

    /// Opens a key file that is there, without changing anything in it; none where nothing was ever put into it.
    ///
    /// - Throws: `StoreFailure.newerVersion`, `.damagedFile`, `DatabaseError`.
    init?(existingAt path: String) throws {
        guard FileManager.default.fileExists(atPath: path) else { return nil }
        queue = try Self.queue(at: path)
        let isEmpty = try queue.read { db in
            guard try !Self.migrator.hasBeenSuperseded(db) else { throw StoreFailure.newerVersion }
            return try !db.tableExists("data_keys")
        }
        if isEmpty { return nil }
    }

    func read<Result>(_ body: (KeyTable) throws -> Result) throws -> Result {
        try queue.read { try body(KeyTable(db: $0)) }
    }

    /// What is written is on the disk when this returns.
    func write<Result>(_ body: (KeyTable) throws -> Result) throws -> Result {
        try queue.write { try body(KeyTable(db: $0)) }
    }

    /// What is overwritten is in no file any more when this returns.
    func overwrite(_ body: (KeyTable) throws -> Void) throws {
        try queue.writeWithoutTransaction { db in
            // The journal has the pages as they were before, and those of earlier transactions.
            try db.execute(sql: "PRAGMA journal_mode = TRUNCATE")
            defer { try? db.execute(sql: "PRAGMA journal_mode = PERSIST") }
            try db.inTransaction {
                try body(KeyTable(db: db))
                return .commit
            }
        }
    }

    private static var migrator: DatabaseMigrator {
        var migrator = DatabaseMigrator()
        migrator.registerMigration("1 keys") { try $0.execute(sql: KeyTable.schema) }
        return migrator
    }

    /// A rollback journal can be emptied with the transaction it serves; a write-ahead log would hold on to what was
    /// overwritten for an unknown time. It is emptied only when that matters: a file that keeps its length is much
    /// cheaper to write to the disk.
    private static func queue(at path: String) throws -> DatabaseQueue {
        var configuration = Configuration()
        configuration.busyMode = .timeout(10)
        configuration.prepareDatabase { db in
            try db.execute(
                sql: """
                    PRAGMA journal_mode = PERSIST; PRAGMA synchronous = FULL; PRAGMA secure_delete = ON;
                    PRAGMA temp_store = MEMORY; PRAGMA cache_size = -500
                    """)
        }
        return try StoreFailure.naming(URL(filePath: path).lastPathComponent) {
            try DatabaseQueue(path: path, configuration: configuration)
        }
    }
}
