import Foundation

/// A run of a seed in a process of its own, so that what ends it does not end the others, and so that nothing that
/// differs between processes, as the order of a dictionary, goes unseen.
struct TrialApart: Sendable {
    let seed: UInt64
    /// What there is to say about it.
    private(set) var report: String
    /// Whether nothing is wrong.
    private(set) var isWell = false

    /// What is known of a run that was.
    init(of seed: UInt64, report: String) {
        (self.seed, self.report) = (seed, report)
    }

    /// Runs a seed.
    init(of seed: UInt64) async {
        self.seed = seed
        report = ""
        let output = FileManager.default.temporaryDirectory.appending(path: "simulate-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: output) }
        do {
            guard FileManager.default.createFile(atPath: output.path(), contents: nil) else {
                throw CocoaError(.fileWriteUnknown)
            }
            let process = try await Self.process(of: seed, writingTo: FileHandle(forWritingTo: output))
            report = try String(contentsOf: output, encoding: .utf8).trimmingCharacters(in: .newlines)
            isWell = process.terminationReason == .exit && process.terminationStatus == 0
            if process.terminationReason == .uncaughtSignal {
                let end = ["the process was ended by signal \(process.terminationStatus)"]
                report = [report, Trial.report(of: seed, "broke off", end)].filter { !$0.isEmpty }.joined(
                    separator: "\n")
            }
        } catch {
            report = Trial.report(of: seed, "could not be run", [error.localizedDescription])
        }
    }

    /// What was shown in it, as a number; none where it never came to an end.
    private var digest: Substring? { report.firstMatch(of: /digest ([0-9a-f]+)/)?.1 }

    /// The seeds that were run more than once and came out differently.
    static func inconstant(among trials: [TrialApart]) -> [UInt64] {
        Dictionary(grouping: trials, by: \.seed).filter { Set($0.value.map(\.digest)).count > 1 }.keys.sorted()
    }

    private static func process(of seed: UInt64, writingTo output: FileHandle) async throws -> Process {
        let process = Process()
        process.executableURL = URL(filePath: "/proc/self/exe")
        process.arguments = ["\(seed)"]
        process.standardOutput = output
        try await withCheckedThrowingContinuation { (continuation: CheckedContinuation<Void, any Error>) in
            process.terminationHandler = { _ in continuation.resume() }
            do { try process.run() } catch { continuation.resume(throwing: error) }
        }
        return process
    }
}
