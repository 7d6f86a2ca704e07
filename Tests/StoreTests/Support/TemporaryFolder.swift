import Foundation
import Store

/// A folder that is there as long as somebody holds on to it.
final class TemporaryFolder: Sendable {
    let path: String

    init() throws {
        path = "\(NSTemporaryDirectory())/dvoinik-store-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    /// The bytes of the database file.
    func database() throws -> Data {
        try Data(contentsOf: URL(filePath: "\(path)/\(Store.fileName)"))
    }
}
