import Domain
import Engine
import Messaging
import Product
import Store

/// A bot that runs on a clock of its own, with nobody at the terminals: what people send is taken, and what follows is
/// done, before the clock goes on.
final class Rehearsal {
    let bot: Bot
    let clock: DemoClock
    private let conductor: Conductor<BotLedger>
    private let outbox: Outbox<BotLedger>
    private let jobs: JobRunner<BotLedger>
    /// How much was sent.
    private var count: MessageID = 0

    /// How many jobs are done at once: with a model, most of the time goes by in waiting for it.
    private static let jobsAtOnce = 4

    init(_ bot: Bot, clock: DemoClock, models: Models) async throws {
        (self.bot, self.clock) = (bot, clock)
        try await bot.takeUpWork()
        conductor = Conductor(ledger: bot.ledger, machine: bot.machine, clock: clock, logger: bot.logger)
        outbox = bot.outbox(ChannelEdge(courier: SilentCourier(), pacing: .unlimited))
        jobs = bot.jobRunner(sources: [:], models: models)
    }

    /// Takes what somebody sends in their chat, and what follows from it at once.
    func take(_ content: Arrival.Content, of chat: String, at time: Timestamp) async throws {
        clock.advance(to: time)
        count += 1
        let arrival = Arrival(
            address: Address(channel: .terminal, chat: chat), deliveryKey: "demo:\(count)", sender: Sender(name: chat),
            sentAt: clock.now, message: count, content: content.pressed(as: "demo:\(count)"))
        try await bot.intake.receive([arrival])
        _ = try await conduct()
    }

    /// Has everything done that falls due before a moment, and lets the time go by until then.
    ///
    /// - Parameter isHeard: Whether what is said meanwhile is taken for read; otherwise it waits for its reader.
    func settle(until end: Timestamp, isHeard: Bool = true) async throws {
        while true {
            let due = try await work(isHeard: isHeard)
            guard let due, due < end else { break }
            clock.advance(to: max(due, clock.now + .milliseconds(1)))
        }
        clock.advance(to: end)
    }

    /// Does what is due now. Returns when the next job is.
    private func work(isHeard: Bool) async throws -> Timestamp? {
        while true {
            let due = await tick()
            let events = try await conduct()
            if isHeard { _ = await outbox.tick() }
            let isDue = due.map { $0 <= clock.now } ?? false
            if events == 0, !isDue, try await conduct() == 0 { return due }
        }
    }

    /// As many jobs as may be done at once, each with its like beside it.
    private func tick() async -> Timestamp? {
        await withTaskGroup(of: Timestamp?.self) { [jobs] group in
            for _ in 0..<Self.jobsAtOnce { group.addTask { await jobs.tick() } }
            return await group.reduce(nil) { earliest, due in
                [earliest, due].compactMap(\.self).min()
            }
        }
    }

    /// Returns how many events were taken.
    private func conduct() async throws -> Int {
        var events = 0
        while case let report = try await conductor.tick(), report.events > 0 { events += report.events }
        return events
    }
}

extension Arrival.Content {
    /// The same; a press under a name of its own.
    fileprivate func pressed(as name: String) -> Arrival.Content {
        if case .button(let payload, _) = self { .button(payload: payload, press: name) } else { self }
    }
}
