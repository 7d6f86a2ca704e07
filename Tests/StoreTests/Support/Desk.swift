import Domain
import Engine
import GRDB
import Messaging
import Testing

@testable import Store

/// A store in a folder, with a ledger of scribes on it.
struct Desk {
    static let now = Timestamp(seconds: 1_795_219_200)

    let folder: TemporaryFolder
    let key: MasterKey
    let store: Store
    let ledger: SQLiteLedger<Scribe<String>, DiaryTables>

    /// Opens the store of a folder.
    init(in folder: TemporaryFolder? = nil, key: MasterKey = MasterKey()) throws {
        self.folder = try folder ?? TemporaryFolder()
        self.key = key
        store = try Store(folder: self.folder.path, key: key)
        ledger = Self.ledger(of: store, start: "start")
    }

    static func ledger<State>(of store: Store, start: State) -> SQLiteLedger<Scribe<State>, DiaryTables> {
        SQLiteLedger(store: store, machine: Scribe(start: start), tables: DiaryTables(), clock: StillClock())
    }

    func files() throws -> EncryptedFiles {
        try EncryptedFiles(store: store, folder: "\(folder.path)/files")
    }

    func receive(_ text: String, from chat: String, key: String) async throws {
        try await ledger.receive([Self.arrival(text, from: chat, key: key)])
    }

    static func arrival(_ text: String, from chat: String, key: String) -> Arrival {
        Arrival(
            address: Address(channel: .terminal, chat: chat), deliveryKey: key, sender: Sender(name: "N."),
            sentAt: now, message: nil, content: .text(text))
    }

    /// The conversation of a chat from which something has come.
    func conversation(_ chat: String) async throws -> ConversationID {
        try await receive("hello", from: chat, key: "first of \(chat)")
        let id = try await store.pool.read { db in
            try Int64.fetchOne(db, sql: "SELECT id FROM conversations WHERE chat = ?", arguments: [chat])
        }
        return ConversationID(rawValue: try #require(id))
    }

    /// A person with some changes to what is kept about them.
    func person(_ chat: String, _ changes: [Change] = []) async throws -> ConversationID {
        let id = try await conversation(chat)
        try await apply([.person(Person(language: .russian, since: Self.now))] + changes, to: id)
        return id
    }

    func apply(_ changes: [Change], to conversation: ConversationID) async throws {
        try await ledger.write { transaction in
            for change in changes { try transaction.apply(change, to: conversation) }
        }
    }

    func ask(_ query: Query, of conversation: ConversationID) async throws -> Knowledge {
        try await ledger.read { try $0.answer(query, about: conversation) }
    }

    func events() async throws -> [String?] {
        try await ledger.read { try $0.events(limit: 1000).map(\.event) }
    }

    /// Removes a conversation as `/delete` does.
    func forget(_ conversation: ConversationID) async throws {
        try await ledger.write { try $0.forget(conversation, unless: { _ in false }) }
    }

    func inspect() throws -> Inspection {
        try Store.inspect(folder: folder.path, key: key)
    }

    func execute(_ sql: String) async throws {
        try await store.pool.writeWithoutTransaction { try $0.execute(sql: sql) }
    }

    /// How many rows each table of the schema has.
    func counts() async throws -> [String: Int] {
        try await store.pool.read { db in
            let tables = try String.fetchAll(
                db, sql: "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
            return try Dictionary(
                uniqueKeysWithValues: tables.map { ($0, try Int.fetchOne(db, sql: "SELECT count(*) FROM \($0)") ?? 0) })
        }
    }
}

struct StillClock: WallClock {
    var now: Timestamp { Desk.now }
    func sleep(for duration: Duration) async throws { throw CancellationError() }
}

extension [Domain.Change] {
    /// An entry with one written part.
    static func entry(_ id: Int64, on day: LocalDate, _ text: String, message: Int64? = nil) -> [Domain.Change] {
        [
            .diaryOpened(DiaryID(rawValue: id), day: day, at: Desk.now),
            .part(.written(id, in: id, text, message: message)),
        ]
    }
}

extension DiaryPart {
    static func written(_ id: Int64, in diary: Int64, _ text: String, message: Int64? = nil) -> DiaryPart {
        DiaryPart(
            id: PartID(rawValue: id), diary: DiaryID(rawValue: diary), message: message, sentAt: Desk.now,
            content: .written(text))
    }

    static func spoken(
        _ id: Int64, in diary: Int64, seconds: Int, recording: String? = nil
    ) -> DiaryPart {
        var note = VoiceNote(file: "voice \(id)", seconds: seconds)
        note.recording = recording
        return DiaryPart(
            id: PartID(rawValue: id), diary: DiaryID(rawValue: diary), message: nil, sentAt: Desk.now,
            content: .spoken(note))
    }
}

extension LocalDate {
    static func november(_ day: Int) -> LocalDate { LocalDate(daysSinceEpoch: 20_757 + day) }
}
