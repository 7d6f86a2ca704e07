import Foundation
import Testing

@testable import simulate

@Suite struct `Nothing is ever lost, doubled or stuck` {
    static let stage = Result {
        try Stage(
            home: URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
                .deletingLastPathComponent().path())
    }

    /// Many more seeds, and much faster, with `./dvoinik simulate`.
    @Test(arguments: [1] as [UInt64])
    func `two hundred people keep diaries for thirty days through faults, restarts and crashes`(seed: UInt64)
        async throws
    {
        let trial = try await Trial(of: seed, on: Self.stage.get())
        #expect(trial.complaints.isEmpty, "\(trial.report)")
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
