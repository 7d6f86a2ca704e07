public import Domain
public import Logging
public import ServiceLifecycle
import NIOConcurrencyHelpers

/// Has due jobs done and puts what they came to into the inbox; rings timers.
///
/// A job is held under a lease while it is done. The result is committed together with the removal of the job, and
/// only if the job was still wanted and still held: so it counts once, however often the work was begun.
public final class JobRunner<L: Ledger>: Service {
    /// A worker for the ledger's jobs.
    public typealias Worker = any JobWorker<L.M.Job>

    private let ledger: L
    private let workers: [String: Worker]
    private let timers: JobScope
    private let work: JobScope
    private let owner: String
    private let concurrency: Int
    private let clock: any WallClock
    private let logger: Logger
    private let metrics: Metrics
    private let onResult: @Sendable () -> Void
    private let busy = NIOLockedValueBox(0)

    /// Rung when a job may have fallen due.
    public let bell = Doorbell()

    /// How long a job is held before others may take it for abandoned; extended while it is done.
    private static var lease: Duration { .seconds(120) }
    /// How many jobs of one person are done at once, so that one person's backlog does not stand before everybody's.
    private static var perConversation: Int { 2 }
    /// How many timers ring in one transaction.
    private static var mostRung: Int { 500 }
    /// How long to wait before looking again for what could not be claimed though it was due.
    private static var patience: Duration { .seconds(1) }

    /// Makes a runner.
    ///
    /// - Parameters:
    ///   - timers: Kinds of job that only ring.
    ///   - owner: The name of this process, for leases.
    ///   - concurrency: How many jobs are done at once.
    ///   - onResult: Called when an event was put into the inbox.
    public init(
        ledger: L, workers: [Worker], timers: Set<String>, owner: String, concurrency: Int, clock: any WallClock,
        metrics: Metrics, logger: Logger, onResult: @escaping @Sendable () -> Void
    ) {
        self.ledger = ledger
        self.workers = Dictionary(
            workers.flatMap { worker in worker.kinds.map { ($0, worker) } }, uniquingKeysWith: { first, _ in first })
        self.timers = JobScope(timers)
        work = workers.reduce(JobScope([])) { $0.union(JobScope($1.kinds, on: $1.channels)) }
        self.owner = owner
        self.concurrency = concurrency
        self.clock = clock
        self.metrics = metrics
        self.logger = logger
        self.onResult = onResult
    }

    /// Works until shutdown. What is under way is then cancelled, and is given back.
    public func run() async throws {
        await cancelWhenGracefulShutdown {
            await withDiscardingTaskGroup { group in
                while !Task.isCancelled {
                    let looked = self.clock.now
                    for job in await self.claim(atMost: self.concurrency - self.busy.withLockedValue { $0 }) {
                        self.busy.withLockedValue { $0 += 1 }
                        group.addTask {
                            await self.hold(job)
                            self.busy.withLockedValue { $0 -= 1 }
                            self.bell.ring()
                        }
                    }
                    await self.bell.wait(atMost: await self.pause(since: looked), on: self.clock)
                }
            }
        }
    }

    /// Rings the timers and does the jobs that are due, one after another, and returns when the next falls due. For a
    /// simulation, in which nothing may happen at the same time.
    public func tick() async -> Timestamp? {
        for job in await claim(atMost: concurrency) { await perform(job) }
        return try? await nextDue(everything)
    }

    private var everything: JobScope { timers.union(work) }

    private func claim(atMost limit: Int) async -> [ClaimedJob<L.M.Job>] {
        let now = clock.now
        do {
            let (hasTimers, hasWork) = try await isDue(at: now)
            if hasTimers {
                let rung = try await ring(now: now)
                if rung > 0 { onResult() }
                if rung == Self.mostRung { bell.ring() }
            }
            guard limit > 0, hasWork else { return [] }
            return try await ledger.write { transaction in
                try transaction.claimJobs(
                    work, limit: limit, perConversation: Self.perConversation, owner: owner,
                    lease: Self.lease, now: now)
            }
        } catch {
            logger.error("jobs cannot be claimed", metadata: ["error": "\(error)"])
            return []
        }
    }

    /// Whether any timer is due, and any work for a worker.
    private func isDue(at now: Timestamp) async throws -> (timers: Bool, work: Bool) {
        try await ledger.read { transaction in
            let due = (try transaction.nextDue(timers), try transaction.nextDue(work))
            return (due.0.map { $0 <= now } ?? false, due.1.map { $0 <= now } ?? false)
        }
    }

    private func ring(now: Timestamp) async throws -> Int {
        let ends = try await ledger.write { transaction in
            let rung = try transaction.claimJobs(
                timers, limit: Self.mostRung, perConversation: .max, owner: owner, lease: Self.lease, now: now)
            return try rung.map { try finish($0, in: transaction, now: now) }
        }
        for (kind, outcome) in ends { count(kind, outcome) }
        return ends.count
    }

    /// Puts a timer's event into the inbox. Returns its kind, and what became of it.
    private func finish(
        _ timer: ClaimedJob<L.M.Job>, in transaction: L.Transaction, now: Timestamp
    ) throws -> (String, String) {
        guard try transaction.finishJob(timer.id, owner: owner) else {
            return (timer.job?.kind ?? Self.unknown, "overtaken")
        }
        guard let job = timer.job, let event = job.ring else { return (Self.unknown, "unreadable") }
        try transaction.addEvent(event, to: timer.conversation, now: now)
        return (job.kind, "rang")
    }

    /// The kind of a job that cannot be read.
    private static var unknown: String { "unknown" }

    /// How long there is nothing to do unless the bell rings; none for as long as it does not.
    ///
    /// What was due when last looked at and yet was not claimed waits for another job of its conversation to end.
    private func pause(since looked: Timestamp) async -> Duration? {
        let isFull = busy.withLockedValue { $0 } >= concurrency
        do {
            guard let due = try await nextDue(isFull ? timers : everything) else { return nil }
            return due <= looked ? Self.patience : max(due - clock.now, .milliseconds(5))
        } catch {
            return Self.patience
        }
    }

    private func nextDue(_ scope: JobScope) async throws -> Timestamp? {
        try await ledger.read { try $0.nextDue(scope) }
    }

    /// Does a job while keeping its lease alive.
    private func hold(_ job: ClaimedJob<L.M.Job>) async {
        await withTaskGroup(of: Void.self) { group in
            group.addTask { await self.perform(job) }
            group.addTask { await self.keepLease(of: job) }
            await group.next()
            group.cancelAll()
        }
    }

    private func keepLease(of job: ClaimedJob<L.M.Job>) async {
        while !Task.isCancelled {
            guard (try? await clock.sleep(for: Self.lease / 3)) != nil else { return }
            let until = clock.now + Self.lease
            let isHeld = try? await ledger.write { try $0.extendLease(of: job.id, owner: owner, until: until) }
            // Not wanted any longer: returning cancels the work.
            if isHeld == false { return }
        }
    }

    private func perform(_ job: ClaimedJob<L.M.Job>) async {
        guard let description = job.job, let worker = workers[description.kind] else {
            logger.error("job cannot be read", metadata: ["job": "\(job.id)"])
            await commit(job, kind: Self.unknown, nil)
            return
        }
        let began = clock.now
        let inHand = JobInHand(
            job: description, conversation: job.conversation, address: job.address, attempt: job.attempt)
        let outcome = await worker.perform(inHand) { await self.report($0, of: job) }
        metrics.summary(
            "dvoinik_job_seconds", help: "Time taken by jobs.", labels: ["kind": description.kind]
        ).observe(Double((clock.now - began).wholeMilliseconds) / 1000)
        guard !Task.isCancelled else { return await giveBack(job) }
        await commit(job, kind: description.kind, outcome)
    }

    private func report(_ event: L.M.Event, of job: ClaimedJob<L.M.Job>) async {
        let now = clock.now
        try? await ledger.write { transaction in
            guard try transaction.extendLease(of: job.id, owner: owner, until: now + Self.lease) else { return }
            try transaction.addEvent(event, to: job.conversation, now: now)
        }
        onResult()
    }

    private func commit(_ job: ClaimedJob<L.M.Job>, kind: String, _ outcome: JobOutcome<L.M.Event>?) async {
        let now = clock.now
        do {
            count(kind, try await ledger.write { try settle(job, outcome, in: $0, now: now) })
            onResult()
        } catch {
            // The lease lapses, and the job is done again.
            logger.error("job cannot be committed", metadata: ["job": "\(job.id)", "error": "\(error)"])
        }
    }

    /// Writes down what a job came to, if it is still wanted and still ours. Returns a word for what became of it.
    private func settle(
        _ job: ClaimedJob<L.M.Job>, _ outcome: JobOutcome<L.M.Event>?, in transaction: L.Transaction, now: Timestamp
    ) throws -> String {
        switch outcome {
        case .ended(let event):
            guard try transaction.finishJob(job.id, owner: owner) else { return "overtaken" }
            try transaction.addEvent(event, to: job.conversation, now: now)
            return L.M.Job.outcome(of: event)
        case .done: return try transaction.finishJob(job.id, owner: owner) ? "done" : "overtaken"
        case .postponed(let wait, let event):
            guard try transaction.extendLease(of: job.id, owner: owner, until: now) else { return "overtaken" }
            try transaction.postponeJob(job.id, owner: owner, until: now + wait)
            if let event { try transaction.addEvent(event, to: job.conversation, now: now) }
            return "postponed"
        case nil:
            _ = try transaction.finishJob(job.id, owner: owner)
            return "unreadable"
        }
    }

    /// In a task of its own, since this one is cancelled.
    private func giveBack(_ job: ClaimedJob<L.M.Job>) async {
        let now = clock.now
        await Task { try? await ledger.write { try $0.postponeJob(job.id, owner: owner, until: now) } }.value
    }

    private func count(_ kind: String, _ outcome: String) {
        metrics.counter(
            "dvoinik_jobs_total", help: "Jobs by kind and outcome.", labels: ["kind": kind, "outcome": outcome]
        ).increment()
    }
}
