import Foundation

/// A folder of files that is gone when the test is over.
struct Folder: ~Copyable {
    let path: String

    init(_ files: [String: [UInt8]] = [:]) throws {
        let url = FileManager.default.temporaryDirectory.appendingPathComponent("terminal-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
        for (name, contents) in files {
            try Data(contents).write(to: url.appendingPathComponent(name))
        }
        path = url.path
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    func file(_ name: String) -> String { "\(path)/\(name)" }

    func bytes(_ name: String) throws -> [UInt8] { try Folder.contents(of: file(name)) }
}

extension Folder {
    static func contents(of path: String) throws -> [UInt8] { try Array(Data(contentsOf: URL(fileURLWithPath: path))) }
}

/// Where the test data lies.
enum TestData {
    static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .appendingPathComponent("Data/terminal").path
}
