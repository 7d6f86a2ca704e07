import Domain
import FoundationEssentials
import GRDB

extension EncryptedFiles {
    /// Gathers everything that is kept of a person in a zip archive, stored under a name: `dvoinik.json` with the
    /// profile, all entries, what is not an entry yet and the rounds of guesses, and beside it the recordings. Where one archive would be too
    /// large, further ones have the rest of the recordings; each can be opened without the others. They are removed
    /// with the first.
    ///
    /// - Parameters:
    ///   - waiting: What was said and is not in the diary yet.
    ///   - draft: Where the archive lies in plain form until it is encrypted.
    ///   - limit: The most bytes an archive may have. Only one that holds a single, larger recording has more.
    /// - Returns: The names of all archives, in order.
    /// - Throws: `StoreFailure`, `CancellationError`, or what the file system says; then nothing is stored.
    public func export(
        of conversation: Int64, waiting: [some Encodable & Sendable], as name: String, draft: String,
        limit: Int64 = .max
    ) async throws -> [String] {
        let (person, diaries, guesses) = try await everything(of: conversation)
        let document = try ExportDocument(person: person, diaries: diaries, waiting: waiting, guesses: guesses).json
        let recordings = diaries.flatMap(\.parts).compactMap { $0.voice?.recording }.filter(has)
        defer { try? FileManager.default.removeItem(atPath: draft) }
        var names: [String] = []
        for part in try parts(of: recordings, beside: Int64(document.count), limit: limit) {
            try await write(names.isEmpty ? document : nil, part, to: draft)
            names.append(Self.name(ofPart: names.count + 1, of: name))
            try await add(contentsOf: draft, as: names[names.count - 1])
        }
        return names
    }

    /// Deals recordings out to archives, the first of which also holds a document of a size.
    private func parts(of recordings: [String], beside document: Int64, limit: Int64) throws -> [[String]] {
        var parts: [[String]] = [[]]
        var size = ZipWriter.mostBytes(for: document)
        for recording in recordings {
            let more = ZipWriter.mostBytes(for: try plainSize(of: recording))
            if size > limit - more {
                parts.append([])
                size = 0
            }
            parts[parts.count - 1].append(recording)
            size += more
        }
        return parts
    }

    private func write(_ document: [UInt8]?, _ recordings: [String], to path: String) async throws {
        let zip = try ZipWriter(path: path)
        if let document {
            try zip.begin("dvoinik.json", size: Int64(document.count))
            try zip.write(document)
        }
        for recording in recordings {
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

    private func everything(of conversation: Int64) async throws -> (Person?, [Diary], [ExportedGuess]) {
        try await store.read { db, sealer in
            let reader = DiaryReader(db: db, sealer: sealer, person: conversation)
            let memories = MemoryReader(db: db, sealer: sealer, person: conversation)
            let guesses = try GuessTable(db: db, sealer: sealer, person: conversation).rounds().map { round in
                ExportedGuess(round, among: try memories.memories(.some(round.question.memories)))
            }
            return (try reader.profile(), try reader.diaries(), guesses)
        }
    }
}

/// What an export says, in words that a reader of the file understands.
private struct ExportDocument<Waiting: Encodable & Sendable>: Encodable {
    var person: Person?
    var diary: [Entry]
    var waiting: [Waiting]
    var guesses: [ExportedGuess]

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

    init(person: Person?, diaries: [Diary], waiting: [Waiting], guesses: [ExportedGuess]) {
        self.person = person
        self.waiting = waiting
        self.guesses = guesses
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
            id: diary.id.rawValue, day: diary.day, opened: diary.openedAt.iso, closed: diary.closedAt?.iso,
            parts: diary.parts.map { Part(sent: $0.sentAt.iso, text: $0.text, content: $0.content) })
    }
}

extension Timestamp {
    /// As ISO 8601 writes it, in UTC.
    var iso: String {
        Date(timeIntervalSince1970: Double(milliseconds) / 1000).formatted(.iso8601)
    }
}
