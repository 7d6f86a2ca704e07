import DequeModule
import Domain
import HeapModule

/// Decides whose turn it is on one channel.
///
/// 1. Tickets of one chat are delivered one after another, in the order of their numbers.
/// 2. Among chats, the one whose turn has come longest ago goes first; a chat's turn comes when its own gate opens and
///    any wait the channel asked for is over. So a chat with a thousand messages delays no other chat.
/// 3. The channel as a whole has a gate too, and so many deliveries may be under way at once. What makes several
///    messages passes both gates with each of them.
/// 4. When the channel cannot be reached, everything waits, and then a single delivery tries the way for all.
///    The chat whose delivery failed goes to the end, so that one message that cannot pass does not hold up the rest.
struct OutboxSchedule {
    private struct Line {
        var waiting: Deque<Int64> = []
        var isUnderWay = false
        var gate: RateGate
        var notBefore: Timestamp?
        var failures = 0
    }

    private struct Turn: Comparable {
        var opening: Timestamp
        var ticket: Int64
        var chat: String

        static func < (left: Turn, right: Turn) -> Bool {
            (left.opening, left.ticket) < (right.opening, right.ticket)
        }
    }

    private let pacing: Pacing
    private var lines: [String: Line] = [:]
    private var turns = Heap<Turn>()
    private var overall: RateGate
    private var underWay = 0
    private var failures = 0
    private var flooded: Set<String> = []
    private var pausedUntil: Timestamp?

    /// The number of the last ticket that was added.
    private(set) var last: Int64 = 0
    /// How many tickets wait or are under way.
    private(set) var count = 0

    /// How long the channel rests after failures: short, since one attempt a second costs next to nothing, and people
    /// are waiting on the other side.
    private let channelBackoff = Backoff(first: .milliseconds(250), longest: .seconds(1))
    private let chatBackoff = Backoff(first: .seconds(1), longest: .seconds(64))
    /// So many chats in a row that are told to wait mean that the channel as a whole is too fast.
    private let floodsOfAChannel = 5

    /// Makes an empty schedule.
    init(pacing: Pacing) {
        self.pacing = pacing
        overall = RateGate(interval: pacing.overall, burst: pacing.overallBurst)
    }

    /// Puts tickets in line.
    mutating func add(_ tickets: [OutboxTicket], now: Timestamp) {
        for ticket in tickets {
            last = max(last, ticket.id)
            count += 1
            var line = lines.removeValue(forKey: ticket.chat) ?? newLine
            line.waiting.append(ticket.id)
            lines[ticket.chat] = line
            if line.waiting.count == 1 { queue(ticket.chat, now: now) }
        }
    }

    /// The ticket whose turn it is, which is then under way until `end` is called for its chat.
    mutating func next(now: Timestamp) -> OutboxTicket? {
        guard underWay < capacity, opening(at: now) <= now, let turn = turns.min, turn.opening <= now else {
            return nil
        }
        turns.removeMin()
        underWay += 1
        overall.pass(at: now)
        lines[turn.chat]?.isUnderWay = true
        lines[turn.chat]?.gate.pass(at: now)
        return OutboxTicket(id: turn.ticket, chat: turn.chat)
    }

    /// When the next turn comes if nothing ends before; none if only an end can bring one.
    func nextTurn(now: Timestamp) -> Timestamp? {
        guard underWay < capacity, let turn = turns.min else { return nil }
        return max(turn.opening, opening(at: now))
    }

    /// Lets one more message pass in a chat with a delivery under way, where it may pass now. Returns the moment from
    /// which it may.
    mutating func passAgain(in chat: String, now: Timestamp) -> Timestamp {
        let opening = max(opening(at: now), lines[chat]?.gate.opening(at: now) ?? now)
        guard opening <= now else { return opening }
        overall.pass(at: now)
        lines[chat]?.gate.pass(at: now)
        return now
    }

    /// Ends the delivery under way in a chat.
    ///
    /// - Parameter chance: From 0 up to 1, to spread what comes back after a failure.
    mutating func end(_ ticket: OutboxTicket, _ ending: Ending, now: Timestamp, chance: Double) {
        underWay -= 1
        guard var line = lines[ticket.chat] else { return }
        line.isUnderWay = false
        switch ending {
        case .done:
            (failures, flooded, line.failures, line.notBefore) = (0, [], 0, nil)
            removeFirst(of: &line)
        case .overtaken:
            removeFirst(of: &line)
        case .chatClosed:
            failures = 0
            count -= line.waiting.count
            line.waiting = []
        case .flooded(let wait):
            failures = 0
            line.notBefore = now + wait
            flooded.insert(ticket.chat)
            if flooded.count >= floodsOfAChannel { pausedUntil = max(pausedUntil ?? now, now + wait) }
        case .unavailable:
            line.failures += 1
            line.notBefore = now + chatBackoff.wait(after: line.failures, chance: chance)
            pauseChannel(now: now, chance: chance)
        }
        lines[ticket.chat] = line
        queue(ticket.chat, now: now)
    }

    /// How a delivery ended, as far as turns are concerned.
    enum Ending: Equatable {
        /// The channel took it, or never will: it need not be tried again.
        case done
        /// Nothing was sent, since it is no longer wanted.
        case overtaken
        /// Nothing can reach the chat.
        case chatClosed
        /// The channel asks to wait.
        case flooded(Duration)
        /// The channel could not be reached.
        case unavailable
    }

    private var newLine: Line {
        Line(gate: RateGate(interval: pacing.perChat, burst: pacing.burst))
    }

    private var capacity: Int { failures > 0 ? 1 : pacing.concurrency }

    private func opening(at now: Timestamp) -> Timestamp {
        max(overall.opening(at: now), pausedUntil ?? now)
    }

    private mutating func removeFirst(of line: inout Line) {
        guard !line.waiting.isEmpty else { return }
        line.waiting.removeFirst()
        count -= 1
    }

    /// Many deliveries fail at once when a channel goes away: they count as one failure.
    private mutating func pauseChannel(now: Timestamp, chance: Double) {
        if let pausedUntil, now < pausedUntil { return }
        failures += 1
        pausedUntil = now + channelBackoff.wait(after: failures, chance: chance)
    }

    private mutating func queue(_ chat: String, now: Timestamp) {
        guard let line = lines[chat], !line.isUnderWay else { return }
        guard let ticket = line.waiting.first else {
            if line.gate.isAtRest(at: now) { lines[chat] = nil }
            return
        }
        let opening = max(line.gate.opening(at: now), line.notBefore ?? now)
        turns.insert(Turn(opening: opening, ticket: ticket, chat: chat))
    }
}
