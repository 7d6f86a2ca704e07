import Domain
import FoundationEssentials
import GRDB

/// The matches of one person. Whatever is asked for, only what this person is one of the two of is found.
struct MatchTable {
    let db: Database
    let sealer: Sealer
    let person: Int64

    /// All of them, the oldest first.
    func records() throws -> [MatchRecord] {
        try Row.fetchAll(
            db.cachedStatement(sql: "SELECT * FROM matches WHERE one = ?1 OR other = ?1 ORDER BY id"),
            arguments: [person]
        ).map(record(in:))
    }

    /// One of them.
    func record(_ id: MatchID) throws -> MatchRecord? {
        try Row.fetchOne(
            db.cachedStatement(sql: "SELECT * FROM matches WHERE id = ?2 AND (one = ?1 OR other = ?1)"),
            arguments: [person, id.rawValue]
        ).map(record(in:))
    }

    /// Who the other of a match is; none unless both have said yes and neither has taken that back.
    func partner(in id: MatchID) throws -> Partner? {
        guard let match = try record(id)?.match, match.isRevealed,
            let other = match.partner(of: own),
            let known = try DiaryReader(db: db, sealer: sealer, person: other.rawValue).profile()
        else { return nil }
        return Partner(name: known.name, handle: known.handle, contact: known.contact(for: id))
    }

    func apply(_ change: MatchChange) throws {
        switch change {
        case .proposed(let record): try insert(record)
        case .told(let id): try update(id) { $0.isTold = true }
        case .revised(let id, let card): try update(id) { $0.card = card }
        case .dropped(let id): try drop(id)
        case .answered(let id, let answer, let now): try take(answer, on: id, at: now)
        case .went(let id, let outcome):
            try update(id) { $0.tell(outcome, of: PersonID(rawValue: person)) }
        case .disagreed(let id, let ask):
            guard ask.person.rawValue == person else {
                throw StoreFailure.foreignRow(table: "matches", row: id.rawValue)
            }
            try update(id) { $0.disagreement = ($0.disagreement ?? Disagreement()).taking(ask) }
        case .agreed(let id):
            try update(id) { $0.disagreement?.withdraw(PersonID(rawValue: person)) }
        case .mediated(let id): try update(id) { $0.disagreement = nil }
        case .withdrawn(let now):
            for record in try records() { try take(.withdrawn, on: record.match.id, at: now) }
            let known = try records().filter(\.match.isRevealed).compactMap { $0.match.partner(of: own) }
            try TalkTables(db: db, sealer: sealer, person: person).withdraw(besides: Set(known))
        }
    }

    private func take(_ answer: Match.Answer, on id: MatchID, at now: Timestamp) throws {
        try update(id) { _ = $0.match.take(answer, of: own, at: now) }
    }

    private var own: PersonID { PersonID(rawValue: person) }

    /// Keeps a new match, if the pair still has this chance: never are there two cards for one.
    private func insert(_ record: MatchRecord) throws {
        let people = record.match.people.map(\.rawValue)
        guard people.contains(person) else {
            throw StoreFailure.foreignRow(table: "matches", row: record.match.id.rawValue)
        }
        let id = record.match.id.rawValue
        let earlier = try records().filter { Set($0.match.people) == Set(record.match.people) }.map(\.match)
        guard record.match.mayFollow(earlier) else { throw StoreFailure.spentChance(match: id) }
        try db.cachedStatement(sql: "INSERT INTO matches (id, one, other, content) VALUES (?, ?, ?, ?)")
            .execute(arguments: [id, people[0], people[1], try seal(record)])
    }

    private func drop(_ id: MatchID) throws {
        guard let record = try record(id), !record.isTold else { return }
        try db.cachedStatement(sql: "DELETE FROM matches WHERE id = ?").execute(arguments: [id.rawValue])
    }

    private func update(_ id: MatchID, _ body: (inout MatchRecord) -> Void) throws {
        guard var record = try record(id) else {
            throw StoreFailure.foreignRow(table: "matches", row: id.rawValue)
        }
        body(&record)
        try db.cachedStatement(sql: "UPDATE matches SET content = ? WHERE id = ?")
            .execute(arguments: [try seal(record), id.rawValue])
    }

    private func seal(_ record: MatchRecord) throws -> Data {
        let people = record.match.people.map(\.rawValue)
        return try sealer.seal(record, at: .match(record.match.id.rawValue), of: people[0], people[1])
    }

    private func record(in row: Row) throws -> MatchRecord {
        try sealer.open(MatchRecord.self, row["content"], at: .match(row["id"]), of: row["one"], row["other"])
    }
}

extension FieldCipher.Place {
    static func match(_ match: Int64) -> Self { .init(column: "matches.content", row: match) }
}
