import FoundationEssentials
import GRDB

/// What stands in a key file, within one transaction on it: keys as they were wrapped, of conversations by number.
///
/// A key that is destroyed is overwritten where it stands, and its row stays. Removing the row would leave copies
/// behind, even under `secure_delete`: SQLite moves rows about when it tidies its pages, and does not clear the places
/// they stood in. Rows that are only ever appended and overwritten by values of the same length are never moved. The
/// zeros also tell a key that was destroyed from one that this file has never had.
struct KeyTable {
    let db: Database

    static let schema = """
        CREATE TABLE data_keys (
            conversation INTEGER PRIMARY KEY,
            wrapped BLOB NOT NULL
        );

        -- A known text under the master key, by which a wrong key is told before it does harm.
        CREATE TABLE master_key_check (
            id INTEGER PRIMARY KEY CHECK (id = 1),
            sealed BLOB NOT NULL
        );

        -- A name by chance, which the database repeats: by it the files of two bots are told apart.
        CREATE TABLE lineage (
            id INTEGER PRIMARY KEY CHECK (id = 1),
            name TEXT NOT NULL
        );
        INSERT INTO lineage VALUES (1, lower(hex(randomblob(16))));
        """

    /// The key of a conversation; none where it was destroyed, or never was.
    func key(of conversation: Int64) throws -> Data? {
        let statement = try db.cachedStatement(
            sql: "SELECT wrapped FROM data_keys WHERE conversation = ? AND \(Self.isLive)")
        return try Data.fetchOne(statement, arguments: [conversation])
    }

    /// All keys that were not destroyed.
    func keys() throws -> [Int64: Data] {
        let rows = try Row.fetchAll(db, sql: "SELECT conversation, wrapped FROM data_keys WHERE \(Self.isLive)")
        return Dictionary(uniqueKeysWithValues: rows.map { ($0[0], $0[1]) })
    }

    /// The conversations whose keys were destroyed.
    func destroyed() throws -> Set<Int64> {
        try Int64.fetchSet(db, sql: "SELECT conversation FROM data_keys WHERE NOT (\(Self.isLive))")
    }

    /// Keeps a key, in the place of an earlier one.
    func keep(_ wrapped: Data, of conversation: Int64) throws {
        let statement = try db.cachedStatement(
            sql: """
                INSERT INTO data_keys (conversation, wrapped) VALUES (?, ?)
                ON CONFLICT DO UPDATE SET wrapped = excluded.wrapped
                """)
        try statement.execute(arguments: [conversation, wrapped])
    }

    /// Overwrites the key of a conversation.
    func destroyKey(of conversation: Int64) throws {
        let statement = try db.cachedStatement(
            sql: "UPDATE data_keys SET wrapped = zeroblob(length(wrapped)) WHERE conversation = ? AND \(Self.isLive)")
        try statement.execute(arguments: [conversation])
    }

    /// The known text under the master key; none before the first.
    func check() throws -> Data? {
        try Data.fetchOne(db, sql: "SELECT sealed FROM master_key_check")
    }

    /// Keeps the known text under the master key, in the place of an earlier one.
    func keepCheck(_ sealed: Data) throws {
        try db.execute(
            sql: "INSERT INTO master_key_check VALUES (1, ?) ON CONFLICT DO UPDATE SET sealed = excluded.sealed",
            arguments: [sealed])
    }

    /// The name that this file shares with its database and its copies.
    func lineage() throws -> String {
        guard let name = try String.fetchOne(db, sql: "SELECT name FROM lineage") else {
            throw StoreFailure.damagedFile(name: KeyFile.name)
        }
        return name
    }

    private static let isLive = "wrapped <> zeroblob(length(wrapped))"
}
