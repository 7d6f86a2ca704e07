import Foundation

/// The reference programs we measure ourselves against, run in a folder of their own.
struct Tool {
    struct Failed: Error {
        let status: Int32
    }

    static func isInstalled(_ names: String...) -> Bool {
        names.allSatisfy { FileManager.default.isExecutableFile(atPath: "/usr/bin/\($0)") }
    }

    /// Hands `body` a folder that is removed afterwards.
    static func withFolder<Result>(_ body: (URL) throws -> Result) throws -> Result {
        let folder = FileManager.default.temporaryDirectory.appending(path: "voice-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        return try body(folder)
    }

    /// Runs a program in a folder and waits for it (Foundation's `Process` leaks, which the sanitizer minds).
    static func run(_ name: String, _ arguments: [String], in folder: URL) throws {
        let words = arguments.joined(separator: " ")
        let status = system("cd '\(folder.path())' && exec /usr/bin/\(name) \(words) >/dev/null 2>&1")
        guard status == 0 else { throw Failed(status: status) }
    }

    /// What `opusdec --no-dither` makes of a recording: interleaved samples at 48 kHz.
    static func opusdec(_ bytes: [UInt8], _ options: String...) throws -> [Int16] {
        try withFolder { folder in
            try Data(bytes).write(to: folder.appending(path: "in.opus"))
            try run("opusdec", ["--no-dither", "--rate", "48000"] + options + ["in.opus", "out.raw"], in: folder)
            return try samples(Data(contentsOf: folder.appending(path: "out.raw")))
        }
    }

    /// What `opusenc` makes of interleaved samples.
    static func opusenc(_ samples: [Int16], rate: Int = 48_000, channels: Int = 1, _ options: String...) throws
        -> [UInt8]
    {
        try withFolder { folder in
            let raw = samples.withUnsafeBytes { Data($0) }
            try raw.write(to: folder.appending(path: "in.raw"))
            let format = ["--raw", "--raw-rate", "\(rate)", "--raw-chan", "\(channels)", "--quiet"]
            try run("opusenc", format + options + ["in.raw", "out.opus"], in: folder)
            return try Array(Data(contentsOf: folder.appending(path: "out.opus")))
        }
    }

    private static func samples(_ data: Data) -> [Int16] {
        data.withUnsafeBytes { raw in
            (0..<raw.count / 2).map { Int16(littleEndian: raw.loadUnaligned(fromByteOffset: 2 * $0, as: Int16.self)) }
        }
    }
}
