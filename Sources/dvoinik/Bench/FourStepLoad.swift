import BenchLoad

/// The whole path of a bot under load: poll, step, durable commit, send.
struct FourStepLoad {
    /// How many people go through the four steps at once.
    var people: Int
    /// How often each of them does.
    var rounds: Int

    /// What it is, in a few words.
    var title: String { "Poll, step, durable commit, send: \(people) people, \(rounds) × 4 steps each" }

    /// Lets a new bot answer everybody, once as fast as it can, and once where each send takes its time.
    func measure() async throws -> [Figure: Double] {
        let near = try await run(latency: .zero)
        let distant = try await run(latency: .milliseconds(50))
        return [
            .speed: near.updatesPerSecond, .distantSpeed: distant.updatesPerSecond, .cpu: near.cpuSeconds,
            .peakMemory: near.peakMemory, .start: near.start, .misses: near.misses + distant.misses,
        ]
    }

    private struct Outcome {
        var updatesPerSecond: Double
        /// For 10,000 updates.
        var cpuSeconds: Double
        var peakMemory: Double
        var start: Double
        var misses: Double
    }

    private func run(latency: Duration) async throws -> Outcome {
        let script = FourStepScript(people: people, rounds: rounds)
        let server = try LoadServer(script: script, latency: latency)
        return try await TemporaryFolder.with { folder in
            let command = ["bench", "four-steps", "--api", server.url, "--db", "\(folder)/bot"]
            return try await BotUnderTest.running(command) { bot in
                try await bot.until { server.read { $0.missing == 0 || $0.isQuiet(for: Self.patience, at: .now) } }
                let usage = try bot.usage
                // What it still sends while it stops is counted too: there should be nothing left.
                try await bot.stop()
                return server.read { outcome(of: $0, usage, since: bot.start) }
            }
        }
    }

    private func outcome(
        of tally: LoadTally, _ usage: ProcessUsage, since start: ContinuousClock.Instant
    ) -> Outcome {
        Outcome(
            updatesPerSecond: tally.updatesPerSecond,
            cpuSeconds: usage.cpuSeconds / Double(max(1, tally.answered)) * 10_000,
            peakMemory: usage.peakMemory,
            start: tally.firstRequest.map { ($0 - start) / .seconds(1) } ?? .infinity,
            misses: Double(tally.wrong + tally.missing))
    }

    /// How long a bot may do nothing before what is missing counts as lost.
    private static let patience: Duration = .seconds(20)
}

extension Figure {
    /// What a load finds out.
    static let load: [Figure] = [.speed, .distantSpeed, .cpu, .peakMemory, .misses, .start]
}
