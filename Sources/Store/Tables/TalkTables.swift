import Domain
import FoundationEssentials
import GRDB

/// What is known of the pairs that one person is in, and what their clones talked about.
struct TalkTables {
    let db: Database
    let sealer: Sealer
    let person: Int64

    func apply(_ change: MeetingChange) throws {
        switch change {
        case .compared(let compatibility): try keep(compatibility)
        case .talked(let talk): try keep(talk)
        case .parted(let pair): try part(pair)
        case .looked(let now):
            try execute(
                """
                INSERT INTO meetings (person, looked_at) VALUES (?1, ?2)
                ON CONFLICT DO UPDATE SET looked_at = excluded.looked_at
                """, [person, now.milliseconds])
        case .spent(let halves, let day): try spend(halves, on: day)
        }
    }

    /// What is known of the person's pairs, the oldest first.
    func compatibilities() throws -> [Compatibility] {
        try Row.fetchAll(
            db.cachedStatement(
                sql: "SELECT id, one, other, content FROM compatibilities WHERE one = ?1 OR other = ?1 ORDER BY id"),
            arguments: [person]
        ).map { row in
            try sealer.open(
                Compatibility.self, row["content"], at: .compatibility(row["id"]), of: row["one"], row["other"])
        }
    }

    /// What the clones of a pair talked about, the oldest first.
    func talks(of pair: Pair) throws -> [CloneTalk] {
        try demandOwn(pair, in: "clone_conversations")
        return try Row.fetchAll(
            db.cachedStatement(
                sql: "SELECT id, content FROM clone_conversations WHERE one = ? AND other = ? ORDER BY id"),
            arguments: [pair.one.rawValue, pair.other.rawValue]
        ).map { row in
            try sealer.open(
                CloneTalk.self, row["content"], at: .talk(row["id"]), of: pair.one.rawValue, pair.other.rawValue)
        }
    }

    /// Whoever does not want to meet others any more leaves nothing behind but with those who know them by now.
    ///
    /// - Parameter known: The others of mutual matches.
    func withdraw(besides known: Set<PersonID>) throws {
        let others = try Int64.fetchAll(
            db.cachedStatement(
                sql: """
                    SELECT other FROM compatibilities WHERE one = ?1 UNION SELECT one FROM compatibilities WHERE other = ?1
                    UNION SELECT other FROM clone_conversations WHERE one = ?1
                    UNION SELECT one FROM clone_conversations WHERE other = ?1
                    """), arguments: [person])
        for other in others.map(PersonID.init) where !known.contains(other) {
            if let pair = Pair(PersonID(rawValue: person), other) { try part(pair) }
        }
    }

    private func keep(_ compatibility: Compatibility) throws {
        let (pair, table) = (compatibility.pair, "compatibilities")
        try demandOwn(pair, in: table)
        let known = try Int64.fetchOne(
            db.cachedStatement(sql: "SELECT id FROM compatibilities WHERE one = ? AND other = ?"),
            arguments: [pair.one.rawValue, pair.other.rawValue])
        let row = try known ?? nextRow(of: table)
        let sealed = try sealer.seal(
            compatibility, at: .compatibility(row), of: pair.one.rawValue, pair.other.rawValue)
        try execute(
            """
            INSERT INTO compatibilities (id, one, other, compared_at, content) VALUES (?, ?, ?, ?, ?)
            ON CONFLICT DO UPDATE SET compared_at = excluded.compared_at, content = excluded.content
            """, [row, pair.one.rawValue, pair.other.rawValue, compatibility.compared.milliseconds, sealed])
    }

    private func keep(_ talk: CloneTalk) throws {
        let table = "clone_conversations"
        try demandOwn(talk.pair, in: table)
        let row = try nextRow(of: table)
        let (one, other) = (talk.pair.one.rawValue, talk.pair.other.rawValue)
        try execute(
            "INSERT INTO clone_conversations (id, one, other, at, content) VALUES (?, ?, ?, ?, ?)",
            [row, one, other, talk.had.milliseconds, try sealer.seal(talk, at: .talk(row), of: one, other)])
    }

    private func part(_ pair: Pair) throws {
        try demandOwn(pair, in: "compatibilities")
        for table in ["compatibilities", "clone_conversations"] {
            try execute(
                "DELETE FROM \(table) WHERE one = ? AND other = ?", [pair.one.rawValue, pair.other.rawValue])
        }
    }

    private func spend(_ halves: Int, on day: LocalDate) throws {
        try execute(
            """
            INSERT INTO meetings (person, day, halves) VALUES (?1, ?2, ?3)
            ON CONFLICT DO UPDATE SET halves = excluded.halves + iif(day = excluded.day, halves, 0), day = excluded.day
            """, [person, day.description, halves])
        try execute(
            "UPDATE meeting_round SET halves = ?2 + iif(day = ?1, halves, 0), day = ?1", [day.description, halves])
    }

    private func demandOwn(_ pair: Pair, in table: String) throws {
        guard pair.people.contains(PersonID(rawValue: person)) else {
            throw StoreFailure.foreignRow(table: table, row: person)
        }
    }

    /// Ciphertexts are bound to their row's number, so it must be known before the row is there.
    private func nextRow(of table: String) throws -> Int64 {
        let last = try Int64.fetchOne(
            db.cachedStatement(sql: "SELECT seq FROM sqlite_sequence WHERE name = ?"), arguments: [table])
        return (last ?? 0) + 1
    }

    private func execute(_ sql: String, _ arguments: StatementArguments) throws {
        try db.cachedStatement(sql: sql).execute(arguments: arguments)
    }
}

extension FieldCipher.Place {
    static func compatibility(_ row: Int64) -> Self { .init(column: "compatibilities.content", row: row) }
    static func talk(_ row: Int64) -> Self { .init(column: "clone_conversations.content", row: row) }
}
