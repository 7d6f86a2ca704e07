import Domain
import FoundationEssentials
import GRDB

/// What operators are to look at, about anybody; and what one person adds to it.
struct ReportTable {
    let db: Database
    let sealer: Sealer
    let person: Int64

    func apply(_ change: ReportChange) throws {
        switch change {
        case .complained(let id, let reason, let match, let now): try complain(id, reason, match, at: now)
        case .objected(let id, let words, let now): try object(id, words, at: now)
        case .suspected(let id, let suspicion, let now): try suspect(id, suspicion, at: now)
        case .judged(let person, let verdict, let now): try judge(person.rawValue, verdict, at: now)
        }
    }

    // MARK: What waits

    func queue() throws -> ReportQueue {
        var queue = ReportQueue()
        let waiting = try Row.fetchAll(
            db.cachedStatement(sql: "SELECT id, at FROM reports WHERE is_open ORDER BY at, id"))
        queue.count = waiting.count
        queue.oldest = waiting.first.map { Timestamp(milliseconds: $0["at"]) }
        queue.waiting = waiting.prefix(ReportQueue.most).map { ReportID(rawValue: $0["id"]) }
        queue.decided = try Int64.fetchAll(
            db.cachedStatement(
                sql: """
                    SELECT max(id) FROM reports GROUP BY person HAVING max(is_open) = 0 ORDER BY max(id) DESC LIMIT ?
                    """), arguments: [ReportQueue.most]
        ).map(ReportID.init(rawValue:))
        return queue
    }

    /// Something to be looked at, with what an operator needs for it.
    func file(_ id: ReportID) throws -> ReportFile? {
        guard let row = try row(id) else { return nil }
        let about: Int64 = row["person"]
        guard let person = try reader(about).profile() else { return nil }
        let report = try report(in: row)
        let record = try report.match.flatMap { try MatchTable(db: db, sealer: sealer, person: about).record($0) }
        let others = record?.match.partner(of: report.person)
        var file = ReportFile(
            report: report, person: person, reporters: try reporters(of: about), card: record?.card,
            parties: try ([about] + (others.map { [$0.rawValue] } ?? [])).compactMap(party))
        let talks = TalkTables(db: db, sealer: sealer, person: about)
        file.talks = try record?.match.pair.map(talks.talks) ?? []
        return file
    }

    private func party(_ id: Int64) throws -> ReportFile.Party? {
        let memories = MemoryReader(db: db, sealer: sealer, person: id)
        return try reader(id).profile().map {
            .init(person: $0, memories: try memories.memories(.all), doubts: try memories.doubts())
        }
    }

    private func row(_ id: ReportID) throws -> Row? {
        try Row.fetchOne(
            db.cachedStatement(sql: "SELECT * FROM reports WHERE id = ?"), arguments: [id.rawValue])
    }

    private func report(in row: Row) throws -> Report {
        let matter = try sealer.open(
            Report.Matter.self, row["content"], at: .report(row["id"]), of: row["person"])
        return Report(
            id: ReportID(rawValue: row["id"]), person: PersonID(rawValue: row["person"]),
            at: Timestamp(milliseconds: row["at"]), matter,
            match: (row["match"] as Int64?).map(MatchID.init(rawValue:)))
    }

    /// How many different people have reported somebody and wait for a decision; each who is gone counts as one more.
    private func reporters(of person: Int64) throws -> Int {
        let reports = try Row.fetchAll(
            db.cachedStatement(sql: "SELECT * FROM reports WHERE person = ? AND is_open"), arguments: [person])
        var (named, gone) = (Set<Int64>(), 0)
        for row in reports {
            guard case .complaint = try report(in: row).matter else { continue }
            if let reporter = row["reporter"] as Int64? { named.insert(reporter) } else { gone += 1 }
        }
        return named.count + gone
    }

    private func reader(_ person: Int64) -> DiaryReader { DiaryReader(db: db, sealer: sealer, person: person) }

    // MARK: What comes in

    /// Only somebody who has answered that a match is to be looked at reports the other of it.
    private func complain(_ id: ReportID, _ reason: Report.Reason, _ match: MatchID, at now: Timestamp) throws {
        let own = PersonID(rawValue: person)
        guard let record = try MatchTable(db: db, sealer: sealer, person: person).record(match),
            record.match.answer(of: own) == .reported, let other = record.match.partner(of: own)
        else { throw StoreFailure.foreignRow(table: "matches", row: match.rawValue) }
        let report = Report(id: id, person: other, at: now, .complaint(reason), match: match)
        try insert(report, by: person)
        guard try reporters(of: other.rawValue) >= Report.pausing else { return }
        try amend(other.rawValue) { person in
            if person.restriction == nil { person.restriction = Restriction(.paused, .complaints, since: now) }
        }
    }

    /// The newest words take the place of earlier ones that nobody has looked at.
    private func object(_ id: ReportID, _ words: String, at now: Timestamp) throws {
        try removeOpen { if case .objection = $0 { true } else { false } }
        let words = String(words.prefix(Report.longestObjection))
        try insert(Report(id: id, person: PersonID(rawValue: person), at: now, .objection(words)), by: nil)
    }

    private func suspect(_ id: ReportID, _ suspicion: Suspicion?, at now: Timestamp) throws {
        try removeOpen { if case .suspicion = $0 { true } else { false } }
        guard let suspicion else { return }
        try insert(Report(id: id, person: PersonID(rawValue: person), at: now, .suspicion(suspicion)), by: nil)
    }

    private func insert(_ report: Report, by reporter: Int64?) throws {
        let about = report.person.rawValue
        let content = try sealer.seal(report.matter, at: .report(report.id.rawValue), of: about)
        try db.cachedStatement(
            sql: "INSERT INTO reports (id, person, reporter, match, at, content) VALUES (?, ?, ?, ?, ?, ?)"
        ).execute(arguments: [
            report.id.rawValue, about, reporter, report.match?.rawValue, report.at.milliseconds, content,
        ])
    }

    /// Removes what waits about the person and says something.
    private func removeOpen(_ isMeant: (Report.Matter) -> Bool) throws {
        let rows = try Row.fetchAll(
            db.cachedStatement(sql: "SELECT * FROM reports WHERE person = ? AND is_open"), arguments: [person])
        for row in rows where isMeant(try report(in: row).matter) {
            try db.cachedStatement(sql: "DELETE FROM reports WHERE id = ?").execute(arguments: [row["id"] as Int64])
        }
    }

    // MARK: What is decided

    /// Of somebody who is cleared nothing is kept. Whoever is banned ends what is open.
    private func judge(_ about: Int64, _ verdict: Verdict, at now: Timestamp) throws {
        let isClear = verdict == .clear
        try db.cachedStatement(
            sql: isClear
                ? "DELETE FROM reports WHERE person = ?" : "UPDATE reports SET is_open = 0 WHERE person = ?"
        ).execute(arguments: [about])
        try amend(about) { person in
            let cause = person.restriction?.cause ?? .complaints
            switch verdict {
            case .clear: (person.restriction, person.cleared) = (nil, now)
            case .pause: person.restriction = Restriction(.paused, cause, since: now)
            case .ban: person.restriction = Restriction(.banned, cause, since: now)
            }
        }
        guard verdict == .ban else { return }
        try MatchTable(db: db, sealer: sealer, person: about).apply(.withdrawn(at: now))
    }

    private func amend(_ about: Int64, _ body: (inout Person) -> Void) throws {
        guard var person = try reader(about).profile() else { return }
        body(&person)
        try DiaryTables().apply(.person(person), to: about, in: db, sealer)
    }
}

extension FieldCipher.Place {
    static func report(_ id: Int64) -> Self { .init(column: "reports.content", row: id) }
}
