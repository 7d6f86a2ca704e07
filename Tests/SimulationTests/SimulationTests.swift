import Dialogue
import Domain
import Engine
import Foundation
import Messaging
import Product
import Testing

@Suite struct `Nothing is ever lost, doubled or stuck` {
    /// More seeds with `DVOINIK_SIMULATION_SEEDS=100`, a single one again with `DVOINIK_SIMULATION_SEED=17`.
    static let seeds: [UInt64] = {
        let environment = ProcessInfo.processInfo.environment
        if let seed = environment["DVOINIK_SIMULATION_SEED"].flatMap(UInt64.init) { return [seed] }
        return Array(1...(environment["DVOINIK_SIMULATION_SEEDS"].flatMap(UInt64.init) ?? 2))
    }()

    static let recordings = Result { try Recordings.made() }
    static let home = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().path()

    @Test(arguments: seeds)
    func `two hundred people keep diaries for thirty days through faults, restarts and crashes`(seed: UInt64)
        async throws
    {
        let simulation = try await Simulation(
            seed: seed, faithful: 170, monkeys: 30, days: 30, recordings: Self.recordings.get(),
            atlas: RememberingAtlas(Bot.world()), home: Self.home)
        try await simulation.run()
        let verdict = try await Verdict(of: simulation)
        #expect(verdict.complaints.isEmpty, "\(verdict.replay)")
        #expect(simulation.crashes > 0 && simulation.restarts > simulation.crashes, "the run had no faults in it")
    }

    @Test func `the same seed gives the same run`() async throws {
        var digests: Set<String> = []
        for _ in 1...2 {
            let simulation = try await Simulation(
                seed: 7, faithful: 10, monkeys: 10, days: 5, recordings: Self.recordings.get(),
                atlas: RememberingAtlas(Bot.world()), home: Self.home)
            try await simulation.run()
            digests.insert(simulation.wire.digest)
        }
        #expect(digests.count == 1)
    }
}
