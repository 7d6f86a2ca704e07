import Foundation

/// A folder for the time of a measurement.
enum TemporaryFolder {
    /// Makes a folder, hands over its path, and removes it.
    static func with<Result>(_ work: (String) async throws -> Result) async throws -> Result {
        let path = try make()
        defer { try? FileManager.default.removeItem(atPath: path) }
        return try await work(path)
    }

    /// Makes a folder, hands over its path, and removes it.
    static func with<Result>(_ work: (String) throws -> Result) throws -> Result {
        let path = try make()
        defer { try? FileManager.default.removeItem(atPath: path) }
        return try work(path)
    }

    private static func make() throws -> String {
        let path = FileManager.default.temporaryDirectory.appending(path: "dvoinik-bench-\(UUID().uuidString)")
            .path(percentEncoded: false)
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        return path
    }
}
