import Foundation
import GRDB

@testable import Store

/// A folder that is there as long as somebody holds on to it.
final class TemporaryFolder: Sendable {
    let path: String

    init() throws {
        path = "\(NSTemporaryDirectory())/dvoinik-store-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    /// The bytes of the database and of the keys, and of nothing that SQLite makes beside them.
    func data() throws -> [String: Data] {
        try files().filter { [Store.fileName, KeyFile.name].contains($0.key) }
    }

    /// The bytes of all files, by name.
    func files() throws -> [String: Data] {
        let names = try FileManager.default.contentsOfDirectory(atPath: path)
        return try Dictionary(
            uniqueKeysWithValues: names.map { ($0, try Self.contents(of: URL(filePath: "\(path)/\($0)"))) })
    }

    /// `Data(contentsOf:)` leaks its buffer where a file is empty, as SQLite's log is at times.
    private static func contents(of file: URL) throws -> Data {
        let handle = try FileHandle(forReadingFrom: file)
        defer { try? handle.close() }
        return try handle.readToEnd() ?? Data()
    }

    /// Puts a copy of a file of another folder here.
    func take(_ name: String, from other: TemporaryFolder, as newName: String? = nil) throws {
        let target = "\(path)/\(newName ?? name)"
        if FileManager.default.fileExists(atPath: target) { try FileManager.default.removeItem(atPath: target) }
        try FileManager.default.copyItem(atPath: "\(other.path)/\(name)", toPath: target)
    }

    /// Writes a file in the place of what was there.
    func write(_ bytes: Data, to name: String) throws {
        try bytes.write(to: URL(filePath: "\(path)/\(name)"))
    }

    /// Removes a file.
    func remove(_ name: String) throws {
        try FileManager.default.removeItem(atPath: "\(path)/\(name)")
    }

    /// Runs SQL on a file of the folder, as another process would.
    func execute(_ sql: String, on name: String) throws {
        let queue = try DatabaseQueue(path: "\(path)/\(name)")
        try queue.writeWithoutTransaction { try $0.execute(sql: sql) }
        try queue.close()
    }

    /// The wrapped keys that stand in the file of the keys, by conversation; destroyed ones not among them.
    func keys() throws -> [Int64: Data] {
        try KeyFile(existingAt: "\(path)/\(KeyFile.name)")?.read { try $0.keys() } ?? [:]
    }
}
