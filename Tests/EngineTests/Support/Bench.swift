import Domain
import Engine
import Foundation
import GRDB
import Logging
import Messaging

@testable import Store

/// An engine on a real ledger in a temporary folder, with parrots, a scripted channel and a clock to be moved.
final class Bench: Sendable {
    typealias L = SQLiteLedger<Parrot, NoTables>

    let clock: ManualClock
    let courier: ScriptedCourier
    let worker: ScriptedWorker
    let metrics = Metrics()
    let conductor: Conductor<L>
    let outbox: Outbox<L>
    let runner: JobRunner<L>
    let passing: PassingQueue
    let ledger: L
    let conductorBell = Doorbell()
    private let store: Store
    private let folder: String
    private static var logger: Logger { Logger(label: "engine tests") { _ in SwiftLogNoOpLogHandler() } }
    private let received = Watched(0)

    convenience init(
        worker: ScriptedWorker = ScriptedWorker(), concurrency: Int = 8, pacing: Pacing = .unlimited
    ) throws {
        let folder = "\(NSTemporaryDirectory())/dvoinik-engine-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        try self.init(
            store: try Store(folder: folder, key: MasterKey()), folder: folder, worker: worker,
            concurrency: concurrency, pacing: pacing)
    }

    private init(
        store: Store, folder: String, worker: ScriptedWorker, concurrency: Int = 8, pacing: Pacing = .unlimited,
        clock: ManualClock = ManualClock(), courier: ScriptedCourier = ScriptedCourier()
    ) throws {
        (self.store, self.folder, self.worker, self.clock, self.courier) = (store, folder, worker, clock, courier)
        let logger = Self.logger
        ledger = SQLiteLedger(store: store, machine: Parrot(), tables: NoTables(), clock: clock)
        conductor = Conductor(ledger: ledger, machine: Parrot(), clock: clock, logger: logger)
        outbox = Outbox(
            ledger: ledger, machine: Parrot(), courier: courier, pacing: pacing, clock: clock, chance: { 0 },
            metrics: metrics,
            logger: logger)
        passing = PassingQueue(courier: courier, clock: clock)
        let bell = conductorBell
        runner = JobRunner(
            ledger: ledger, workers: [worker], timers: ["timer"], owner: "bench", concurrency: concurrency,
            clock: clock,
            metrics: metrics, logger: logger, onResult: { bell.ring() })
    }

    /// The outbox of another process on the same ledger.
    func anotherOutbox() -> Outbox<L> {
        Outbox(
            ledger: ledger, machine: Parrot(), courier: courier, pacing: .unlimited, clock: clock, chance: { 0 },
            metrics: Metrics(),
            logger: Self.logger)
    }

    /// The runner of another process on the same ledger.
    func anotherRunner(_ worker: ScriptedWorker) -> JobRunner<L> {
        JobRunner(
            ledger: ledger, workers: [worker], timers: ["timer"], owner: "another", concurrency: 8, clock: clock,
            metrics: Metrics(), logger: Self.logger, onResult: {})
    }

    /// Holds the jobs that are due in the name of another process.
    func claim(as owner: String, lease: Duration) async throws -> [ClaimedJob<Parrot.Job>] {
        let now = clock.now
        return try await ledger.write { transaction in
            try transaction.claimJobs(
                JobScope(["work"]), limit: 100, perConversation: .max, owner: owner, lease: lease, now: now)
        }
    }

    /// The bench as a process finds it that was started anew on the same data.
    func restarted() throws -> Bench {
        try Bench(store: store, folder: folder, worker: worker, clock: clock, courier: courier)
    }

    /// Changes the database behind everybody's back.
    func damage(_ sql: String) async throws {
        try await store.pool.write { try $0.execute(sql: sql) }
    }

    /// Leaves a state as another version might have written it in the first conversation.
    func replaceState(by state: [String]) async throws {
        try await store.write(.soon) { db, sealer in
            let sealed = try sealer.seal(state, at: .init(column: "conversations.state", row: 1), of: 1)
            try db.execute(sql: "UPDATE conversations SET state = ? WHERE id = 1", arguments: [sealed])
        }
    }

    deinit { try? FileManager.default.removeItem(atPath: folder) }

    /// A person writes.
    func say(_ texts: String..., in chat: String = "a") async throws {
        try await ledger.receive(texts.map { arrival($0, in: chat) })
    }

    func arrival(_ text: String, in chat: String, on channel: Channel = .telegram) -> Arrival {
        let number = received.change { count in
            count += 1
            return count
        }
        return Arrival(
            address: Address(channel: channel, chat: chat), deliveryKey: "\(number)", sender: Sender(name: "N."),
            sentAt: clock.now, message: nil, content: .text(text))
    }

    /// Takes everything out of the inbox. Returns how many events were set aside.
    @discardableResult
    func conduct() async throws -> Int {
        var setAside = 0
        while case let report = try await conductor.tick(), report.events > 0 { setAside += report.setAside }
        return setAside
    }

    /// Delivers everything that may go now. Returns when the next turn comes.
    @discardableResult
    func deliver() async -> Timestamp? {
        while true {
            let next = await outbox.tick()
            guard let next, next <= clock.now, !Task.isCancelled else { return next }
        }
    }

    /// A person writes, and all that follows from it at once is done.
    func hear(_ texts: String..., in chat: String = "a") async throws {
        try await ledger.receive(texts.map { arrival($0, in: chat) })
        try await conduct()
        await deliver()
    }

    /// Does the jobs that are due, and all that follows from it. Returns when the next falls due.
    @discardableResult
    func work() async throws -> Timestamp? {
        let due = await runner.tick()
        try await conduct()
        await deliver()
        return due
    }

    /// Runs the services while a body does.
    func running(_ body: @Sendable () async throws -> Void) async throws {
        let service = ConductorService(
            conductor: conductor, bell: conductorBell, clock: clock, metrics: metrics,
            logger: Self.logger
        ) { [outbox, runner, passing] report in
            for shown in report.passing { passing.add(shown.passing, in: shown.address.chat) }
            if report.hasOutgoing { outbox.bell.ring() }
            if report.hasJobs { runner.bell.ring() }
        }
        try await withThrowingTaskGroup { group in
            group.addTask { try await service.run() }
            group.addTask { try await self.outbox.run() }
            group.addTask { try await self.runner.run() }
            group.addTask { try await self.passing.run() }
            try await body()
            group.cancelAll()
            try await group.waitForAll()
        }
    }
}
