import CArchive
import Domain
import Engine
import Foundation
import Testing

@testable import Store

struct ExportTests {
    @Test func `an export holds the profile, all entries and the recordings that are there`() async throws {
        let desk = try Desk()
        let person = try await desk.person("a", .entry(1, on: .november(21), "a good day"))
        let (kept, lost) = (EncryptedFiles.name("2.ogg", of: 1), EncryptedFiles.name("3.ogg", of: 1))
        try await desk.apply(
            [
                .part(.spoken(2, in: 1, seconds: 3, recording: kept)),
                .part(.spoken(3, in: 1, seconds: 3, recording: lost)),
            ], to: person)
        let sound = (0..<150_000).map { UInt8(truncatingIfNeeded: $0 &* 7 &+ $0 >> 9) }
        let draft = "\(desk.folder.path)/draft"
        try Data(sound).write(to: URL(filePath: draft))
        let files = try desk.files()
        try await files.add(contentsOf: draft, as: kept)

        try await files.export(of: person.rawValue, waiting: ["held back"], as: "1-export.zip", draft: draft)

        let entries = try Self.entries(of: try await files.contents(of: "1-export.zip"))
        #expect(entries.keys.sorted() == ["dvoinik.json", "recordings/\(kept)"])
        #expect(entries["recordings/\(kept)"] == sound)
        let document = String(decoding: entries["dvoinik.json"] ?? [], as: UTF8.self)
        #expect(document.contains("a good day") && document.contains("held back"))
        #expect(document.contains(#""day" : "2026-11-21""#))
        #expect(document.contains(#""opened" : "2026-11-21T00:00:00Z""#))
        #expect(!FileManager.default.fileExists(atPath: draft))
    }

    @Test func `an export has nothing of anybody else`() async throws {
        let desk = try Desk()
        _ = try await desk.person("a", .entry(1, on: .november(21), "a good day"))
        let stranger = try await desk.person("b")
        let files = try desk.files()
        try await files.export(
            of: stranger.rawValue, waiting: [String](), as: "2-export.zip", draft: "\(desk.folder.path)/draft")
        let entries = try Self.entries(of: try await files.contents(of: "2-export.zip"))
        #expect(entries.keys.sorted() == ["dvoinik.json"])
        let document = String(decoding: entries["dvoinik.json"] ?? [], as: UTF8.self)
        #expect(document.contains(#""diary" : ["#))
        #expect(!document.contains("good day"))
    }

    @Test func `an export with a damaged recording fails and leaves nothing in plain form`() async throws {
        let desk = try Desk()
        let person = try await desk.person("a", .entry(1, on: .november(21), "a good day"))
        let name = EncryptedFiles.name("2.ogg", of: 1)
        try await desk.apply([.part(.spoken(2, in: 1, seconds: 3, recording: name))], to: person)
        let files = try desk.files()
        try Data(repeating: 1, count: 5000).write(to: URL(filePath: "\(desk.folder.path)/files/\(name)"))
        let draft = "\(desk.folder.path)/draft"

        await #expect(throws: StoreFailure.damagedFile(name: name)) {
            try await files.export(of: person.rawValue, waiting: ["held back"], as: "1-export.zip", draft: draft)
        }

        #expect(!FileManager.default.fileExists(atPath: draft))
        #expect(!files.has("1-export.zip"))
    }

    /// The entries of a zip archive, as libarchive reads them.
    private static func entries(of zip: [UInt8]) throws -> [String: [UInt8]] {
        let archive = try #require(archive_read_new())
        defer { archive_read_free(archive) }
        archive_read_support_format_zip(archive)
        return try zip.withUnsafeBytes { bytes in
            try #require(archive_read_open_memory(archive, bytes.baseAddress, bytes.count) == ARCHIVE_OK)
            var entries: [String: [UInt8]] = [:]
            var entry: OpaquePointer?
            while archive_read_next_header(archive, &entry) == ARCHIVE_OK {
                let name = String(cString: try #require(archive_entry_pathname(entry)))
                var content = [UInt8](repeating: 0, count: Int(archive_entry_size(entry)))
                let count = archive_read_data(archive, &content, content.count)
                try #require(count == content.count)
                entries[name] = content
            }
            return entries
        }
    }
}
