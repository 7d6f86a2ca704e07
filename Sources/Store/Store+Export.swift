import Domain
import FoundationEssentials
import GRDB

extension EncryptedFiles {
    /// Gathers everything that is kept of a person in a zip archive, stored under a name: `dvoinik.json` with the
    /// profile and all entries, and beside it the recordings.
    ///
    /// - Parameter draft: Where the archive lies in plain form until it is encrypted.
    public func export(of conversation: Int64, as name: String, draft: String) async throws {
        let (person, diaries) = try await everything(of: conversation)
        defer { try? FileManager.default.removeItem(atPath: draft) }
        try await write(person, diaries, to: draft)
        try await add(contentsOf: draft, as: name)
    }

    private func write(_ person: Person?, _ diaries: [Diary], to path: String) async throws {
        let zip = try ZipWriter(path: path)
        let document = try ExportDocument.json(person: person, diaries: diaries)
        try zip.begin("dvoinik.json", size: Int64(document.count))
        try zip.write(document)
        for recording in diaries.flatMap(\.parts).compactMap({ $0.voice?.recording }) where has(recording) {
            let size = try plainSize(of: recording)
            let chunks = try file(recording).open()
            try zip.begin("recordings/\(recording)", size: size)
            while let bytes = try chunks.next() { try zip.write(bytes) }
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
private struct ExportDocument: Encodable {
    var person: Person?
    var diary: [Entry]

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

    static func json(person: Person?, diaries: [Diary]) throws -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        return [UInt8](try encoder.encode(ExportDocument(person: person, diary: diaries.map(entry))))
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
