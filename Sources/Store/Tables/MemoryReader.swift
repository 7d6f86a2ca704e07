import Domain
import FoundationEssentials
import GRDB

/// Reads what one person's clone knows. Whatever is asked for, only what is that person's own is found.
struct MemoryReader {
    let db: Database
    let sealer: Sealer
    let person: Int64

    func memories(_ query: MemoryQuery) throws -> [Memory] {
        switch query {
        case .all: try memories(numbers: rows("SELECT id FROM memories WHERE person = ?", [person]))
        case .some(let ids): try memories(numbers: ids.map(\.rawValue))
        case .beside(let id):
            try memories(
                numbers: [id.rawValue] + (memory(id.rawValue)?.claim.map { try standing(in: [$0.slot]) } ?? []))
        case .around(let diary, let slots, let ids):
            try withHeirs(memories(numbers: restingOn(diary) + standing(in: slots) + ids.map(\.rawValue)))
        }
    }

    /// The memories that an entry bears on, and those that any of them went into.
    func touched(by diary: DiaryID) throws -> [Memory] {
        try withHeirs(memories(numbers: restingOn(diary)))
    }

    /// How many memories there are that were not taken back.
    func count() throws -> Int {
        try Int.fetchOne(
            db.cachedStatement(sql: "SELECT count(*) FROM memories WHERE person = ? AND NOT is_withdrawn"),
            arguments: [person]) ?? 0
    }

    /// What the person was not asked about yet, the oldest first.
    func doubts() throws -> [Clarification] {
        try Row.fetchAll(
            db.cachedStatement(
                sql: """
                    SELECT earlier, later FROM doubts JOIN memories ON memories.id = later
                    WHERE person = ? AND NOT is_settled ORDER BY later, earlier
                    """), arguments: [person]
        ).map { Clarification(earlier: MemoryID(rawValue: $0["earlier"]), later: MemoryID(rawValue: $0["later"])) }
    }

    /// What was read in an entry, without what became memories.
    func reading(of diary: DiaryID) throws -> DiaryReading? {
        let sealed = try Data.fetchOne(
            db.cachedStatement(sql: "SELECT content FROM readings WHERE diary = ? AND person = ?"),
            arguments: [diary.rawValue, person])
        return try sealed.map { try sealer.open(DiaryReading.self, $0, at: .reading(diary.rawValue), of: person) }
    }

    /// What was read in every entry, without what became memories.
    func readings() throws -> [DiaryID: DiaryReading] {
        try Row.fetchAll(
            db.cachedStatement(sql: "SELECT diary, content FROM readings WHERE person = ?"), arguments: [person]
        ).reduce(into: [:]) { readings, row in
            let diary: Int64 = row["diary"]
            readings[DiaryID(rawValue: diary)] = try sealer.open(
                DiaryReading.self, row["content"], at: .reading(diary), of: person)
        }
    }

    /// The entries that no model has read yet, the newest first.
    func provisional() throws -> [DiaryID] {
        try Int64.fetchAll(
            db.cachedStatement(
                sql: "SELECT diary FROM readings WHERE person = ? AND is_provisional ORDER BY diary DESC LIMIT ?"),
            arguments: [person, Knowledge.mostProvisional]
        ).map(DiaryID.init(rawValue:))
    }

    /// The quotes a memory rests on, the oldest first, with the numbers of their rows.
    func evidence(of memory: MemoryID) throws -> [(row: Int64, evidence: Memory.Evidence)] {
        try Row.fetchAll(
            db.cachedStatement(sql: "SELECT id, content FROM evidence WHERE memory = ? ORDER BY id"),
            arguments: [memory.rawValue]
        ).map { row in
            let id: Int64 = row["id"]
            return (id, try sealer.open(Memory.Evidence.self, row["content"], at: .evidence(id), of: person))
        }
    }

    /// The numbers of the memories that an entry supports, or that it or what it supports has ended.
    private func restingOn(_ diary: DiaryID) throws -> [Int64] {
        try rows(
            """
            SELECT DISTINCT memory FROM evidence WHERE diary = ?1
            UNION SELECT id FROM memories WHERE ended_in IN (SELECT id FROM diary_parts WHERE diary = ?1)
            UNION SELECT old.id FROM memories old JOIN evidence ON evidence.memory = old.successor
                WHERE evidence.diary = ?1
            """, [diary.rawValue])
    }

    private func standing(in slots: [Slot]) throws -> [Int64] {
        let tables = MemoryTables(db: db, sealer: sealer, person: person)
        return try slots.flatMap {
            try rows("SELECT id FROM memories WHERE person = ? AND slot = ?", [person, tables.slot($0)])
        }
    }

    /// Memories, with those that they went into, and with the other parts of these.
    private func withHeirs(_ memories: [Memory]) throws -> [Memory] {
        var known = Dictionary(memories.map { ($0.id, $0) }, uniquingKeysWith: { $1 })
        var new = memories
        while !new.isEmpty {
            let parts = try new.filter { $0.united != nil }.flatMap {
                try rows("SELECT id FROM memories WHERE heir = ? AND is_part AND person = ?", [$0.id.rawValue, person])
            }
            let near = Set(parts.map(MemoryID.init) + new.compactMap(\.withdrawal?.into)).subtracting(known.keys)
            new = try self.memories(numbers: near.map(\.rawValue))
            for memory in new { known[memory.id] = memory }
        }
        return known.values.sorted { $0.id.rawValue < $1.id.rawValue }
    }

    private func memories(numbers: [Int64]) throws -> [Memory] {
        try Set(numbers).sorted().compactMap(memory)
    }

    func memory(_ number: Int64) throws -> Memory? {
        let sql = "SELECT content, successor, ended_in, heir, is_withdrawn FROM memories WHERE id = ? AND person = ?"
        guard let row = try Row.fetchOne(db.cachedStatement(sql: sql), arguments: [number, person]) else { return nil }
        let content = try sealer.open(MemoryContent.self, row["content"], at: .memory(number), of: person)
        let endingStands = !content.endsByRow || row["successor"] as Int64? != nil || row["ended_in"] as Int64? != nil
        let evidence = try evidence(of: MemoryID(rawValue: number)).map(\.evidence)
            .sorted { $0.quote.day < $1.quote.day }
        return content.memory(
            MemoryID(rawValue: number), evidence: evidence, endingStands: endingStands,
            withdrawal: try withdrawal(content.withdrawal, row))
    }

    /// What is left of a withdrawal: what a memory went into may be gone, or have gone on itself.
    private func withdrawal(_ written: Memory.Withdrawal?, _ row: Row) throws -> Memory.Withdrawal? {
        guard var withdrawal = written, let into = withdrawal.into else { return written }
        guard row["is_withdrawn"] else { return nil }
        if let heir = row["heir"] as Int64? {
            if heir != into.rawValue {
                withdrawal = .init(at: withdrawal.at, reason: .merged, into: .init(rawValue: heir))
            }
            return withdrawal
        }
        return .init(at: withdrawal.at, reason: .orphaned)
    }

    private func rows(_ sql: String, _ arguments: StatementArguments) throws -> [Int64] {
        try Int64.fetchAll(db.cachedStatement(sql: sql), arguments: arguments)
    }
}
