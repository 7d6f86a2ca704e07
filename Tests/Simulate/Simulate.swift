import ArgumentParser
import Foundation

/// Runs seeds, several at a time, and tells of each what came of it.
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
        let stage = try Stage(home: Self.home)
        let seeds = seeds.isEmpty ? Array(from..<from + count) : seeds
        var failed = 0
        await withTaskGroup(of: Trial.self) { group in
            for (index, seed) in seeds.enumerated() {
                if index >= Self.atOnce, let trial = await group.next() { failed += Self.tell(of: trial) }
                group.addTask { await Self.trial(of: seed, on: stage) }
            }
            for await trial in group { failed += Self.tell(of: trial) }
        }
        Self.say("\(seeds.count - failed) passed, \(failed) failed")
        guard failed == 0 else { throw ExitCode.failure }
    }

    private static var atOnce: Int { ProcessInfo.processInfo.activeProcessorCount }

    /// Says which seed begins, in case that the whole process ends with it.
    private static func trial(of seed: UInt64, on stage: Stage) async -> Trial {
        say("seed \(seed) begins")
        return await Trial(of: seed, on: stage)
    }

    /// Says what came of a seed. Returns how many failures that makes.
    private static func tell(of trial: Trial) -> Int {
        say(trial.report)
        return trial.complaints.isEmpty ? 0 : 1
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
