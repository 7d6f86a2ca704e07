import GRDB

extension Store {
    /// Copies the database of a data folder to a file, as it is at one moment, while others may go on writing.
    ///
    /// What is copied stays encrypted: no key is needed.
    public static func backUp(folder: String, to file: String) async throws {
        var configuration = Configuration()
        configuration.readonly = true
        configuration.busyMode = .timeout(10)
        let source = try DatabasePool(path: "\(folder)/\(fileName)", configuration: configuration)
        // `VACUUM INTO` reads one snapshot and writes a file without free pages, so nothing deleted is left in it.
        try await source.writeWithoutTransaction { try $0.execute(sql: "VACUUM INTO ?", arguments: [file]) }
        try source.close()
    }

    /// Wraps all data keys by another master key, in one transaction.
    public func rotate(to new: MasterKey) async throws {
        try await pool.write { [keys = sealer.keys] db in try keys.rewrap(by: new, in: db) }
    }

    /// What SQLite finds wrong with the database file; empty where all is well.
    public func integrityProblems() async throws -> [String] {
        try await pool.read { db in
            let problems = try String.fetchAll(db, sql: "PRAGMA integrity_check(20)").filter { $0 != "ok" }
            return try problems
                + Row.fetchAll(db, sql: "PRAGMA foreign_key_check").map { row in
                    "a row of \(row[0] as String) refers to nothing"
                }
        }
    }
}
