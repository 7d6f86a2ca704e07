import ArgumentParser
import Foundation

/// Measures everything that has a figure to reach, side by side.
struct Bench: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "bench",
        abstract: "Measure the bot under load, its voice decoding, its start and its idle memory.",
        discussion: """
            Each round measures everything once, so that ratios hold on a machine that others use as well. The bot is \
            a process of its own, with its data in TMPDIR: where that is memory and no disk, its commits are cheaper \
            than in life.
            """,
        subcommands: [FourStepBot.self, VoiceBench.self, MemoryBench.self, MatchBench.self, ProposalBench.self])

    @Option(help: "How many rounds, of about 40 seconds each.")
    var rounds = 5

    @Option(help: "An Ogg Opus file to decode; without one, ten minutes of something like speech.")
    var voice: String?

    @Flag(help: "One short round, to see that all works: its times say little.")
    var quick = false

    func validate() throws {
        guard rounds > 0 else { throw ValidationError("--rounds must be at least 1.") }
        if let voice, !FileManager.default.isReadableFile(atPath: voice) {
            throw ValidationError("\(voice) cannot be read.")
        }
    }

    func run() async throws {
        let series = BenchSeries(
            home: Dvoinik.home, rounds: quick ? 1 : rounds,
            load: quick ? FourStepLoad(people: 50, rounds: 2) : FourStepLoad(people: 1000, rounds: 5),
            recording: voice.map { .file($0) } ?? .synthetic(seconds: quick ? 20 : 600),
            // The second round of housekeeping gives back what start-up needed.
            rest: quick ? .seconds(1) : .seconds(20))
        do {
            try await Serving.run([series], FourStepBot.logger)
        } catch is CancellationError {
            throw Startup.refusal("Stopped before the end.")
        } catch let failure as BenchFailure {
            throw Startup.refusal("\(failure)")
        }
    }
}
