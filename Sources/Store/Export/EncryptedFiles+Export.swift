public import Domain
import FoundationEssentials
import GRDB

extension EncryptedFiles {
    /// Gathers everything that is kept of a person in a zip archive, stored under a name: `dvoinik.json` with the
    /// profile, all entries, what is not an entry yet, what the clone knows and answered, the rounds of guesses, and the matches;
    /// and beside it the recordings. Where one archive would be too large, further ones have the rest of the
    /// recordings; each can be opened without the others. They are removed with the first.
    ///
    /// - Parameters:
    ///   - waiting: What was said and is not in the diary yet.
    ///   - draft: Where the archive lies in plain form until it is encrypted.
    ///   - disclosing: What is said of each memory about who may hear it.
    ///   - limit: The most bytes an archive may have. Only one that holds a single, larger recording has more.
    /// - Returns: The names of all archives, in order.
    /// - Throws: `StoreFailure`, `CancellationError`, or what the file system says; then nothing is stored.
    public func export(
        of conversation: Int64, waiting: [some Encodable & Sendable], as name: String, draft: String,
        disclosing: DisclosureReading = { _, _, _ in [:] }, limit: Int64 = .max
    ) async throws -> [String] {
        let everything = try await everything(of: conversation)
        let document = try ExportDocument(everything, waiting: waiting, disclosing: disclosing).json
        let recordings = everything.diaries.flatMap(\.parts).compactMap { $0.voice?.recording }.filter(has)
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

    private func everything(of conversation: Int64) async throws -> Everything {
        try await store.read { db, sealer in
            let reader = DiaryReader(db: db, sealer: sealer, person: conversation)
            let memories = MemoryReader(db: db, sealer: sealer, person: conversation)
            let profiles = ProfileTable(db: db, sealer: sealer, person: conversation)
            return Everything(
                id: PersonID(rawValue: conversation), person: try reader.profile(), diaries: try reader.diaries(),
                readings: try memories.readings(),
                memories: try memories.memories(.all), doubts: try memories.doubts(), profile: try profiles.profile(),
                embedding: try profiles.embedding(),
                answers: try AdviceTables(db: db, sealer: sealer, person: conversation).records(most: .max),
                guesses: try GuessTable(db: db, sealer: sealer, person: conversation).rounds(),
                matches: try MatchTable(db: db, sealer: sealer, person: conversation).records(),
                training: try TrainingTable(db: db, sealer: sealer, person: conversation).entries())
        }
    }
}
