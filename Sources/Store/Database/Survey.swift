import FoundationEssentials
import GRDB

/// Both files of a data folder, looked at without changing anything in them.
struct Survey {
    /// The key file; none where nothing was ever put into one.
    let keys: KeyFile?
    /// The database; none where there is no file.
    let database: DatabaseQueue?
    private let hasKeys: Bool

    init(of folder: String) throws {
        // Looked at before the database: another process may be making both, and no key comes before the database.
        (keys, hasKeys) = try StoreFailure.naming(KeyFile.name) {
            let keys = try KeyFile(existingAt: "\(folder)/\(KeyFile.name)")
            return (keys, try keys?.read { try !$0.keys().isEmpty } ?? false)
        }
        let path = "\(folder)/\(Store.fileName)"
        let isThere = FileManager.default.fileExists(atPath: path)
        database = isThere ? try StoreFailure.naming(Store.fileName) { try DatabaseQueue.readOnly(at: path) } : nil
    }

    /// Looks into the key file; none where there is none.
    ///
    /// - Throws: `StoreFailure.damagedFile`, and what the looking throws.
    func readKeys<Result>(_ look: (KeyTable) throws -> Result) throws -> Result? {
        try StoreFailure.naming(KeyFile.name) { try keys?.read(look) }
    }

    /// Looks into the database; none where there is no file.
    ///
    /// - Throws: `StoreFailure.damagedFile`, and what the looking throws.
    func readDatabase<Result>(_ look: (Database) throws -> Result) throws -> Result? {
        try StoreFailure.naming(Store.fileName) { try database?.read(look) }
    }

    /// Makes sure that this version can read both files, and that a master key is theirs.
    ///
    /// - Throws: `StoreFailure.newerVersion`, `.wrongMasterKey`, `.damagedFile`.
    func demandReadable(with master: MasterKey) throws {
        try readKeys { try master.demandOpening($0.check()) }
        try readDatabase { db in
            guard try !Schema.isSuperseded(db) else { throw StoreFailure.newerVersion }
            guard try Schema.holdsKeys(db) else { return }
            try master.demandOpening(Data.fetchOne(db, sql: "SELECT sealed FROM master_key_check"))
        }
    }

    /// Makes sure that the files belong together, and that there is a key for each conversation or the mark of one that
    /// was destroyed.
    ///
    /// - Throws: `StoreFailure.missingDatabase`, `.missingKeyFile`, `.olderKeyFile`, `.foreignKeyFile`,
    ///   `.damagedFile`.
    func demandPair() throws {
        guard let found = try readDatabase(Conversations.init).flatMap(\.self) else {
            if hasKeys { throw StoreFailure.missingDatabase }
            return
        }
        guard !found.holdKeys, hasKeys || !found.numbers.isEmpty else { return }
        // Read after the conversations, so that whoever was begun meanwhile is not missed here.
        guard keys != nil else { throw StoreFailure.missingKeyFile }
        try readKeys { table in
            guard try table.lineage() == found.lineage else { throw StoreFailure.foreignKeyFile }
            let known = try table.destroyed().union(table.keys().keys)
            guard known.isSuperset(of: found.numbers) else { throw StoreFailure.olderKeyFile }
        }
    }

    /// The conversations of a database, at one moment.
    private struct Conversations {
        let numbers: Set<Int64>
        let holdKeys: Bool
        let lineage: String?

        /// None where the database has no tables yet.
        init?(_ db: Database) throws {
            guard try db.tableExists("conversations") else { return nil }
            numbers = try Int64.fetchSet(db, sql: "SELECT id FROM conversations")
            holdKeys = try Schema.holdsKeys(db)
            lineage = holdKeys ? nil : try String.fetchOne(db, sql: "SELECT name FROM lineage")
        }
    }
}
