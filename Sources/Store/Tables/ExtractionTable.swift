import Asking
import Domain
import FoundationEssentials
import GRDB

/// What models said of stretches of one person's entries.
struct ExtractionTable {
    let db: Database
    let sealer: Sealer
    let person: Int64

    /// So many of the newest answers about an entry are kept: those of two readings of the longest.
    static let most = 24

    func answer(to prompt: String, about diary: DiaryID) throws -> KeptAnswer? {
        try Row.fetchOne(
            db.cachedStatement(
                sql: "SELECT id, content FROM extraction_cache WHERE diary = ? AND person = ? AND prompt = ?"),
            arguments: [diary.rawValue, person, try fingerprint(of: prompt)]
        ).map { try sealer.open(KeptAnswer.self, $0["content"], at: .extraction($0["id"]), of: person) }
    }

    /// - Parameter entry: As it was read. Words that were changed since must not live on in what was said of them.
    func keep(_ answer: KeptAnswer, to prompt: String, about entry: Diary) throws {
        let standing = try DiaryReader(db: db, sealer: sealer, person: person).diary(entry.id)
        guard let standing, entry.parts.allSatisfy({ $0.text == nil || standing[$0.id]?.text == $0.text }) else {
            return
        }
        try execute(
            """
            INSERT INTO extraction_cache (person, diary, prompt, content) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING
            """, [person, entry.id.rawValue, try fingerprint(of: prompt), Data()])
        guard db.changesCount > 0 else { return }
        // The number is only known now, and the ciphertext is bound to it.
        let id = db.lastInsertedRowID
        try execute(
            "UPDATE extraction_cache SET content = ? WHERE id = ?",
            [try sealer.seal(answer, at: .extraction(id), of: person), id])
        try execute(
            """
            DELETE FROM extraction_cache WHERE diary = ?1 AND id <=
                (SELECT id FROM extraction_cache WHERE diary = ?1 ORDER BY id DESC LIMIT 1 OFFSET ?2)
            """, [entry.id.rawValue, Self.most])
    }

    /// Forgets what was said of an entry.
    func drop(_ diary: DiaryID) throws {
        try execute(
            "DELETE FROM extraction_cache WHERE diary = ? AND person = ?", [diary.rawValue, person])
    }

    private func fingerprint(of prompt: String) throws -> Data {
        try sealer.fingerprint(of: prompt, in: "extraction_cache.prompt", of: person)
    }

    private func execute(_ sql: String, _ arguments: StatementArguments) throws {
        try db.cachedStatement(sql: sql).execute(arguments: arguments)
    }
}

extension FieldCipher.Place {
    static func extraction(_ row: Int64) -> Self { .init(column: "extraction_cache.content", row: row) }
}
