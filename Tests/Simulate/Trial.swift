/// One whole run of a seed, and what came of it.
struct Trial: Sendable {
    let seed: UInt64
    /// What is wrong; nothing, if all is well.
    private(set) var complaints: [String] = []
    private var summary = "broke off"

    /// - Parameters:
    ///   - faithful: How many people use the bot as it is meant to be.
    ///   - monkeys: How many press and send whatever there is.
    init(of seed: UInt64, faithful: Int = 170, monkeys: Int = 30, days: Int = 30, on stage: Stage) async {
        self.seed = seed
        let clock = ContinuousClock()
        let begun = clock.now
        do {
            let simulation = try await Simulation(
                seed: seed, faithful: faithful, monkeys: monkeys, days: days, on: stage)
            try await simulation.run()
            complaints = try await Verdict(of: simulation).complaints
            summary = "\(simulation.summary) in \((clock.now - begun).components.seconds) s"
        } catch {
            complaints.append("\(error)")
        }
    }

    /// What there is to say about it.
    var report: String { Self.report(of: seed, summary, complaints) }

    /// What there is to say about a seed; if something is wrong, with the command that runs it again.
    static func report(of seed: UInt64, _ summary: String, _ complaints: [String]) -> String {
        let lines = complaints.isEmpty ? [] : complaints + ["run it again with ./dvoinik simulate \(seed)"]
        return (["seed \(seed): \(summary)"] + lines.map { "  \($0)" }).joined(separator: "\n")
    }
}
