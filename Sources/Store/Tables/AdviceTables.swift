import Domain
import FoundationEssentials
import GRDB

/// What one person's clone was asked and answered.
struct AdviceTables {
    let db: Database
    let sealer: Sealer
    let person: Int64

    func apply(_ change: AdviceChange) throws {
        switch change {
        case .kept(let record): try keep(record)
        case .removed(let id): try remove(id)
        }
    }

    /// Removes the answers that show words of an entry.
    func remove(quoting diary: DiaryID) throws {
        let quoting = try records(most: .max).filter { $0.advice.quotes.contains { $0.diary == diary } }
        for record in quoting { try remove(record.id) }
    }

    private func remove(_ id: AdviceID) throws {
        try db.cachedStatement(sql: "DELETE FROM advice WHERE id = ? AND person = ?")
            .execute(arguments: [id.rawValue, person])
    }

    private func keep(_ record: AdviceRecord) throws {
        let content = try sealer.seal(record, at: .advice(record.id.rawValue), of: person)
        try db.cachedStatement(
            sql: """
                INSERT INTO advice (id, person, content) VALUES (?, ?, ?)
                ON CONFLICT DO UPDATE SET content = excluded.content WHERE person = excluded.person
                """
        ).execute(arguments: [record.id.rawValue, person, content])
        guard db.changesCount > 0 else { throw StoreFailure.foreignRow(table: "advice", row: record.id.rawValue) }
    }

    /// An answer, if it is the person's own.
    func record(_ id: AdviceID) throws -> AdviceRecord? {
        try records("SELECT id, content FROM advice WHERE id = ? AND person = ?", [id.rawValue, person]).first
    }

    /// The newest answers, the oldest of them first.
    func records(most: Int) throws -> [AdviceRecord] {
        try records("SELECT id, content FROM advice WHERE person = ? ORDER BY id DESC LIMIT ?", [person, most])
            .reversed()
    }

    private func records(_ sql: String, _ arguments: StatementArguments) throws -> [AdviceRecord] {
        try Row.fetchAll(db.cachedStatement(sql: sql), arguments: arguments).map { row in
            try sealer.open(AdviceRecord.self, row["content"], at: .advice(row["id"]), of: person)
        }
    }
}

extension FieldCipher.Place {
    static func advice(_ id: Int64) -> Self { .init(column: "advice.content", row: id) }
}
