import Domain
import FoundationEssentials
import GRDB

extension EncryptedFiles {
    /// Gathers everything that is kept of a person in a zip archive, stored under a name: `dvoinik.json` with the
    /// profile, all entries and what is not an entry yet, and beside it the recordings.
    ///
    /// - Parameters:
    ///   - waiting: What was said and is not in the diary yet.
    ///   - draft: Where the archive lies in plain form until it is encrypted.
    /// - Throws: `StoreFailure`, `CancellationError`, or what the file system says; then nothing is stored.
    public func export(
        of conversation: Int64, waiting: [some Encodable & Sendable], as name: String, draft: String
    ) async throws {
        let (person, diaries) = try await everything(of: conversation)
        defer { try? FileManager.default.removeItem(atPath: draft) }
        try await write(ExportDocument(person: person, diaries: diaries, waiting: waiting), of: diaries, to: draft)
        try await add(contentsOf: draft, as: name)
    }

    private func write(
        _ export: ExportDocument<some Encodable & Sendable>, of diaries: [Diary], to path: String
    ) async throws {
        let zip = try ZipWriter(path: path)
        let document = try export.json
        try zip.begin("dvoinik.json", size: Int64(document.count))
        try zip.write(document)
        for recording in diaries.flatMap(\.parts).compactMap({ $0.voice?.recording }) where has(recording) {
            let size = try plainSize(of: recording)
            let chunks = try file(recording).open()
            try zip.begin("recordings/\(recording)", size: size)
            while let bytes = try chunks.next() {
                try zip.write(bytes)
                try await Self.makeWay()
            }
        }
        try zip.finish()
    }

    private func everything(of conversation: Int64) async throws -> (Person?, [Diary]) {
        try await store.read { db, sealer in
            let reader = DiaryReader(db: db, sealer: sealer, person: conversation)
            return (try reader.profile(), try reader.diaries())
        }
    }
}

/// What an export says, in words that a reader of the file understands.
private struct ExportDocument<Waiting: Encodable & Sendable>: Encodable {
    var person: Person?
    var diary: [Entry]
    var waiting: [Waiting]

    struct Entry: Encodable {
        var id: Int64
        var day: LocalDate
        var opened: String
        var closed: String?
        var parts: [Part]
    }

    struct Part: Encodable {
        var sent: String
        var text: String?
        var content: DiaryPart.Content
    }

    init(person: Person?, diaries: [Diary], waiting: [Waiting]) {
        self.person = person
        self.waiting = waiting
        diary = diaries.map(Self.entry)
    }

    var json: [UInt8] {
        get throws {
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
            return [UInt8](try encoder.encode(self))
        }
    }

    private static func entry(_ diary: Diary) -> Entry {
        Entry(
            id: diary.id.rawValue, day: diary.day, opened: time(diary.openedAt), closed: diary.closedAt.map(time),
            parts: diary.parts.map { Part(sent: time($0.sentAt), text: $0.text, content: $0.content) })
    }

    private static func time(_ moment: Timestamp) -> String {
        Date(timeIntervalSince1970: Double(moment.milliseconds) / 1000).formatted(.iso8601)
    }
}
