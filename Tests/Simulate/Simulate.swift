import ArgumentParser
import Foundation

/// Runs seeds, several at a time, each in a process of its own, and tells of each what came of it.
@main
struct Simulate: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "simulate",
        abstract: "Let two hundred simulated people keep diaries for thirty days; find what is lost, doubled or stuck.",
        discussion: """
            All chance of a run comes from its seed: the same seed gives the same run, and one that is named more than \
            once is held to that.
            """)

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
        let trials = await withTaskGroup(of: TrialApart.self) { group in
            var trials: [TrialApart] = []
            for (index, seed) in seeds.enumerated() {
                let isFull = index >= ProcessInfo.processInfo.activeProcessorCount
                if isFull, let trial = await group.next() { trials.append(trial) }
                group.addTask {
                    let trial = await TrialApart(of: seed)
                    say(trial.report)
                    return trial
                }
            }
            return await group.reduce(into: trials) { $0.append($1) }
        }
        let inconstant = TrialApart.inconstant(among: trials)
        for seed in inconstant { say("seed \(seed): came out differently each time") }
        let passed = trials.filter { $0.isWell && !inconstant.contains($0.seed) }.count
        say("\(passed) passed, \(seeds.count - passed) failed")
        return passed == seeds.count
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
