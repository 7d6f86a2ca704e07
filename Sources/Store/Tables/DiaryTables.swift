public import Domain
import FoundationEssentials
public import GRDB

/// Persons and their diaries.
public struct DiaryTables: Tables {
    /// Makes the tables' gateway.
    public init() {}

    public func answer(
        _ query: Query, about conversation: Int64, in db: Database, _ sealer: Sealer
    ) throws -> Knowledge {
        let reader = DiaryReader(db: db, sealer: sealer, person: conversation)
        var knowledge = Knowledge(person: try reader.profile())
        knowledge.id = PersonID(rawValue: conversation)
        switch query {
        case .person: break
        case .diary(let id): knowledge.diary = try reader.diary(id)
        case .part(let id): knowledge.diary = try reader.diary(holding: "id", id.rawValue)
        case .message(let message): knowledge.diary = try reader.diary(holding: "message", message)
        case .page(let number): knowledge.page = try reader.page(number)
        case .lastDay: knowledge.lastDay = try reader.lastDay()
        case .holdings: knowledge.holdings = try reader.holdings()
        case .reading(let id):
            knowledge.diary = try reader.diary(id)
            knowledge.reading = try MemoryReader(db: db, sealer: sealer, person: conversation).reading(of: id)
        case .support(let id):
            let memories = MemoryReader(db: db, sealer: sealer, person: conversation)
            knowledge.memories = try memories.memories(.beside(id))
            let evidence = knowledge.memories.first { $0.id == id }?.evidence ?? []
            knowledge.diaries = try reader.diaries(Set(evidence.map(\.quote.diary)))
        case .touched(let ids, let diaries):
            let memories = MemoryReader(db: db, sealer: sealer, person: conversation)
            knowledge.memories = try memories.memories(.some(ids))
            knowledge.diaries = try reader.diaries(Set(diaries))
            for id in diaries { knowledge.readings[id] = try memories.reading(of: id) }
            knowledge.profile = try ProfileTable(db: db, sealer: sealer, person: conversation).profile()
        case .remembered:
            let memories = MemoryReader(db: db, sealer: sealer, person: conversation)
            knowledge.diaries = try reader.diaries()
            knowledge.readings = try memories.readings()
            knowledge.memories = try memories.memories(.all)
            knowledge.doubts = try memories.doubts()
            knowledge.answers = try AdviceTables(db: db, sealer: sealer, person: conversation).records(most: .max)
            knowledge.profile = try ProfileTable(db: db, sealer: sealer, person: conversation).profile()
        case .provisional:
            knowledge.provisional = try MemoryReader(db: db, sealer: sealer, person: conversation).provisional()
        case .everything:
            knowledge.diaries = try reader.diaries()
            knowledge.memories = try MemoryReader(db: db, sealer: sealer, person: conversation).memories(.all)
            knowledge.guesses = try GuessTable(db: db, sealer: sealer, person: conversation).rounds()
            knowledge.answers = try AdviceTables(db: db, sealer: sealer, person: conversation)
                .records(most: Knowledge.mostAnswers)
            knowledge.profile = try ProfileTable(db: db, sealer: sealer, person: conversation).profile()
        case .archive(let state):
            knowledge.archive = try ArchiveReader(db: db, sealer: sealer, person: conversation).change(since: state)
        case .outcomes:
            knowledge.guesses = try GuessTable(db: db, sealer: sealer, person: conversation).rounds()
            knowledge.answers = try AdviceTables(db: db, sealer: sealer, person: conversation)
                .records(most: Knowledge.mostAnswers)
            knowledge.profile = try ProfileTable(db: db, sealer: sealer, person: conversation).profile()
        case .profile:
            knowledge.profile = try ProfileTable(db: db, sealer: sealer, person: conversation).profile()
            knowledge.lastDay = try reader.lastDay()
        case .deepening(let ids):
            knowledge.profile = try ProfileTable(db: db, sealer: sealer, person: conversation).profile()
            knowledge.memories = try MemoryReader(db: db, sealer: sealer, person: conversation).memories(.some(ids))
            knowledge.guesses = try GuessTable(db: db, sealer: sealer, person: conversation).rounds()
        case .history:
            let memories = MemoryReader(db: db, sealer: sealer, person: conversation)
            let profiles = ProfileTable(db: db, sealer: sealer, person: conversation)
            (knowledge.diaries, knowledge.readings) = (try reader.diaries(), try memories.readings())
            knowledge.memories = try memories.memories(.all)
            (knowledge.profile, knowledge.embedding) = (try profiles.profile(), try profiles.embedding())
        case .disclosure:
            let memories = MemoryReader(db: db, sealer: sealer, person: conversation)
            (knowledge.memories, knowledge.doubts) = (try memories.memories(.all), try memories.doubts())
            knowledge.profile = try ProfileTable(db: db, sealer: sealer, person: conversation).profile()
        case .clone:
            knowledge.memories = try MemoryReader(db: db, sealer: sealer, person: conversation).memories(.all)
            knowledge.guesses = try GuessTable(db: db, sealer: sealer, person: conversation).rounds()
        case .guess(let id):
            let rounds = try GuessTable(db: db, sealer: sealer, person: conversation).rounds()
            guard let round = rounds.first(where: { $0.id == id }) else { break }
            knowledge.guesses = rounds
            knowledge.memories = try MemoryReader(db: db, sealer: sealer, person: conversation)
                .memories(.some(round.question.memories))
        case .match(let id):
            let table = MatchTable(db: db, sealer: sealer, person: conversation)
            knowledge.matchRecords = try table.record(id).map { [$0] } ?? []
            knowledge.partner = try table.partner(in: id)
        case .report(let id):
            knowledge.report = try ReportTable(db: db, sealer: sealer, person: conversation).file(id)
        case .reports: knowledge.reports = try ReportTable(db: db, sealer: sealer, person: conversation).queue()
        case .matches: knowledge.matchRecords = try MatchTable(db: db, sealer: sealer, person: conversation).records()
        case .acquaintances:
            knowledge.matchRecords = try MatchTable(db: db, sealer: sealer, person: conversation).records()
            knowledge.compatibilities = try TalkTables(db: db, sealer: sealer, person: conversation).compatibilities()
        case .talks(let pair):
            knowledge.talks = try TalkTables(db: db, sealer: sealer, person: conversation).talks(of: pair)
        case .advice(let id, let quote):
            guard let record = try AdviceTables(db: db, sealer: sealer, person: conversation).record(id) else { break }
            knowledge.advice = record
            knowledge.memories = try MemoryReader(db: db, sealer: sealer, person: conversation)
                .memories(.some(record.advice.used))
            if let quote, record.advice.grounds.indices.contains(quote) {
                knowledge.diary = try reader.diary(record.advice.grounds[quote].diary)
            }
        case .memories(let query):
            let memories = MemoryReader(db: db, sealer: sealer, person: conversation)
            if case .around(let id, _, _) = query {
                knowledge.diary = try reader.diary(id)
                knowledge.memoryCount = try memories.count()
            }
            knowledge.memories = try memories.memories(query)
            knowledge.doubts = try memories.doubts()
        }
        return knowledge
    }

    public func apply(_ change: Change, to conversation: Int64, in db: Database, _ sealer: Sealer) throws {
        func execute(_ sql: String, _ arguments: StatementArguments) throws {
            try db.cachedStatement(sql: sql).execute(arguments: arguments)
        }
        switch change {
        case .person(let person):
            let profile = try sealer.seal(person, at: .profile(conversation), of: conversation)
            try execute(
                "INSERT INTO persons (id, profile) VALUES (?, ?) ON CONFLICT DO UPDATE SET profile = excluded.profile",
                [conversation, profile])
        case .diaryOpened(let id, let day, let at):
            try execute(
                "INSERT INTO diaries (id, person, day, opened_at) VALUES (?, ?, ?, ?)",
                [id.rawValue, conversation, day.description, at.milliseconds])
        case .part(let part): try keep(part, of: conversation, in: db, sealer)
        case .partRemoved(let id):
            try execute("DELETE FROM diary_parts WHERE id = ? AND person = ?", [id.rawValue, conversation])
        case .diaryClosed(let id, let at):
            try execute(
                "UPDATE diaries SET closed_at = ? WHERE id = ? AND person = ?",
                [at.milliseconds, id.rawValue, conversation])
        case .diaryReopened(let id):
            try execute("UPDATE diaries SET closed_at = NULL WHERE id = ? AND person = ?", [id.rawValue, conversation])
        case .diaryDeleted(let id):
            try MemoryTables(db: db, sealer: sealer, person: conversation).holdAgain(endedIn: id)
            try execute("DELETE FROM diaries WHERE id = ? AND person = ?", [id.rawValue, conversation])
            try ProfileTable(db: db, sealer: sealer, person: conversation).forgetWhatIsGone()
            try AdviceTables(db: db, sealer: sealer, person: conversation).remove(quoting: id)
        case .fileDiscarded(let name):
            try execute("INSERT OR IGNORE INTO doomed_files VALUES (?)", [name])
        case .trained(let entry): try TrainingTable(db: db, sealer: sealer, person: conversation).note(entry)
        case .advice(let change):
            try AdviceTables(db: db, sealer: sealer, person: conversation).apply(change)
        case .memory(let change):
            try MemoryTables(db: db, sealer: sealer, person: conversation).apply(change)
            guard case .forgotten = change else { break }
            try ProfileTable(db: db, sealer: sealer, person: conversation).forgetWhatIsGone()
        case .profile(let change):
            try ProfileTable(db: db, sealer: sealer, person: conversation).apply(change)
        case .vectors(let change):
            try VectorTable(db: db, sealer: sealer, person: conversation).apply(change)
        case .match(let change):
            try MatchTable(db: db, sealer: sealer, person: conversation).apply(change)
        case .meeting(let change):
            try TalkTables(db: db, sealer: sealer, person: conversation).apply(change)
        case .report(let change):
            try ReportTable(db: db, sealer: sealer, person: conversation).apply(change)
        case .guess(let round):
            try GuessTable(db: db, sealer: sealer, person: conversation).keep(round)
        }
    }

    /// Keeps a part of an entry that is there and the person's own.
    private func keep(_ part: DiaryPart, of person: Int64, in db: Database, _ sealer: Sealer) throws {
        let id = part.id.rawValue
        let known = try DiaryReader(db: db, sealer: sealer, person: person).words(of: part.id)
        if let known, known != part.text {
            try ExtractionTable(db: db, sealer: sealer, person: person).drop(part.diary)
        }
        let content = try sealer.seal(SealedPart(part), at: .content(id), of: person)
        try db.cachedStatement(
            sql: """
                INSERT INTO diary_parts (id, diary, person, message, sent_at, content, word_count, recording)
                SELECT ?1, id, person, ?4, ?5, ?6, ?7, ?8 FROM diaries WHERE id = ?2 AND person = ?3
                ON CONFLICT DO UPDATE SET content = excluded.content, word_count = excluded.word_count,
                    recording = excluded.recording
                WHERE person = excluded.person AND diary = excluded.diary
                """
        ).execute(arguments: [
            id, part.diary.rawValue, person, part.message, part.sentAt.milliseconds, content, part.wordCount,
            part.voice?.recording,
        ])
        guard db.changesCount > 0 else { throw StoreFailure.foreignRow(table: "diary_parts", row: id) }
    }
}

extension FieldCipher.Place {
    static func profile(_ person: Int64) -> Self { .init(column: "persons.profile", row: person) }
    static func content(_ part: Int64) -> Self { .init(column: "diary_parts.content", row: part) }
}
