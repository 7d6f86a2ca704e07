public import Domain
public import FoundationEssentials
import GRDB

/// Somebody who could meet others, as their rows stand: enough to see whether anything has changed since.
public struct MeetingRow: Equatable, Sendable {
    /// Who.
    public var id: PersonID
    /// Another one whenever what is known of the person was written anew.
    public var seal: Data
    /// Another one whenever the vector of who they are was written anew; none where there is none.
    public var vectorSeal: Data?
    /// Another one whenever an entry or a memory of theirs has changed.
    public var revision: Int64
    /// When those who could suit them were last looked through.
    public var looked: Timestamp?
    /// Half tokens that talks took for them on the day that was asked about.
    public var halves: Int
}

/// How the clones' meetings stand for the whole bot.
public struct MeetingRound: Equatable, Sendable {
    /// The last day of UTC for which people were proposed to each other; none where it never was.
    public var planned: LocalDate?
    /// Half tokens that all talks took on the day that was asked about.
    public var halves: Int
}

extension Store {
    /// Everybody who can be reached, by number.
    ///
    /// - Parameter day: The day of UTC whose spending is asked for.
    public func meetingRows(on day: LocalDate) async throws -> [MeetingRow] {
        // A ciphertext begins with a nonce that is never used twice.
        let sql = """
            SELECT persons.id, substr(profile, 1, 24) AS seal, substr(embedding, 1, 24) AS vector_seal, revision,
                looked_at, iif(day = ?, halves, 0) AS halves
            FROM persons JOIN conversations ON conversations.id = persons.id
                LEFT JOIN profiles ON profiles.person = persons.id LEFT JOIN meetings ON meetings.person = persons.id
            WHERE unreachable_since IS NULL ORDER BY persons.id
            """
        return try await read { db, _ in
            try Row.fetchAll(db, sql: sql, arguments: [day.description]).map { row in
                MeetingRow(
                    id: PersonID(rawValue: row["id"]), seal: row["seal"], vectorSeal: row["vector_seal"],
                    revision: row["revision"],
                    looked: (row["looked_at"] as Int64?).map(Timestamp.init(milliseconds:)),
                    halves: (row["halves"] as Int?) ?? 0)
            }
        }
    }

    /// Who somebody is, with the vector of that; none who is gone, or cannot be read.
    public func meetingPeople(
        _ ids: [PersonID]
    ) async throws -> [PersonID: (person: Person, vector: PersonalityEmbedding?)] {
        try await read { db, sealer in
            try ids.reduce(into: [:]) { found, id in
                let person = id.rawValue
                guard let known = try readable({ try DiaryReader(db: db, sealer: sealer, person: person).profile() })
                else { return }
                let vector = try readable { try ProfileTable(db: db, sealer: sealer, person: person).embedding() }
                found[id] = (known, vector)
            }
        }
    }

    /// What is known of all pairs.
    public func compatibilities() async throws -> [Compatibility] {
        try await pairs(Compatibility.self, in: "compatibilities", at: FieldCipher.Place.compatibility)
    }

    /// All matches, the oldest first.
    public func matchRecords() async throws -> [MatchRecord] {
        try await pairs(MatchRecord.self, in: "matches", at: FieldCipher.Place.match)
    }

    private func pairs<Value: Decodable & Sendable>(
        _ type: Value.Type, in table: String, at place: @Sendable (Int64) -> FieldCipher.Place
    ) async throws -> [Value] {
        try await read { db, sealer in
            try Row.fetchAll(db, sql: "SELECT id, one, other, content FROM \(table) ORDER BY id").compactMap { row in
                try readable {
                    try sealer.open(type, row["content"], at: place(row["id"]), of: row["one"], row["other"])
                }
            }
        }
    }

    /// What a body gives; none where one value cannot be read, for which the others need not suffer.
    private func readable<Value>(_ body: () throws -> Value?) throws -> Value? {
        do {
            return try body()
        } catch let failure as StoreFailure where failure.isOfOneValue {
            return nil
        } catch is DecodingError {
            return nil
        }
    }

    // MARK: One round at a time

    /// Takes the clones' meetings in hand, unless another process has them.
    ///
    /// - Parameter day: The day of UTC whose spending is asked for.
    /// - Returns: How they stand; none where another process holds them.
    public func takeRound(
        owner: String, until lease: Timestamp, on day: LocalDate, now: Timestamp
    ) async throws -> MeetingRound? {
        try await write(.soon) { db, _ in
            try db.execute(
                sql: """
                    UPDATE meeting_round SET owner = ?1, lease_until = ?2 WHERE owner = ?1 OR owner IS NULL OR lease_until <= ?3
                    """, arguments: [owner, lease.milliseconds, now.milliseconds])
            guard db.changesCount > 0,
                let row = try Row.fetchOne(
                    db, sql: "SELECT planned, iif(day = ?, halves, 0) AS halves FROM meeting_round",
                    arguments: [day.description])
            else { return nil }
            return MeetingRound(planned: LocalDate(iso: row["planned"]), halves: row["halves"])
        }
    }

    /// Gives the meetings back.
    public func releaseRound(owner: String) async throws {
        try await write(.soon) { db, _ in
            try db.execute(
                sql: "UPDATE meeting_round SET owner = NULL, lease_until = 0 WHERE owner = ?", arguments: [owner])
        }
    }

    /// Gives the meetings back where whoever had them in hand is no longer there.
    public func releaseRound(except owners: Set<String>) async throws {
        let names = String(decoding: try JSONEncoder().encode(owners), as: UTF8.self)
        try await write(.soon) { db, _ in
            try db.execute(
                sql: """
                    UPDATE meeting_round SET owner = NULL, lease_until = 0
                    WHERE owner IS NOT NULL AND owner NOT IN (SELECT value FROM json_each(?))
                    """, arguments: [names])
        }
    }

    /// Notes that people were proposed to each other for a day.
    public func notePlanned(_ day: LocalDate) async throws {
        try await write(.soon) { db, _ in
            try db.execute(sql: "UPDATE meeting_round SET planned = ?", arguments: [day.description])
        }
    }
}
