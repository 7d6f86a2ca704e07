import Domain
import FoundationEssentials
import GRDB

/// Reads one person's diary. Whatever is asked for, only what is that person's own is found.
struct DiaryReader {
    let db: Database
    let sealer: Sealer
    let person: Int64

    func profile() throws -> Person? {
        guard let sealed: Data = try fetchOne("SELECT profile FROM persons WHERE id = ?", [person]) else { return nil }
        return try sealer.open(Person.self, sealed, at: .profile(person), of: person)
    }

    func diary(_ id: DiaryID) throws -> Diary? {
        let sql = "SELECT id, day, opened_at, closed_at FROM diaries WHERE id = ? AND person = ?"
        return try rows(sql, [id.rawValue, person]).first.flatMap(diary(in:))
    }

    /// The entry of the part with some value in a column.
    func diary(holding column: String, _ value: Int64) throws -> Diary? {
        let sql = "SELECT diary FROM diary_parts WHERE \(column) = ? AND person = ?"
        guard let id: Int64 = try fetchOne(sql, [value, person]) else { return nil }
        return try diary(DiaryID(rawValue: id))
    }

    /// All entries, the oldest first.
    func diaries() throws -> [Diary] {
        try rows("SELECT id, day, opened_at, closed_at FROM diaries WHERE person = ? ORDER BY id", [person])
            .compactMap(diary(in:))
    }

    /// Some entries, the oldest first.
    func diaries(_ ids: Set<DiaryID>) throws -> [Diary] {
        try ids.sorted { $0.rawValue < $1.rawValue }.compactMap(diary)
    }

    func lastDay() throws -> LocalDate? {
        let day: String? = try fetchOne("SELECT max(day) FROM diaries WHERE person = ?", [person])
        return day.flatMap(LocalDate.init(iso:))
    }

    func holdings() throws -> Holdings {
        Holdings(
            entries: try count("SELECT count(*) FROM diaries WHERE person = ?"),
            words: try count("SELECT coalesce(sum(word_count), 0) FROM diary_parts WHERE person = ?"),
            recordings: try count("SELECT count(recording) FROM diary_parts WHERE person = ?"))
    }

    func page(_ number: Int) throws -> DiaryPage {
        let held = try holdings()
        let count = max(1, (held.entries + DiaryPage.length - 1) / DiaryPage.length)
        let shown = min(max(number, 0), count - 1)
        let found = try rows(
            """
            SELECT id, day, opened_at, closed_at FROM diaries WHERE person = ? ORDER BY day DESC, id DESC LIMIT ? OFFSET ?
            """, [person, DiaryPage.length, shown * DiaryPage.length])
        let lines = try found.compactMap(diary(in:)).map {
            DiaryPage.Line(id: $0.id, day: $0.day, opening: Self.opening(of: $0))
        }
        let days = try rows("SELECT DISTINCT day FROM diaries WHERE person = ? ORDER BY day DESC LIMIT 400", [person])
        return DiaryPage(
            lines: lines, number: shown, count: count, entries: held.entries, words: held.words,
            days: days.compactMap { LocalDate(iso: $0[0]) })
    }

    private static func opening(of diary: Diary) -> String {
        let words = diary.text.split(whereSeparator: \.isWhitespace).prefix(8).joined(separator: " ")
        return words.count > 40 ? String(words.prefix(39)) + "…" : words
    }

    private func diary(in row: Row) throws -> Diary? {
        guard let day = LocalDate(iso: row["day"]) else { return nil }
        let id = DiaryID(rawValue: row["id"])
        return Diary(
            id: id, day: day, openedAt: Timestamp(milliseconds: row["opened_at"]),
            closedAt: (row["closed_at"] as Int64?).map(Timestamp.init(milliseconds:)), parts: try parts(of: id))
    }

    private func parts(of diary: DiaryID) throws -> [DiaryPart] {
        let sql = "SELECT id, message, sent_at, content FROM diary_parts WHERE diary = ? AND person = ? ORDER BY id"
        return try rows(sql, [diary.rawValue, person]).map { row in
            let id: Int64 = row["id"]
            let sealed = try sealer.open(SealedPart.self, row["content"], at: .content(id), of: person)
            return DiaryPart(
                id: PartID(rawValue: id), diary: diary, message: row["message"],
                sentAt: Timestamp(milliseconds: row["sent_at"]), content: sealed.content,
                asked: sealed.asked)
        }
    }

    /// The words of a part as they are kept, if it has any.
    func words(of part: PartID) throws -> String? {
        let sql = "SELECT content FROM diary_parts WHERE id = ? AND person = ?"
        guard let sealed: Data = try fetchOne(sql, [part.rawValue, person]) else { return nil }
        let content = try sealer.open(SealedPart.self, sealed, at: .content(part.rawValue), of: person).content
        return switch content {
        case .written(let text): text
        case .spoken(let note): note.text
        }
    }

    private func count(_ sql: String) throws -> Int {
        try fetchOne(sql, [person]) ?? 0
    }

    private func rows(_ sql: String, _ arguments: StatementArguments) throws -> [Row] {
        try Row.fetchAll(db.cachedStatement(sql: sql), arguments: arguments)
    }

    private func fetchOne<Value: DatabaseValueConvertible & StatementColumnConvertible>(
        _ sql: String, _ arguments: StatementArguments
    ) throws -> Value? {
        try Value.fetchOne(db.cachedStatement(sql: sql), arguments: arguments)
    }
}
