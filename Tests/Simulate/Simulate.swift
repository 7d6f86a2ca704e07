import ArgumentParser
import Foundation

/// Runs seeds, several at a time, each in a process of its own, and tells of each what came of it.
@main
struct Simulate: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "simulate",
        abstract: "Let two hundred simulated people keep diaries for thirty days; find what is lost, doubled or stuck.",
        discussion: "All chance of a run comes from its seed: the same seed gives the same run.")

    @Argument(help: "The seeds to run; without any, --count says how many.")
    var seeds: [UInt64] = []

    @Option(help: "How many seeds to run.")
    var count: UInt64 = 10

    @Option(help: "The first of them.")
    var from: UInt64 = 1

    func run() async throws {
        let seeds = seeds.isEmpty ? Array(from..<from + count) : seeds
        let allIsWell = seeds.count == 1 ? try await Self.runHere(seeds[0]) : await Self.runApart(seeds)
        guard allIsWell else { throw ExitCode.failure }
    }

    private static func runHere(_ seed: UInt64) async throws -> Bool {
        let trial = await Trial(of: seed, on: try Stage(home: home))
        say(trial.report)
        return trial.complaints.isEmpty
    }

    private static func runApart(_ seeds: [UInt64]) async -> Bool {
        let passed = await withTaskGroup(of: Bool.self) { group in
            var passed = 0
            for (index, seed) in seeds.enumerated() {
                let isFull = index >= ProcessInfo.processInfo.activeProcessorCount
                if isFull, await group.next() == true { passed += 1 }
                group.addTask { await runApart(seed) }
            }
            for await isWell in group where isWell { passed += 1 }
            return passed
        }
        say("\(passed) passed, \(seeds.count - passed) failed")
        return passed == seeds.count
    }

    /// Runs a seed in a process of its own, so that what ends it does not end the others.
    private static func runApart(_ seed: UInt64) async -> Bool {
        let process = Process()
        process.executableURL = URL(filePath: "/proc/self/exe")
        process.arguments = ["\(seed)"]
        do {
            try await withCheckedThrowingContinuation { (continuation: CheckedContinuation<Void, any Error>) in
                process.terminationHandler = { _ in continuation.resume() }
                do { try process.run() } catch { continuation.resume(throwing: error) }
            }
        } catch {
            say(Trial.report(of: seed, "could not be run", [error.localizedDescription]))
            return false
        }
        if process.terminationReason == .uncaughtSignal {
            say(Trial.report(of: seed, "broke off", ["the process was ended by signal \(process.terminationStatus)"]))
        }
        return process.terminationReason == .exit && process.terminationStatus == 0
    }

    /// The folder that holds `locales`: the launcher says which; otherwise the one we stand in.
    private static var home: String {
        ProcessInfo.processInfo.environment["DVOINIK_HOME"] ?? FileManager.default.currentDirectoryPath
    }

    /// Says something at once, also where the output is no terminal.
    private static func say(_ line: String) {
        try? FileHandle.standardOutput.write(contentsOf: Data("\(line)\n".utf8))
    }
}
