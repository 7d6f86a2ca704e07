import Foundation
import Testing

@testable import simulate

@Suite struct `Nothing is ever lost, doubled or stuck` {
    static let stage = Result {
        try Stage(
            home: URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
                .deletingLastPathComponent().path())
    }

    /// A small world, for the debug build is slow. Two hundred people, many more seeds, and much faster:
    /// `./dvoinik simulate`.
    @Test(arguments: [1] as [UInt64])
    func `a hundred people keep diaries for three weeks through faults and crashes`(seed: UInt64) async throws {
        let trial = try await Trial(of: seed, faithful: 85, monkeys: 15, days: 23, on: Self.stage.get())
        #expect(trial.complaints == [])
    }

    @Test func `the same seed gives the same run`() async throws {
        var digests: Set<String> = []
        for _ in 1...2 {
            let simulation = try await Simulation(seed: 7, faithful: 10, monkeys: 10, days: 5, on: Self.stage.get())
            try await simulation.run()
            digests.insert(simulation.wire.digest)
        }
        #expect(digests.count == 1)
    }

    @Test func `a seed that came out differently, or broke off once, is told of`() {
        let reports: [(UInt64, String)] = [
            (1, "digest ab in 3 s"), (2, "digest ab"), (1, "digest ab in 4 s"), (2, "digest cd"), (3, "digest ab"),
        ]
        let trials = reports.map { TrialApart(of: $0.0, report: $0.1) }
        #expect(TrialApart.inconstant(among: trials) == [2])
        #expect(TrialApart.inconstant(among: trials + [TrialApart(of: 3, report: "broke off")]) == [2, 3])
    }
}
