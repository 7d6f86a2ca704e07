import Foundation
import Store

/// The data folder of a demo. It is filled beside its place and put there as a whole: so what is in the place was
/// finished, and what an interrupted filling left can be cleared away.
public struct DemoFolder {
    private let path: String

    /// Whom the demo is opened as; it tells a folder of the demo from anybody's.
    private static let markFile = "demo.json"

    /// Where the data folder is to be.
    public init(_ path: String) {
        self.path = path
    }

    /// As whom a filled folder is opened; nil where there is none yet.
    ///
    /// - Throws: `DemoFailure.notEmpty` where something else is in its place.
    public func pair() throws(DemoFailure) -> DemoPair? {
        let files = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
        if files.isEmpty, !FileManager.default.fileExists(atPath: path) || isFolder { return nil }
        guard Store.exists(in: path), let data = FileManager.default.contents(atPath: "\(path)/\(Self.markFile)"),
            let pair = try? JSONDecoder().decode(DemoPair.self, from: data)
        else { throw .notEmpty(folder: path) }
        return pair
    }

    /// Fills it.
    ///
    /// - Parameter body: Fills the folder that it is given.
    /// - Throws: `DemoFailure.busy`, `.unplaceable`, or what the body throws.
    public func fill(_ body: (_ folder: String) async throws -> DemoPair) async throws -> DemoPair {
        let draft = "\(path).demo"
        let lock = try locked("\(draft).lock")
        defer {
            unlink("\(draft).lock")
            close(lock)
        }
        try clear(draft)
        let pair = try await body(draft)
        try JSONEncoder().encode(pair).write(to: URL(filePath: "\(draft)/\(Self.markFile)"))
        guard rename(draft, path) == 0 else { throw DemoFailure.unplaceable(folder: path, code: errno) }
        return pair
    }

    /// Takes a lock, so that nobody else fills the folder meanwhile.
    private func locked(_ file: String) throws -> Int32 {
        let descriptor = open(file, O_RDONLY | O_CREAT | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw DemoFailure.unplaceable(folder: path, code: errno) }
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
            close(descriptor)
            throw DemoFailure.busy(folder: path)
        }
        return descriptor
    }

    /// Makes an empty folder, without what an interrupted filling left in it.
    private func clear(_ draft: String) throws {
        if FileManager.default.fileExists(atPath: draft) { try FileManager.default.removeItem(atPath: draft) }
        try FileManager.default.createDirectory(
            atPath: draft, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    }

    private var isFolder: Bool {
        var isFolder: ObjCBool = false
        return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) && isFolder.boolValue
    }
}
