import Domain
import GRDB

/// Reads of one person's entries and memories what has changed since a state: nothing else is decrypted.
struct ArchiveReader {
    let db: Database
    let sealer: Sealer
    let person: Int64

    /// What has become of everything; none where nobody is known.
    func change(since known: ArchiveState) throws -> ArchiveChange? {
        let revision = try Int64.fetchOne(
            db.cachedStatement(sql: "SELECT revision FROM persons WHERE id = ?"), arguments: [person])
        guard let revision else { return nil }
        guard revision != known.revision else { return ArchiveChange(to: known) }
        var change = ArchiveChange(to: known)
        change.state.revision = revision
        try takeDiaries(since: known, into: &change)
        try takeMemories(since: known, into: &change)
        if let model = known.model { try takeVectors(of: model, since: known, into: &change) }
        return change
    }

    private func takeDiaries(since known: ArchiveState, into change: inout ArchiveChange) throws {
        let present = try revisions(
            "SELECT id, revision FROM diaries WHERE person = ?", DiaryID.init(rawValue:))
        let reader = DiaryReader(db: db, sealer: sealer, person: person)
        change.diaries = try present.filter { known.diaries[$0.key] != $0.value }.keys
            .sorted { $0.rawValue < $1.rawValue }.compactMap(reader.diary)
        change.goneDiaries = Set(known.diaries.keys.filter { present[$0] == nil })
        change.state.diaries = present
    }

    private func takeMemories(since known: ArchiveState, into change: inout ArchiveChange) throws {
        let present = try revisions(
            "SELECT id, revision FROM memories WHERE person = ?", MemoryID.init(rawValue:))
        let changed = present.filter { known.memories[$0.key] != $0.value }.keys
        change.memories = try MemoryReader(db: db, sealer: sealer, person: person).memories(.some(Array(changed)))
        change.goneMemories = Set(known.memories.keys.filter { present[$0] == nil })
        change.state.memories = present
    }

    private func takeVectors(of model: String, since known: ArchiveState, into change: inout ArchiveChange) throws {
        let table = VectorTable(db: db, sealer: sealer, person: person)
        let present = try table.rows(of: model)
        for row in present.subtracting(known.vectors) { change.vectors[row] = try table.vectors(in: row) }
        change.goneVectors = known.vectors.subtracting(present)
        change.state.vectors = present
    }

    private func revisions<ID: Hashable>(_ sql: String, _ id: (Int64) -> ID) throws -> [ID: Int64] {
        let rows = try Row.fetchCursor(db.cachedStatement(sql: sql), arguments: [person])
        var revisions: [ID: Int64] = [:]
        while let row = try rows.next() { revisions[id(row[0])] = row[1] }
        return revisions
    }
}
