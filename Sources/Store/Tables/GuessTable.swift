import Domain
import FoundationEssentials
import GRDB

/// The rounds of guesses of one person. Whatever is asked for, only what is that person's own is found.
struct GuessTable {
    let db: Database
    let sealer: Sealer
    let person: Int64

    /// All rounds, the oldest first.
    func rounds() throws -> [GuessRound] {
        try Row.fetchAll(
            db.cachedStatement(sql: "SELECT id, content FROM guesses WHERE person = ? ORDER BY id"),
            arguments: [person]
        ).map(round(in:))
    }

    /// Keeps a round, or what has become of it.
    func keep(_ round: GuessRound) throws {
        let id = round.id.rawValue
        try db.cachedStatement(
            sql: """
                INSERT INTO guesses (id, person, content) VALUES (?, ?, ?)
                ON CONFLICT DO UPDATE SET content = excluded.content WHERE person = excluded.person
                """
        ).execute(arguments: [id, person, try sealer.seal(round, at: .guess(id), of: person)])
        guard db.changesCount > 0 else { throw StoreFailure.foreignRow(table: "guesses", row: id) }
    }

    private func round(in row: Row) throws -> GuessRound {
        try sealer.open(GuessRound.self, row["content"], at: .guess(row["id"]), of: person)
    }
}

extension FieldCipher.Place {
    static func guess(_ round: Int64) -> Self { .init(column: "guesses.content", row: round) }
}
