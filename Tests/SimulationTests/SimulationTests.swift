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
}
