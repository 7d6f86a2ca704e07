import FoundationEssentials
import GRDB

/// The bot's database in a data folder, and the keys to read it.
public struct Store: Sendable {
    /// The database.
    let pool: DatabasePool
    /// Encrypts and decrypts what belongs to persons.
    let sealer: Sealer

    /// The name of the database file in the data folder.
    public static let fileName = "dvoinik.sqlite"

    /// Opens the database of a data folder, made or brought up to date where needed.
    ///
    /// - Throws: `StoreFailure` where the data cannot be read with this version or key; then nothing was changed.
    public init(folder: String, key: MasterKey) throws {
        let keys = KeyRing(master: key)
        pool = try DatabasePool.opened(at: "\(folder)/\(Self.fileName)") { db in
            if try db.tableExists("master_key_check") { try keys.check(in: db) }
        }
        try pool.write { try keys.check(in: $0) }
        sealer = Sealer(keys: keys)
    }

    /// Whether a data folder has a database.
    public static func exists(in folder: String) -> Bool {
        FileManager.default.fileExists(atPath: "\(folder)/\(fileName)")
    }

    /// Whether a key opens the database of a folder; also where there is no database yet.
    public static func isReadable(in folder: String, with key: MasterKey) throws -> Bool {
        guard exists(in: folder) else { return true }
        return try DatabaseQueue.readOnly(at: "\(folder)/\(fileName)").read { db in
            guard try db.tableExists("master_key_check") else { return true }
            return (try? KeyRing(master: key).check(in: db)) != nil
        }
    }

    /// Closes the database, for one who is left to lie about: whatever is tried on this store afterwards fails.
    package func close() throws {
        try pool.close()
    }

    /// A number that is another one after another process has written.
    public func dataVersion() async throws -> Int64 {
        // On the one connection that writes: the number means nothing across connections.
        try await pool.writeWithoutTransaction { try Int64.fetchOne($0, sql: "PRAGMA data_version") ?? 0 }
    }
}
