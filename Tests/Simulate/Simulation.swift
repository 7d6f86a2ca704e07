import Configuration
import Dialogue
import Domain
import Engine
import Foundation
import Logging
import Messaging
import NIOConcurrencyHelpers
import Product
import Store

/// The whole bot among simulated people, on a virtual clock, with a faulty network, restarts and crashes. All chance
/// comes from one seed.
final class Simulation {
    let seed: UInt64
    let stage: Stage
    let chance: Chance
    let clock: VirtualClock
    let crash = Crash()
    let wire: Wire
    let listener: Listener
    let thinker: Thinker
    let embedder: Embedder
    private(set) var people: [SimulatedPerson] = []
    private(set) var restarts = 0
    private(set) var crashes = 0
    private(set) var bot: Bot
    private var process: SimulatedProcess
    private var setAside = 0
    private(set) var settings: Settings
    private let days: Int
    private let start = Timestamp(seconds: 1_795_219_200)

    /// How much time passes at once.
    private static let stride: Duration = .minutes(5)
    /// How many rounds one moment may take.
    private static let mostRounds = 10_000

    init(
        seed: UInt64, faithful: Int, monkeys: Int, days: Int, admins: [String] = [], on stage: Stage
    ) async throws {
        self.seed = seed
        self.days = days
        self.stage = stage
        chance = Chance(seed: seed)
        clock = VirtualClock(start)
        wire = Wire(chance: chance, clock: clock, crash: crash, recordings: stage.recordings.files)
        listener = Listener(chance: chance, crash: crash)
        thinker = Thinker(chance: chance, crash: crash)
        embedder = Embedder(seed: seed, chance: chance, clock: clock, crash: crash)
        settings = try Self.settings(
            home: stage.home, data: Self.temporaryFolder(), admins: admins, embedder: embedder.model)
        bot = try Self.bot(settings, clock, chance, stage.atlas)
        process = try await SimulatedProcess(
            starting: bot, wire: wire, models: Models(speech: listener, chat: thinker, embedder: embedder))
        Self.lead(embedder, to: bot.ledger)
        for number in 0..<faithful {
            people.append(.faithful(number: number, chance: chance, start: start, days: days))
        }
        for number in 0..<monkeys {
            people.append(.monkey(number: faithful + number, chance: chance, start: start, days: days))
        }
    }

    /// Events for which no step could be made, in all lives of the process.
    var eventsSetAside: Int { setAside + process.setAside }

    deinit {
        try? FileManager.default.removeItem(atPath: settings.data)
    }

    /// Lets the days pass, then mends every fault and lets what is left be done.
    func run() async throws {
        let end = start + .days(days)
        let change = start + .hours(16 * days)
        while clock.now < end {
            toggleFaults()
            for index in people.indices {
                if people[index].taps(at: clock.now) { people[index].witness(try await rounds(of: people[index])) }
                people[index].act(at: clock.now, on: wire, with: chance, stage.recordings)
            }
            try await settle(until: clock.now + Self.stride)
            clock.advance(to: clock.now + Self.stride)
            if chance.happens(0.003) { try await restart() }
            if clock.now >= change, embedder.forerunners.isEmpty { try await changeEmbedder() }
        }
        mend()
        // At no full minute, when reminders fall due and have only begun to be sent.
        let rest = end + .hours(50) + .seconds(150)
        try await settle(until: rest)
        clock.advance(to: rest)
    }

    /// What happened, in a line; the last number is another one where anything that was shown is.
    var summary: String {
        let sent = people.map(\.updates).reduce(0, +)
        let (shown, doubled) = wire.state.withLockedValue { ($0.deliveries, $0.duplicates) }
        return "\(sent) updates, \(shown) deliveries, \(doubled) of them in vain, \(restarts) restarts, "
            + "\(crashes) of them by crashes, digest \(wire.digest)"
    }

    /// The rounds of guesses that are kept of a person.
    func rounds(of person: SimulatedPerson) async throws -> [GuessRound] {
        try await bot.ledger.read { transaction in
            let conversation = ConversationID(rawValue: try transaction.conversation(at: person.address))
            return try transaction.answer(.clone, about: conversation).guesses
        }
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
        thinker.changeItsMind()
        embedder.changeItsMind()
    }

    /// Ends all faults.
    func mend() {
        wire.state.withLockedValue { $0.isDown = false }
        listener.isDown.withLockedValue { $0 = false }
        thinker.absence.withLockedValue { $0 = nil }
        embedder.state.withLockedValue { $0.isDown = false }
        chance.isKind.withLockedValue { $0 = true }
    }

    /// Works until nothing is left to do before a moment.
    func settle(until end: Timestamp) async throws {
        while true {
            try await work()
            guard let due = process.due, due < end else { return }
            clock.advance(to: due)
        }
    }

    /// Works until nobody is awake. A process that dies is followed by another.
    private func work() async throws {
        for _ in 0..<Self.mostRounds {
            let process = process
            let wasAwake = try await crash.mayHappen { try await process.round() }
            if wasAwake == false { return }
            if wasAwake == nil {
                crashes += 1
                try await restart()
            }
        }
        throw EndlessWork(at: clock.now)
    }

    /// The process never came to rest at some moment.
    struct EndlessWork: Error {
        let at: Timestamp
    }

    /// An operator sets up another model for vectors.
    func changeEmbedder() async throws {
        embedder.giveWay()
        settings.models.embedding?.model = embedder.model
        try await restart()
    }

    /// A new process on the same data folder; of the old one only what is on the disk is left.
    private func restart() async throws {
        restarts += 1
        setAside += process.setAside
        clock.wakeEverybody()
        let store = bot.store
        weak let old = bot
        bot = try Self.bot(settings, clock, chance, stage.atlas)
        precondition(old == nil, "something of a dead process is alive")
        process = try await SimulatedProcess(
            starting: bot, wire: wire, models: Models(speech: listener, chat: thinker, embedder: embedder))
        Self.lead(embedder, to: bot.ledger)
        // Only now: the last who closes a database tidies up in it, and a dying process does not.
        try store.close()
    }

    /// Lets the embedder know who agrees that their words come to it.
    private static func lead(_ embedder: Embedder, to ledger: BotLedger) {
        embedder.state.withLockedValue { state in
            state.leave = { person in
                try await ledger.read { transaction in
                    let conversation = ConversationID(rawValue: person.rawValue)
                    return try transaction.answer(.person, about: conversation).person?.agrees(to: .clone) == true
                }
            }
        }
    }

    private static func bot(_ settings: Settings, _ clock: VirtualClock, _ chance: Chance, _ atlas: any Atlas) throws
        -> Bot
    {
        var logger = Logger(label: "simulation") { _ in SwiftLogNoOpLogHandler() }
        logger.logLevel = .critical
        return try Bot(
            settings: settings, clock: clock, atlas: atlas, chance: { chance.unit }, blocks: true, logger: logger)
    }

    private static func settings(home: String, data: String, admins: [String], embedder: String) throws -> Settings {
        let values: [AbsoluteConfigKey: ConfigValue] = [
            ["openai", "base", "url"]: "http://model.invalid/v1",
            ["dvoinik", "data"]: .init(stringLiteral: data),
            ["dvoinik", "master", "key"]: .init(stringLiteral: MasterKey().base64),
            ["embedding", "model"]: .init(stringLiteral: embedder),
            ["dvoinik", "admins"]: .init(stringLiteral: admins.joined(separator: ",")),
        ]
        return try .read(from: ConfigReader(provider: InMemoryProvider(values: values)), home: home)
    }

    /// In memory where the system has such a place: what is simulated is the process' death, not the disk's.
    private static func temporaryFolder() -> String {
        let shared = "/dev/shm"
        let root = FileManager.default.isWritableFile(atPath: shared) ? shared : NSTemporaryDirectory()
        return "\(root)/dvoinik-simulation-\(UUID().uuidString)"
    }
}
