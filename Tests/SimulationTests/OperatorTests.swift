import Domain
import Engine
import Foundation
import Messaging
import NIOConcurrencyHelpers
import Testing

@testable import Product
@testable import simulate

@Suite struct `What an operator sees` {
    private func simulation() async throws -> Simulation {
        let simulation = try await Simulation(
            seed: 1, faithful: 0, monkeys: 0, days: 0, admins: ["1"],
            on: `Nothing is ever lost, doubled or stuck`.stage.get())
        simulation.mend()
        return simulation
    }

    /// The bot's housekeeper, with everything else that counts put together beside it.
    private func housekeeper(_ simulation: Simulation, path: String?) async throws -> Housekeeper {
        let services = try await simulation.bot.services(
            edges: [ChannelEdge(courier: simulation.wire, pacing: .telegram)],
            sources: [.telegram: simulation.wire], models: Models(speech: simulation.listener), metricsPath: path)
        return try #require(services.compactMap { $0 as? Housekeeper }.first)
    }

    @Test func `status tells an operator the people, the queues and the counts`() async throws {
        let simulation = try await simulation()
        let guest = Guest(simulation, chat: "1")
        try await guest.moveIn()
        guest.send(.text("a thought"))
        guest.send(.command(name: "status", argument: ""))
        try await guest.work()

        let lines = try #require(guest.texts.last).split(separator: "\n").map(String.init)
        #expect(lines.contains("persons: 1") && lines.contains("diaries: 1"), "\(lines)")
        #expect(lines.filter { $0.hasPrefix("outbox: ") || $0.hasPrefix("inbox: ") }.count == 2, "\(lines)")
        #expect(lines.contains { $0.hasPrefix("dvoinik_updates_total: ") }, "\(lines)")
    }

    @Test func `status tells anybody else nothing`() async throws {
        let simulation = try await simulation()
        let guest = Guest(simulation, chat: "2")
        try await guest.moveIn()
        let before = guest.texts.count
        guest.send(.command(name: "status", argument: ""))
        try await guest.work()

        #expect(guest.texts.count == before + 1)
        #expect(guest.texts.allSatisfy { !$0.contains("persons") && !$0.contains("dvoinik_") })
        #expect(!simulation.bot.metrics.text.contains(#"kind="status""#))
    }

    @Test func `the metrics file names what is to be watched, for every collector to read`() async throws {
        let simulation = try await simulation()
        let path = "\(simulation.bot.settings.data)/watched.prom"
        let housekeeper = try await housekeeper(simulation, path: path)
        let guest = Guest(simulation, chat: "1")
        try await guest.moveIn()
        guest.send(.voice(Recording(file: "note-3", seconds: 5)))
        try await guest.work()
        await housekeeper.tick()

        let lines = try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n").map(String.init)
        let names = Set(lines.filter { !$0.hasPrefix("#") }.map { String($0.prefix { $0 != " " && $0 != "{" }) })
        #expect(
            names.sorted() == [
                "dvoinik_events_set_aside_total", "dvoinik_index_bytes", "dvoinik_indexes", "dvoinik_job_seconds_count",
                "dvoinik_job_seconds_sum",
                "dvoinik_jobs_total", "dvoinik_model_call_seconds_count", "dvoinik_model_call_seconds_sum",
                "dvoinik_model_calls_total", "dvoinik_queue_age_seconds", "dvoinik_queue_depth", "dvoinik_sends_total",
                "dvoinik_steps_total", "dvoinik_updates_total",
            ])
        #expect(
            lines.contains { $0.hasPrefix(#"dvoinik_model_calls_total{task="transcribe",outcome="answered"} "#) })
        #expect(lines.contains { $0.hasPrefix(#"dvoinik_jobs_total{kind="transcribe",outcome="done"} "#) })
        let attributes = try FileManager.default.attributesOfItem(atPath: path)
        #expect((attributes[.posixPermissions] as? NSNumber)?.intValue == 0o644)
        #expect(!FileManager.default.fileExists(atPath: path + ".new"))
    }

    @Test func `calls of a speech server that is away are counted as such`() async throws {
        let simulation = try await simulation()
        let guest = Guest(simulation, chat: "1")
        try await guest.moveIn()
        simulation.listener.isDown.withLockedValue { $0 = true }
        guest.send(.voice(Recording(file: "note-3", seconds: 5)))
        try await guest.work()

        #expect(
            simulation.bot.metrics.text.contains(#"dvoinik_model_calls_total{task="transcribe",outcome="unavailable"}"#)
        )
        #expect(simulation.bot.metrics.text.contains(#"dvoinik_jobs_total{kind="transcribe",outcome="postponed"}"#))
    }

    @Test func `a speech server that wants fewer requests is counted as such, and asked again within minutes`()
        async throws
    {
        let simulation = try await simulation()
        let guest = Guest(simulation, chat: "1")
        try await guest.moveIn()
        simulation.listener.isLimiting.withLockedValue { $0 = true }
        guest.send(.voice(Recording(file: "note-3", seconds: 5)))
        try await guest.work(.hours(2))

        let metrics = simulation.bot.metrics.text
        #expect(metrics.contains(#"dvoinik_model_calls_total{task="transcribe",outcome="limited"}"#))
        #expect(!metrics.contains(#"outcome="unavailable"} 1"#))
        simulation.listener.isLimiting.withLockedValue { $0 = false }
        try await guest.work(.minutes(3))

        #expect(
            simulation.bot.metrics.text.contains(#"dvoinik_model_calls_total{task="transcribe",outcome="answered"} 1"#))
    }

    @Test func `a recording of one channel is left to the process that serves it`() async throws {
        let simulation = try await simulation()
        let bot = simulation.bot
        let guest = Guest(simulation, chat: "1")
        try await guest.moveIn()
        let voice = Recording(file: "note-3", seconds: 5)
        try await bot.intake.receive(
            [
                Arrival(
                    address: guest.address, deliveryKey: "voice", sender: Sender(name: "1", languageTag: "ru"),
                    sentAt: simulation.clock.now, message: 99, content: .voice(voice))
            ])
        _ = try await Conductor(ledger: bot.ledger, machine: bot.machine, clock: bot.clock, logger: bot.logger).tick()
        let runner = bot.jobRunner(sources: [.terminal: simulation.wire], models: Models(speech: simulation.listener))

        _ = await runner.tick()
        #expect(!bot.metrics.text.contains(#"kind="fetch""#))
        guest.send(.text("more"))
        try await guest.work()

        #expect(bot.metrics.text.contains(#"dvoinik_jobs_total{kind="fetch",outcome="done"}"#))
    }

    @Test func `the metrics are written anew every fifteen seconds`() async throws {
        let simulation = try await simulation()
        let path = "\(simulation.bot.settings.data)/watched.prom"
        let clock = CountingClock()
        let written = NIOLockedValueBox<[Bool]>([])
        clock.onSleep.withLockedValue {
            $0 = {
                let isThere = (try? FileManager.default.removeItem(atPath: path)) != nil
                written.withLockedValue { $0.append(isThere) }
            }
        }
        let bot = simulation.bot
        try await Housekeeper(
            store: bot.store, files: bot.files, indices: bot.indices, metrics: bot.metrics, path: path, clock: clock,
            logger: bot.logger
        ).run()

        #expect(clock.sleeps.withLockedValue { $0 } == Array(repeating: .seconds(15), count: 3))
        #expect(written.withLockedValue { $0 } == [true, true, true])
    }

    @Test func `a process beside the one that serves writes no metrics`() async throws {
        let simulation = try await simulation()
        await (try await housekeeper(simulation, path: nil)).tick()

        #expect(!FileManager.default.fileExists(atPath: simulation.bot.settings.metricsPath))
    }
}

/// A clock on which every wait ends at once, and the third is cancelled.
private final class CountingClock: WallClock {
    let sleeps = NIOLockedValueBox<[Duration]>([])
    let onSleep = NIOLockedValueBox<@Sendable () -> Void>({})
    var now: Timestamp { Timestamp(seconds: 1_795_219_200) }

    func sleep(for duration: Duration) async throws {
        onSleep.withLockedValue { $0 }()
        if sleeps.withLockedValue({
            $0.append(duration); return $0.count
        }) == 3 {
            throw CancellationError()
        }
    }
}
