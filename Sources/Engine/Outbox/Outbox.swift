public import Domain
public import Logging
import Messaging
public import ServiceLifecycle
import NIOConcurrencyHelpers

/// Sends what is committed, on one channel: at least once, in order within a chat, within the channel's limits.
///
/// Deliveries run at the same time for different chats. What they came to is committed in batches: whatever has ended
/// while one transaction runs is in the next.
public final class Outbox<L: Ledger>: Service {
    private let ledger: L
    private let machine: L.M
    private let courier: any Courier
    private let chat: String?
    private let clock: any WallClock
    private let chance: @Sendable () -> Double
    private let logger: Logger
    private let meters: OutboxMeters
    private let onEvent: @Sendable () -> Void
    private let state: NIOLockedValueBox<State>

    /// Rung when there may be something to send.
    public let bell = Doorbell()

    private struct State {
        var schedule: OutboxSchedule
        var outcomes: [Outcome] = []
        /// When the next attempt to commit is due, after one that failed.
        var commitsAgain: Timestamp?
    }

    private struct Turn: Sendable {
        var ticket: OutboxTicket
        var delivery: Delivery
    }

    private struct Outcome: Sendable {
        var turn: Turn
        var result: Result<MessageID?, DeliveryFailure>
    }

    /// The most tickets read at once, and the most held in memory.
    private static var page: Int { 2000 }
    private static var mostTickets: Int { 200_000 }

    /// Makes an outbox of one channel.
    ///
    /// - Parameters:
    ///   - machine: Says what follows from a refused delivery.
    ///   - chat: The only chat of the channel that it serves; none for all.
    ///   - chance: Gives numbers from 0 up to 1, to spread attempts after a failure.
    ///   - onEvent: Called when an event was put into the inbox.
    public init(
        ledger: L, machine: L.M, courier: any Courier, chat: String? = nil, pacing: Pacing, clock: any WallClock,
        chance: @escaping @Sendable () -> Double, metrics: Metrics, logger: Logger,
        onEvent: @escaping @Sendable () -> Void = {}
    ) {
        self.ledger = ledger
        self.machine = machine
        self.onEvent = onEvent
        self.courier = courier
        self.chat = chat
        self.clock = clock
        self.chance = chance
        self.logger = logger
        meters = OutboxMeters(metrics: metrics, channel: courier.channel)
        state = NIOLockedValueBox(State(schedule: OutboxSchedule(pacing: pacing)))
    }

    /// Sends until shutdown, then lets what is under way end.
    public func run() async throws {
        await withGracefulShutdownHandler {
            await withDiscardingTaskGroup { group in
                while !Task.isShuttingDownGracefully && !Task.isCancelled {
                    for turn in await round() {
                        group.addTask(executorPreference: courier.executor) { await self.take(turn) }
                    }
                    await bell.wait(atMost: pause, on: clock)
                }
            }
        } onGracefulShutdown: {
            self.bell.ring()
        }
        await settleOutcomes()
    }

    /// Sends what is due, one after another, and returns when the next turn comes, if one does. For a simulation, in
    /// which nothing may happen at the same time.
    public func tick() async -> Timestamp? {
        var turns = await round(atMost: 1)
        while !turns.isEmpty, !Task.isCancelled {
            for turn in turns { await take(turn) }
            await settleOutcomes()
            turns = (try? await choose(atMost: 1)) ?? []
        }
        let now = clock.now
        return state.withLockedValue { $0.schedule.nextTurn(now: now) }
    }

    private var pause: Duration? {
        let now = clock.now
        return state.withLockedValue { state in
            if let again = state.commitsAgain { return again - now }
            if !state.outcomes.isEmpty { return .zero }
            return state.schedule.nextTurn(now: now).map { max($0 - now, .milliseconds(1)) }
        }
    }

    private func take(_ turn: Turn) async {
        let delivery = turn.delivery
        let result: Result<MessageID?, DeliveryFailure>
        do throws(DeliveryFailure) {
            result = .success(
                try await courier.deliver(
                    delivery.outgoing, to: delivery.address.chat, target: delivery.target,
                    turn: { await self.waitForTurn(in: turn.ticket.chat) }))
        } catch {
            result = .failure(error)
        }
        meters.count(result)
        state.withLockedValue { $0.outcomes.append(Outcome(turn: turn, result: result)) }
        bell.ring()
    }

    /// Waits until one more message may go into a chat, besides the one whose turn it was.
    private func waitForTurn(in chat: String) async {
        while !Task.isCancelled {
            let now = clock.now
            let opening = state.withLockedValue { $0.schedule.passAgain(in: chat, now: now) }
            guard opening > now else { return }
            try? await clock.sleep(for: opening - now)
        }
    }

    /// Commits what has ended, reads what is new, and chooses what is to be sent next.
    private func round(atMost limit: Int = .max) async -> [Turn] {
        await settleOutcomes()
        do {
            try await readNew()
            return try await choose(atMost: limit)
        } catch {
            logger.error("outbox cannot read", metadata: ["error": "\(error)"])
            return []
        }
    }

    private func settleOutcomes() async {
        let now = clock.now
        let outcomes = state.withLockedValue { state in
            if let again = state.commitsAgain, now < again { return [Outcome]() }
            defer { state.outcomes = [] }
            return state.outcomes
        }
        guard !outcomes.isEmpty else { return }
        do {
            try await ledger.write { transaction in
                for outcome in outcomes { try settle(outcome, now: now, in: transaction) }
            }
            state.withLockedValue { state in
                state.commitsAgain = nil
                for outcome in outcomes {
                    state.schedule.end(outcome.turn.ticket, Self.ending(of: outcome), now: now, chance: chance())
                }
            }
            for outcome in outcomes { log(outcome) }
            if outcomes.contains(where: { refusal(of: $0) != nil }) { onEvent() }
        } catch {
            // The chats stay taken until the disk does, so that nothing is delivered twice while this process lives.
            logger.error("outbox cannot commit", metadata: ["error": "\(error)", "deliveries": "\(outcomes.count)"])
            state.withLockedValue { state in
                state.outcomes = outcomes + state.outcomes
                state.commitsAgain = now + .seconds(1)
            }
        }
    }

    private static func ending(of outcome: Outcome) -> OutboxSchedule.Ending {
        switch outcome.result {
        case .success, .failure(.refused): .done
        case .failure(.flooded(let wait)): .flooded(wait)
        case .failure(.unavailable): .unavailable
        case .failure(.unreachable): .chatClosed
        case .failure(.moved): .flooded(.zero)
        }
    }

    private func settle(_ outcome: Outcome, now: Timestamp, in transaction: L.Transaction) throws {
        let delivery = outcome.turn.delivery
        switch outcome.result {
        case .success(let message): try transaction.markDelivered(delivery, as: message)
        case .failure(.flooded), .failure(.unavailable): break
        case .failure(.unreachable): try transaction.markUnreachable(delivery.address, now: now)
        case .failure(.moved(let chat)): try transaction.move(delivery.address, to: chat)
        case .failure(.refused):
            try tellRefusal(outcome, now: now, in: transaction)
            try transaction.dropDelivery(delivery.id)
        }
    }

    /// Nobody is told where the conversation was forgotten while its delivery was under way, and the delivery with it.
    private func tellRefusal(_ outcome: Outcome, now: Timestamp, in transaction: L.Transaction) throws {
        let delivery = outcome.turn.delivery
        guard let event = refusal(of: outcome), let conversation = delivery.conversation,
            try transaction.delivery(delivery.id) != nil
        else { return }
        try transaction.addEvent(event, to: conversation, now: now)
    }

    private func refusal(of outcome: Outcome) -> L.M.Event? {
        guard case .failure(.refused) = outcome.result else { return nil }
        return outcome.turn.delivery.outgoing.tag.flatMap(machine.event(ofRefused:))
    }

    private func readNew() async throws {
        let (last, count) = state.withLockedValue { ($0.schedule.last, $0.schedule.count) }
        guard count < Self.mostTickets else { return }
        let channel = courier.channel
        let tickets = try await ledger.read { try $0.line(on: channel, chat: chat, after: last, limit: Self.page) }
        guard !tickets.isEmpty else { return }
        let now = clock.now
        state.withLockedValue { $0.schedule.add(tickets, now: now) }
        if tickets.count == Self.page { bell.ring() }
    }

    private func choose(atMost limit: Int) async throws -> [Turn] {
        let now = clock.now
        let chosen = state.withLockedValue { state in
            var chosen: [OutboxTicket] = []
            while chosen.count < limit, let ticket = state.schedule.next(now: now) { chosen.append(ticket) }
            return chosen
        }
        guard !chosen.isEmpty else { return [] }
        do {
            let turns = try await turns(of: chosen)
            let taken = Set(turns.map(\.ticket.id))
            end(chosen.filter { !taken.contains($0.id) }, as: .overtaken, now: now)
            return turns
        } catch {
            end(chosen, as: .unavailable, now: now)
            throw error
        }
    }

    /// What is to be delivered for tickets. What cannot be read is dropped, so that it does not stand in the way, and so
    /// is what it is too late for.
    private func turns(of tickets: [OutboxTicket]) async throws -> [Turn] {
        let now = clock.now
        let (turns, dropped) = try await ledger.read { transaction in
            var (turns, dropped): ([Turn], [Int64]) = ([], [])
            for ticket in tickets {
                do {
                    guard let delivery = try transaction.delivery(ticket.id) else { continue }
                    if let end = delivery.outgoing.expiresAt, end <= now {
                        dropped.append(ticket.id)
                    } else {
                        turns.append(Turn(ticket: ticket, delivery: delivery))
                    }
                } catch let fault where ledger.isFaultOfEvent(fault) {
                    logger.error("delivery cannot be read", metadata: ["delivery": "\(ticket.id)"])
                    dropped.append(ticket.id)
                }
            }
            return (turns, dropped)
        }
        guard !dropped.isEmpty else { return turns }
        try await ledger.write { transaction in
            for id in dropped { try transaction.dropDelivery(id) }
        }
        return turns
    }

    private func end(_ tickets: [OutboxTicket], as ending: OutboxSchedule.Ending, now: Timestamp) {
        guard !tickets.isEmpty else { return }
        state.withLockedValue { state in
            for ticket in tickets { state.schedule.end(ticket, ending, now: now, chance: chance()) }
        }
        bell.ring()
    }

    private func log(_ outcome: Outcome) {
        guard case .failure(let failure) = outcome.result else { return }
        let metadata: Logger.Metadata = [
            "delivery": "\(outcome.turn.delivery.id)", "chat": "\(outcome.turn.delivery.address)",
            "failure": "\(failure)",
        ]
        switch failure {
        case .flooded, .unreachable, .moved: logger.info("not delivered", metadata: metadata)
        case .unavailable: logger.warning("not delivered", metadata: metadata)
        case .refused: logger.error("not delivered", metadata: metadata)
        }
    }
}
