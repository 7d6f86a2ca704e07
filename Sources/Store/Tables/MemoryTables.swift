import Domain
import FoundationEssentials
import GRDB

/// Writes what one person's clone knows.
struct MemoryTables {
    let db: Database
    let sealer: Sealer
    let person: Int64

    func apply(_ change: MemoryChange) throws {
        switch change {
        case .read(let diary, let reading): try keep(reading, of: diary)
        case .unread(let diary): try drop(diary)
        case .unheard(let diary): try ExtractionTable(db: db, sealer: sealer, person: person).drop(diary)
        case .memory(let memory): try keep(memory)
        case .forgotten(let id):
            try execute("DELETE FROM memories WHERE id = ? AND person = ?", [id.rawValue, person])
        case .doubt(let doubt):
            try execute(
                "INSERT OR IGNORE INTO doubts (earlier, later) VALUES (?, ?)",
                [doubt.earlier.rawValue, doubt.later.rawValue])
        case .doubtSettled(let doubt):
            try execute(
                "UPDATE doubts SET is_settled = 1 WHERE earlier = ? AND later = ?",
                [doubt.earlier.rawValue, doubt.later.rawValue])
        }
    }

    private func keep(_ reading: DiaryReading, of diary: DiaryID) throws {
        // Findings become memories, or were dropped: they are not kept twice.
        var reading = reading
        reading.findings = []
        let content = try sealer.seal(reading, at: .reading(diary.rawValue), of: person)
        try execute(
            """
            INSERT INTO readings (diary, person, is_provisional, content)
            SELECT id, person, ?3, ?4 FROM diaries WHERE id = ?1 AND person = ?2
            ON CONFLICT DO UPDATE SET is_provisional = excluded.is_provisional, content = excluded.content
            WHERE person = excluded.person
            """, [diary.rawValue, person, reading.reader.isProvisional, content])
    }

    private func drop(_ diary: DiaryID) throws {
        try execute("DELETE FROM readings WHERE diary = ? AND person = ?", [diary.rawValue, person])
        let touched = try MemoryReader(db: db, sealer: sealer, person: person).touched(by: diary)
        try holdAgain(endedIn: diary)
        for id in MemoryBook(touched).readAnew(with: diary) {
            try execute("DELETE FROM evidence WHERE diary = ? AND memory = ?", [diary.rawValue, id.rawValue])
        }
    }

    /// What was said to be over in an entry is no longer known to be.
    func holdAgain(endedIn diary: DiaryID) throws {
        try execute(
            """
            UPDATE memories SET ended_in = NULL
            WHERE ended_in IN (SELECT id FROM diary_parts WHERE diary = ?) AND person = ?
            """, [diary.rawValue, person])
    }

    private func keep(_ memory: Memory) throws {
        let id = memory.id.rawValue
        let content = try sealer.seal(MemoryContent(memory), at: .memory(id), of: person)
        let heir = try heir(memory.withdrawal)
        // What it went into may have gone by words that were taken out in the same step.
        let isWithdrawn = memory.withdrawal.map { $0.into == nil || heir != nil } ?? false
        try execute(
            """
            INSERT INTO memories (id, person, slot, is_withdrawn, successor, ended_in, heir, is_part, content)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT DO UPDATE SET slot = excluded.slot, is_withdrawn = excluded.is_withdrawn,
                successor = excluded.successor, ended_in = excluded.ended_in, heir = excluded.heir,
                is_part = excluded.is_part, content = excluded.content
            WHERE person = excluded.person
            """,
            [
                id, person, try memory.claim.map { try slot($0.slot) }, isWithdrawn, memory.successor?.rawValue,
                memory.endedIn?.rawValue, heir, memory.withdrawal?.reason == .united, content,
            ])
        guard db.changesCount > 0 else { throw StoreFailure.foreignRow(table: "memories", row: id) }
        try keep(memory.evidence, of: memory.id)
    }

    /// What a memory went into, as long as it is there.
    private func heir(_ withdrawal: Memory.Withdrawal?) throws -> Int64? {
        guard let into = withdrawal?.into else { return nil }
        return try Int64.fetchOne(
            db.cachedStatement(sql: "SELECT id FROM memories WHERE id = ? AND person = ?"),
            arguments: [into.rawValue, person])
    }

    /// Evidence never changes: what is there already stays, what is new is added, what is gone is removed.
    private func keep(_ evidence: [Memory.Evidence], of memory: MemoryID) throws {
        let reader = MemoryReader(db: db, sealer: sealer, person: person)
        let known = try reader.evidence(of: memory)
        for new in evidence where !known.contains(where: { $0.evidence == new }) { try add(new, to: memory) }
        for old in known where !evidence.contains(old.evidence) {
            try execute("DELETE FROM evidence WHERE id = ?", [old.row])
        }
    }

    private func add(_ evidence: Memory.Evidence, to memory: MemoryID) throws {
        let last = try Int64.fetchOne(
            db.cachedStatement(sql: "SELECT seq FROM sqlite_sequence WHERE name = 'evidence'"))
        let row = (last ?? 0) + 1
        try execute(
            """
            INSERT INTO evidence (id, memory, diary, part, content)
            SELECT ?1, ?2, diary, id, ?5 FROM diary_parts WHERE id = ?4 AND diary = ?3 AND person = ?6
            """,
            [
                row, memory.rawValue, evidence.quote.diary.rawValue, evidence.quote.part.rawValue,
                try sealer.seal(evidence, at: .evidence(row), of: person), person,
            ])
        guard db.changesCount > 0 else {
            throw StoreFailure.foreignRow(table: "diary_parts", row: evidence.quote.part.rawValue)
        }
    }

    func slot(_ slot: Slot) throws -> Data {
        try sealer.fingerprint(
            of: [slot.subject, slot.relation.rawValue, slot.object].joined(separator: "\u{1F}"), in: "memories.slot",
            of: person)
    }

    private func execute(_ sql: String, _ arguments: StatementArguments) throws {
        try db.cachedStatement(sql: sql).execute(arguments: arguments)
    }
}

extension Memory {
    /// The part in which the person said that it is over.
    fileprivate var endedIn: PartID? {
        if case .said(let quote) = ending?.cause { quote.part } else { nil }
    }
}

extension FieldCipher.Place {
    static func reading(_ diary: Int64) -> Self { .init(column: "readings.content", row: diary) }
    static func memory(_ memory: Int64) -> Self { .init(column: "memories.content", row: memory) }
    static func evidence(_ row: Int64) -> Self { .init(column: "evidence.content", row: row) }
}
