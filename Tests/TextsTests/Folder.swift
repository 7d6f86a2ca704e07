import Foundation

/// A folder of files that is gone when the test is over.
struct Folder: ~Copyable {
    let path: String

    init(_ files: [String: String]) throws {
        let url = FileManager.default.temporaryDirectory.appendingPathComponent("texts-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
        for (name, contents) in files {
            try Data(contents.utf8).write(to: url.appendingPathComponent(name))
        }
        path = url.path
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }
}
