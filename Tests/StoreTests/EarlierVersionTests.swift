import Domain
import Engine
import GRDB
import Testing

@testable import Store

/// Databases of earlier versions, with people and their words in them.
@Suite struct EarlierVersionTests {
    /// The steps after which a bot may have been stopped, from the first that kept its keys apart.
    private static let steps = Schema.migrator { _ in "" }.migrations.dropFirst().dropLast()

    @Test(arguments: steps)
    func `a database of an earlier version is brought up to date with all that is in it`(step: String) async throws {
        let today = try Desk()
        let chat = try await today.person(
            "a", .entry(1, on: .november(21), "Живу в Твери") + .entry(2, on: .november(22), "Пью чай"))
        try await today.apply([.memory(.memory(Self.memory(in: 1))), .memory(.memory(Self.memory(in: 2)))], to: chat)
        // As the weekly work left them then: 3 and 4 are one, in the words of 3, and 5 and 6 are united in 7.
        try await today.apply([3, 7, 4, 5, 6].map { .memory(.memory(Self.joined($0))) }, to: chat)
        let known = try await today.ask(.history, of: chat)

        let folder = try TemporaryFolder()
        try folder.take(KeyFile.name, from: today.folder)
        try Self.copy(today.folder, to: folder, as: step)
        let old = try Desk(in: folder, key: today.key)

        let left = try await old.ask(.history, of: chat)
        #expect(left.diaries == known.diaries && left.diaries.count == 2)
        #expect(left.person == known.person)
        let hadMemories = !["2 keys apart", "3 no lengths"].contains(step)
        // What later versions wrote is linked as it was written.
        let isLinked = Self.steps.firstIndex(of: step) ?? 0 >= Self.steps.firstIndex(of: "11 unions") ?? .max
        #expect(left.memories == (hadMemories ? isLinked ? known.memories : known.memories.map(Self.linked) : []))
        #expect(try await old.store.pool.read { try $0.integrityProblems() } == [])
        guard hadMemories, !isLinked else { return }
        // What was added since works on what was there before.
        try await old.apply([.diaryDeleted(DiaryID(rawValue: 1))], to: chat)
        let rest = try await old.ask(.memories(.all), of: chat).memories
        #expect(rest.map(\.id.rawValue) == [12, 14, 16], "what was merged, and what was united, stands again")
        #expect(rest.allSatisfy { $0.withdrawal == nil && $0.evidence.map(\.quote.diary.rawValue) == [2] })
        #expect(try await old.store.pool.read { try $0.integrityProblems() } == [])
    }

    /// A memory as it is told today.
    private static func linked(_ memory: Memory) -> Memory {
        var memory = memory
        if memory.withdrawal?.into?.rawValue == 17 { memory.withdrawal?.reason = .united }
        if memory.id.rawValue == 17 { memory.united = Desk.now }
        return memory
    }

    private static func joined(_ number: Int64) -> Memory {
        let memory = memory(in: number % 2 == 1 ? 1 : 2)
        var joined = Memory(
            id: MemoryID(rawValue: 10 + number), kind: .fact, text: "\(number)", claim: nil,
            evidence: number == 7 ? memory.evidence + Self.memory(in: 2).evidence : memory.evidence,
            learnt: Desk.now + .seconds(number == 7 ? 6 : number), importance: 0.5, confidence: 0.7)
        switch number {
        case 4: joined.withdrawal = .init(at: Desk.now, reason: .merged, into: MemoryID(rawValue: 13))
        case 5, 6: joined.withdrawal = .init(at: Desk.now, reason: .merged, into: MemoryID(rawValue: 17))
        default: break
        }
        return joined
    }

    private static func memory(in diary: Int64) -> Memory {
        let quote = Quote(
            diary: DiaryID(rawValue: diary), part: PartID(rawValue: diary), offset: 0, text: "слова",
            day: .november(20 + Int(diary)))
        return Memory(
            id: MemoryID(rawValue: 10 + diary), kind: .fact, text: "\(diary)", claim: nil,
            evidence: [.init(quote, stance: .stated, strain: .calm)], learnt: Desk.now, importance: 0.5,
            confidence: 0.7)
    }

    /// Makes a database as it was after a step, with the rows of a present one as far as it had room for them.
    private static func copy(_ folder: TemporaryFolder, to other: TemporaryFolder, as step: String) throws {
        var configuration = Configuration()
        configuration.foreignKeysEnabled = false
        let queue = try DatabaseQueue(path: "\(other.path)/\(Store.fileName)", configuration: configuration)
        try Schema.migrator { _ in "" }.migrate(queue, upTo: step)
        try queue.writeWithoutTransaction { db in
            try db.execute(sql: "ATTACH ? AS today", arguments: ["\(folder.path)/\(Store.fileName)"])
            try db.execute(sql: "DELETE FROM lineage")
            let tables = try String.fetchAll(
                db,
                sql: """
                    SELECT name FROM main.sqlite_schema
                    WHERE type = 'table' AND name <> 'grdb_migrations' AND name NOT LIKE 'sqlite_%'
                    """)
            for table in tables {
                let columns = try db.columns(in: table).map(\.name)
                let present = try Set(
                    Row.fetchAll(db, sql: "PRAGMA today.table_info(\(table))").map { $0["name"] as String })
                // A column that has gone since was never empty.
                let values = columns.map { present.contains($0) ? $0 : "0" }
                try db.execute(
                    sql: """
                        INSERT OR REPLACE INTO main.\(table) (\(columns.joined(separator: ", ")))
                        SELECT \(values.joined(separator: ", ")) FROM today.\(table)
                        """)
            }
            try db.execute(sql: "DETACH today")
        }
        try queue.close()
    }
}
