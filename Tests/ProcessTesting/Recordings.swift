public import Foundation

/// The recordings in `Tests/Data/voice`.
public enum Recordings {
    /// The root of the sources.
    public static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    /// A recording in Ogg Opus.
    public static func bytes(of name: String) throws -> [UInt8] {
        try Array(Data(contentsOf: root.appending(path: "Tests/Data/voice/\(name).ogg")))
    }

    /// What is said in a recording.
    public static func words(of name: String) throws -> String {
        try String(contentsOf: root.appending(path: "Tests/Data/voice/\(name).txt"), encoding: .utf8)
    }

    /// The first pages of an Ogg stream (RFC 3533, section 6).
    public static func beginning(of stream: [UInt8], pages: Int) -> [UInt8] {
        let marks = Data(stream).ranges(of: Data("OggS".utf8)).map(\.lowerBound)
        return pages < marks.count ? Array(stream[..<marks[pages]]) : stream
    }
}
