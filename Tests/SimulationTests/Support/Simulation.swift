import Dialogue
import Domain
import Engine
import Foundation
import Logging
import Messaging
import Places
import Store
import NIOConcurrencyHelpers

@testable import Product

/// The whole bot among simulated people, on a virtual clock, with a faulty network, restarts and crashes. All chance
/// comes from one seed.
final class Simulation {
    let seed: UInt64
    let chance: Chance
    let clock: VirtualClock
    let crash = Crash()
    let wire: Wire
    let listener: Listener
    let recordings: Recordings
    private(set) var people: [SimulatedPerson] = []
    private(set) var bot: Bot
    private(set) var restarts = 0
    private(set) var crashes = 0
    private(set) var setAside = 0
    private var conductor: Conductor<BotLedger>
    private var outbox: Outbox<BotLedger>
    private var jobs: JobRunner<BotLedger>
    private let settings: Settings
    private let atlas: any Atlas
    private let days: Int
    private let start = Timestamp(seconds: 1_795_219_200)

    /// How much time passes at once.
    private static let stride: Duration = .minutes(5)

    init(
        seed: UInt64, faithful: Int, monkeys: Int, days: Int, recordings: Recordings, atlas: any Atlas, home: String,
        admins: Set<Address> = []
    ) async throws {
        self.seed = seed
        self.days = days
        self.recordings = recordings
        self.atlas = atlas
        chance = Chance(seed: seed)
        clock = VirtualClock(start)
        wire = Wire(chance: chance, clock: clock, crash: crash, recordings: recordings.files)
        listener = Listener(chance: chance, crash: crash)
        settings = Self.settings(home: home, data: Self.temporaryFolder(), admins: admins)
        bot = try Self.bot(settings, clock, chance, atlas)
        (conductor, outbox, jobs) = try await Self.parts(of: bot, wire, listener)
        for number in 0..<faithful {
            people.append(.faithful(number: number, chance: chance, start: start, days: days))
        }
        for number in 0..<monkeys {
            people.append(.monkey(number: faithful + number, chance: chance, start: start, days: days))
        }
    }

    deinit {
        try? FileManager.default.removeItem(atPath: settings.data)
    }

    /// Lets the days pass, then mends every fault and lets what is left be done.
    func run() async throws {
        let end = start + .days(days)
        while clock.now < end {
            toggleFaults()
            for index in people.indices { people[index].act(at: clock.now, on: wire, with: chance, recordings) }
            try await settle(until: clock.now + Self.stride)
            clock.advance(to: clock.now + Self.stride)
            if chance.happens(0.003) { try await restart() }
        }
        mend()
        for _ in 0..<600 {
            try await settle(until: clock.now + Self.stride)
            clock.advance(to: clock.now + Self.stride)
        }
        _ = try await work()
    }

    /// The stored files.
    func files() throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: "\(settings.data)/recordings")
    }

    private func toggleFaults() {
        let isDown = wire.state.withLockedValue { $0.isDown }
        if chance.happens(isDown ? 0.2 : 0.004) { wire.state.withLockedValue { $0.isDown.toggle() } }
        let isDeaf = listener.isDown.withLockedValue { $0 }
        if chance.happens(isDeaf ? 0.03 : 0.003) { listener.isDown.withLockedValue { $0.toggle() } }
    }

    /// Ends all faults.
    func mend() {
        wire.state.withLockedValue { $0.isDown = false }
        listener.isDown.withLockedValue { $0 = false }
        chance.isKind.withLockedValue { $0 = true }
    }

    /// Works until nothing is left to do before a moment.
    func settle(until end: Timestamp) async throws {
        while true {
            let next = try await work()
            guard let next, next < end else { return }
            clock.advance(to: next)
        }
    }

    /// One round of everything. Returns when something falls due next.
    private func work() async throws -> Timestamp? {
        var due: Timestamp?
        var isDone = false
        repeat {
            let result = Box<(Timestamp?, Bool, Int)>((nil, true, 0))
            let (conductor, outbox, jobs, wire, intake) = (conductor, outbox, jobs, wire, bot.intake)
            let crashed = await crash.mayHappen {
                try? await wire.poll(into: intake)
                let job = await jobs.tick()
                var events = 0
                while let report = try? await conductor.tick(), report.events > 0 {
                    events += report.events
                    result.value.2 += report.setAside
                }
                let turn = await outbox.tick()
                let next = [turn, job].compactMap { $0 }.min()
                result.value = (next, events == 0, result.value.2)
            }
            if crashed {
                crashes += 1
                try await restart()
            } else {
                setAside += result.value.2
                (due, isDone) = (result.value.0.map { max($0, clock.now + .milliseconds(1)) }, result.value.1)
            }
        } while !isDone
        return due
    }

    /// A new process on the same data folder; of the old one only what is on the disk is left.
    private func restart() async throws {
        restarts += 1
        bot = try Self.bot(settings, clock, chance, atlas)
        (conductor, outbox, jobs) = try await Self.parts(of: bot, wire, listener)
    }

    private static func bot(_ settings: Settings, _ clock: VirtualClock, _ chance: Chance, _ atlas: any Atlas) throws
        -> Bot
    {
        var logger = Logger(label: "simulation") { _ in SwiftLogNoOpLogHandler() }
        logger.logLevel = .critical
        return try Bot(settings: settings, clock: clock, atlas: atlas, chance: { chance.unit }, logger: logger)
    }

    private static func parts(
        of bot: Bot, _ wire: Wire, _ listener: Listener
    ) async throws -> (Conductor<BotLedger>, Outbox<BotLedger>, JobRunner<BotLedger>) {
        try await bot.releaseAbandonedWork()
        let conductor = Conductor(ledger: bot.ledger, machine: bot.machine, clock: bot.clock, logger: bot.logger)
        let outbox = bot.outbox(ChannelEdge(courier: wire, pacing: .telegram))
        return (conductor, outbox, bot.jobRunner(sources: [.telegram: wire], speech: listener))
    }

    private static func settings(home: String, data: String, admins: Set<Address>) -> Settings {
        Settings(
            home: home, data: data, telegramToken: nil, telegramURL: Settings.telegramServer, pacing: .telegram,
            masterKey: MasterKey(),
            speech: SpeechSettings(baseURL: "http://speech.example/v1", apiKey: nil, model: "whisper-1"),
            admins: admins, language: .russian, logLevel: "critical", metricsPath: "\(data)/metrics.prom")
    }

    /// In memory where the system has such a place: what is simulated is the process' death, not the disk's.
    private static func temporaryFolder() -> String {
        let shared = "/dev/shm"
        let root = FileManager.default.isWritableFile(atPath: shared) ? shared : NSTemporaryDirectory()
        return "\(root)/dvoinik-simulation-\(UUID().uuidString)"
    }
}

/// A value that outlives the work it is made in.
final class Box<Value>: @unchecked Sendable {
    var value: Value
    init(_ value: Value) { self.value = value }
}
