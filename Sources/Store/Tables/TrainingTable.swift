import Domain
import FoundationEssentials
import GRDB

/// How one person's clone came to know what it knows.
struct TrainingTable {
    let db: Database
    let sealer: Sealer
    let person: Int64

    /// So many of the newest changes are kept.
    static let most = 10_000

    func note(_ entry: TrainingEntry) throws {
        try db.cachedStatement(sql: "INSERT INTO training_log (person, at, content) VALUES (?, ?, ?)")
            .execute(arguments: [person, entry.at.milliseconds, Data()])
        // The number is only known now, and the ciphertext is bound to it.
        let id = db.lastInsertedRowID
        try db.cachedStatement(sql: "UPDATE training_log SET content = ? WHERE id = ?")
            .execute(arguments: [try sealer.seal(entry, at: .training(id), of: person), id])
        try db.cachedStatement(
            sql: """
                DELETE FROM training_log WHERE person = ?1 AND id <=
                    (SELECT id FROM training_log WHERE person = ?1 ORDER BY id DESC LIMIT 1 OFFSET ?2)
                """
        ).execute(arguments: [person, Self.most])
    }

    /// The changes, the oldest first.
    func entries() throws -> [TrainingEntry] {
        try Row.fetchAll(
            db.cachedStatement(sql: "SELECT id, content FROM training_log WHERE person = ? ORDER BY id"),
            arguments: [person]
        ).map { try sealer.open(TrainingEntry.self, $0["content"], at: .training($0["id"]), of: person) }
    }
}

extension FieldCipher.Place {
    static func training(_ id: Int64) -> Self { .init(column: "training_log.content", row: id) }
}
