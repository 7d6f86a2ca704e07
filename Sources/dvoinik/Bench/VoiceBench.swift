import ArgumentParser
import Foundation
import VoiceNotes

/// Decodes a recording with our own decoder and with opusdec, in turn, and compares the CPU time of the two.
struct VoiceBench: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "voice", abstract: "Compare voice decoding with opusdec (of opus-tools) in CPU time, on one file.")

    @Argument(help: "An Ogg Opus file, best of ten minutes.")
    var file: String

    @Option(help: "How many times each is run.")
    var rounds = 3

    func run() async throws {
        let bytes = [UInt8](try Data(contentsOf: URL(filePath: file)))
        let wide = ["opusdec", "--quiet", file, "/dev/null"]
        let narrow = ["opusdec", "--quiet", "--rate", "16000", file, "/dev/null"]
        try compare("16 kHz WAV with speech measures", ours: { try prepare(bytes) }, theirs: narrow)
        try compare("48 kHz PCM", ours: { try decode(bytes) }, theirs: wide)
    }

    private func compare(_ title: String, ours: () throws -> Void, theirs: [String]) throws {
        var (own, other): ([Double], [Double]) = ([], [])
        for _ in 0..<max(rounds, 1) {
            own.append(try seconds(of: RUSAGE_SELF.rawValue) { try ours() })
            other.append(try seconds(of: RUSAGE_CHILDREN.rawValue) { try run(theirs) })
        }
        let (mine, yours) = (median(own), median(other))
        print(
            "\(title): \(rounded(mine)) s, \(theirs.joined(separator: " ")): \(rounded(yours)) s, ratio \(rounded(mine / yours))"
        )
    }

    private func prepare(_ bytes: [UInt8]) throws {
        let folder = NSTemporaryDirectory() + "dvoinik-bench-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        var rest: [UInt8]? = bytes
        _ = try VoiceNote.prepare(into: WAVFolder(path: folder)) {
            defer { rest = nil }
            return rest
        }
    }

    private func decode(_ bytes: [UInt8]) throws {
        var decoder = OggOpusDecoder(rate: .hz48000)
        var count = 0
        try decoder.decode(bytes.span) { count += $0.count }
        try decoder.finish { count += $0.count }
        guard count > 0 else { throw ExitCode.failure }
    }

    private func run(_ command: [String]) throws {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = command
        try process.run()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else { throw ExitCode.failure }
    }

    /// CPU seconds, of the user and the system, that some work takes.
    private func seconds(of who: Int32, _ work: () throws -> Void) rethrows -> Double {
        let before = used(who)
        try work()
        return used(who) - before
    }

    private func used(_ who: Int32) -> Double {
        var usage = rusage()
        getrusage(who, &usage)
        return seconds(usage.ru_utime) + seconds(usage.ru_stime)
    }

    private func seconds(_ time: timeval) -> Double {
        Double(time.tv_sec) + Double(time.tv_usec) / 1_000_000
    }

    private func median(_ values: [Double]) -> Double {
        values.sorted()[values.count / 2]
    }

    private func rounded(_ value: Double) -> String {
        String(format: "%.2f", value)
    }
}
