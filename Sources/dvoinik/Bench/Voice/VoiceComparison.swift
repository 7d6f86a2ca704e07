import Foundation
import VoiceNotes

/// Decodes a recording with our own decoder and with opusdec, in turn, and compares the CPU time of the two.
struct VoiceComparison {
    /// An Ogg Opus file.
    let file: String

    /// What is missing to compare with, if anything.
    static var obstacle: String? {
        let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
        let isThere = folders.contains { FileManager.default.isExecutableFile(atPath: "\($0)/opusdec") }
        return isThere ? nil : "Voice decoding was not compared: opusdec is missing; the package opus-tools has it."
    }

    /// One round.
    func measure() throws -> [Figure: Double] {
        let narrow = try used(by: RUSAGE_SELF) { _ = try measures() }
        let narrowPeer = try used(by: RUSAGE_CHILDREN) { try opusdec("--rate", "16000") }
        let wide = try used(by: RUSAGE_SELF) { try decode() }
        let widePeer = try used(by: RUSAGE_CHILDREN) { try opusdec() }
        return [
            .narrowTime: narrow, .narrowPeer: narrowPeer, .narrowRatio: narrow / narrowPeer,
            .wideTime: wide, .widePeer: widePeer, .wideRatio: wide / widePeer,
        ]
    }

    /// What the recording is, in a few words.
    func title() throws -> String {
        let seconds = try measures().duration
        let bits = Double(try Data(contentsOf: URL(filePath: file)).count) * 8 / seconds / 1000
        return String(format: "Voice: a note of %.0f s at %.0f kbit/s", seconds, bits)
    }

    /// Does all that is done to a voice note before it is transcribed.
    private func measures() throws -> SpeechMeasures {
        try TemporaryFolder.with { folder in
            let handle = try FileHandle(forReadingFrom: URL(filePath: file))
            return try VoiceNote.prepare(into: WAVFolder(path: folder)) { try chunk(of: handle) }.measures
        }
    }

    private func decode() throws {
        let handle = try FileHandle(forReadingFrom: URL(filePath: file))
        var decoder = OggOpusDecoder(rate: .hz48000)
        var count = 0
        while let chunk = try chunk(of: handle) { try decoder.decode(chunk.span) { count += $0.count } }
        try decoder.finish { count += $0.count }
        guard count > 0 else { throw BenchFailure.noSound }
    }

    /// The next bytes of a file; nil at its end.
    private func chunk(of handle: FileHandle) throws -> [UInt8]? {
        let data = try handle.read(upToCount: 1 << 16) ?? Data()
        return data.isEmpty ? nil : [UInt8](data)
    }

    private func opusdec(_ options: String...) throws {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = ["opusdec", "--quiet"] + options + [file, "/dev/null"]
        try process.run()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else {
            throw BenchFailure.programFailed(name: "opusdec", status: process.terminationStatus)
        }
    }

    /// CPU seconds, of the user and the system, that some work takes: in this process, or in those that it waits for.
    private func used(by who: __rusage_who, _ work: () throws -> Void) rethrows -> Double {
        let before = seconds(of: who)
        try work()
        return seconds(of: who) - before
    }

    private func seconds(of who: __rusage_who) -> Double {
        var usage = rusage()
        getrusage(who.rawValue, &usage)
        return [usage.ru_utime, usage.ru_stime].reduce(0) { $0 + Double($1.tv_sec) + Double($1.tv_usec) / 1e6 }
    }
}

extension Figure {
    /// What a comparison finds out.
    static let voice: [Figure] = [.narrowTime, .narrowPeer, .narrowRatio, .wideTime, .widePeer, .wideRatio]
}
