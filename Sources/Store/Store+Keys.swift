import FoundationEssentials
import GRDB

extension Store {
    /// Makes the database where there is none.
    static func makeDatabase(at path: String, with keys: KeyFile) throws {
        try DatabaseQueue.make(at: path) { queue in
            try Schema.migrator { try keys.takeKeys(of: $0) }.migrate(queue)
            try queue.writeWithoutTransaction { try $0.execute(sql: "PRAGMA journal_mode = WAL") }
        }
    }

    /// Applies the steps of the schema that the database lacks.
    func bringUpToDate() throws {
        let (file, sealer) = (keys.file, Sealer(keys: keys, changes: KeyChanges()))
        let heldKeys = try pool.read(Schema.holdsKeys)
        try Schema.migrator {
            try HeirLinking(db: $0, sealer: sealer).link()
        } takeKeys: {
            try file.takeKeys(of: $0)
        }.migrate(pool)
        // What was removed is gone from the database's own files too. Where another process reads them just now, that
        // comes about later, in the usual course of things.
        if heldKeys { _ = try? pool.writeWithoutTransaction { try $0.checkpoint(.truncate) } }
    }

    /// Sees to it that each conversation has a key and each key a conversation.
    ///
    /// A conversation whose key was destroyed comes from a copy of the database made before: its person is deleted here
    /// again. A key without a conversation was left behind by a process that died between the two commits of a
    /// beginning or of a deletion. Within a transaction that writes, no other process is in the middle of either.
    func matchKeys() throws {
        try pool.write { db in
            let conversations = try Int64.fetchSet(db, sql: "SELECT id FROM conversations")
            let (present, destroyed, lineage) = try keys.file.read { table in
                (Set(try table.keys().keys), try table.destroyed(), try table.lineage())
            }
            let orphans = present.subtracting(conversations)
            if !orphans.isEmpty { try keys.destroyKeys(of: orphans) }
            for conversation in destroyed.intersection(conversations) {
                try db.execute(sql: "DELETE FROM conversations WHERE id = ?", arguments: [conversation])
            }
            try db.execute(
                sql: """
                    INSERT INTO lineage VALUES (1, ?1)
                    ON CONFLICT DO UPDATE SET name = excluded.name WHERE name <> excluded.name
                    """, arguments: [lineage])
        }
    }

    /// Destroys the keys of conversations that are gone, where that was interrupted after the conversation went.
    public func destroyDoomedKeys() async throws {
        let doomed = try await pool.read { try Int64.fetchAll($0, sql: "SELECT conversation FROM doomed_keys") }
        guard !doomed.isEmpty else { return }
        try await makeDurable()
        try keys.destroyKeys(of: doomed)
        try await pool.write { db in
            for conversation in doomed {
                try db.execute(sql: "DELETE FROM doomed_keys WHERE conversation = ?", arguments: [conversation])
            }
        }
    }
}

extension KeyFile {
    /// Takes the keys over from a database that still holds them itself. Those destroyed here stay so.
    ///
    /// - Returns: The lineage of this file.
    /// - Throws: `StoreFailure.foreignKeyFile` where the keys here are others.
    fileprivate func takeKeys(of db: Database) throws -> String {
        let rows = try Row.fetchAll(db, sql: "SELECT conversation, wrapped FROM data_keys ORDER BY conversation")
        let check = try Data.fetchOne(db, sql: "SELECT sealed FROM master_key_check")
        return try write { table in
            let destroyed = try table.destroyed()
            for row in rows where !destroyed.contains(row[0]) {
                let (conversation, wrapped): (Int64, Data) = (row[0], row[1])
                let present = try table.key(of: conversation)
                guard present == nil || present == wrapped else { throw StoreFailure.foreignKeyFile }
                try table.keep(wrapped, of: conversation)
            }
            if let check, try table.check() == nil { try table.keepCheck(check) }
            return try table.lineage()
        }
    }
}
