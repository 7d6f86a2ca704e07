import Domain
import Testing

@testable import Engine

struct OutboxScheduleTests {
    private let start = Timestamp(seconds: 1000)

    private func schedule(_ chats: [String], _ pacing: Pacing = .unlimited) -> OutboxSchedule {
        var schedule = OutboxSchedule(pacing: pacing)
        schedule.add(chats.enumerated().map { OutboxTicket(id: Int64($0 + 1), chat: $1) }, now: start)
        return schedule
    }

    /// All tickets that may go at a moment.
    private func due(_ schedule: inout OutboxSchedule, at now: Timestamp) -> [Int64] {
        var due: [Int64] = []
        while let ticket = schedule.next(now: now) { due.append(ticket.id) }
        return due
    }

    private func ticket(_ id: Int64, _ chat: String) -> OutboxTicket { OutboxTicket(id: id, chat: chat) }

    @Test func `one message of each chat is under way, and the next follows when it has ended`() {
        var schedule = schedule(["a", "a", "b", "a"])

        #expect(due(&schedule, at: start) == [1, 3])
        #expect(schedule.nextTurn(now: start) == nil)
        schedule.end(ticket(1, "a"), .done, now: start, chance: 0)

        #expect(due(&schedule, at: start) == [2])
        #expect(schedule.count == 3)
        #expect(schedule.last == 4)
    }

    @Test func `what is added while a chat's message is under way waits its turn`() {
        var schedule = schedule(["a"])
        #expect(due(&schedule, at: start) == [1])

        schedule.add([ticket(2, "a")], now: start)

        #expect(due(&schedule, at: start) == [])
        schedule.end(ticket(1, "a"), .done, now: start, chance: 0)
        #expect(due(&schedule, at: start) == [2])
    }

    @Test func `after a burst a chat takes one message every interval`() {
        let pacing = Pacing(perChat: .seconds(1), overall: .zero, burst: 2, overallBurst: 1, concurrency: 10)
        var schedule = schedule(["a", "a", "a", "a"], pacing)
        for id in [1, 2] as [Int64] {
            #expect(due(&schedule, at: start) == [id])
            schedule.end(ticket(id, "a"), .done, now: start, chance: 0)
        }

        #expect(due(&schedule, at: start) == [])
        #expect(schedule.nextTurn(now: start) == start + .seconds(1))
        #expect(due(&schedule, at: start + .seconds(1)) == [3])
    }

    @Test func `the channel as a whole takes its burst and then one every interval`() {
        let pacing = Pacing(perChat: .zero, overall: .milliseconds(34), burst: 1, overallBurst: 3, concurrency: 100)
        var schedule = schedule((0..<10).map { "\($0)" }, pacing)

        #expect(due(&schedule, at: start) == [1, 2, 3])
        #expect(schedule.nextTurn(now: start) == start + .milliseconds(34))
        #expect(due(&schedule, at: start + .milliseconds(34)) == [4])
    }

    @Test func `no more are under way than the channel takes at once`() {
        let pacing = Pacing(perChat: .zero, overall: .zero, burst: 1, overallBurst: 1, concurrency: 2)
        var schedule = schedule(["a", "b", "c"], pacing)

        #expect(due(&schedule, at: start) == [1, 2])
        schedule.end(ticket(2, "b"), .done, now: start, chance: 0)

        #expect(due(&schedule, at: start) == [3])
    }

    @Test func `a chat that is told to wait waits, and its message goes first again`() {
        var schedule = schedule(["a", "a", "b"])
        #expect(due(&schedule, at: start) == [1, 3])

        schedule.end(ticket(1, "a"), .flooded(.seconds(7)), now: start, chance: 0)

        #expect(due(&schedule, at: start + .milliseconds(6999)) == [])
        #expect(due(&schedule, at: start + .seconds(7)) == [1])
    }

    @Test func `a chat with a thousand messages delays no other, flooded or not`() {
        let others = (0..<20).map { "other \($0)" }
        var schedule = schedule(Array(repeating: "many", count: 1000) + others, .telegram)
        var now = start
        var arrived: [String: Timestamp] = [:]

        while arrived.count < others.count, now < start + .minutes(1) {
            while let next = schedule.next(now: now) {
                if next.chat == "many" {
                    schedule.end(next, .flooded(.seconds(30)), now: now, chance: 0)
                } else {
                    arrived[next.chat] = now
                    schedule.end(next, .done, now: now, chance: 0)
                }
            }
            now = now + .milliseconds(10)
        }

        #expect(arrived.count == others.count)
        #expect(arrived.values.allSatisfy { $0 < start + .seconds(1) })
    }

    @Test func `on Telegram no second sees more than thirty messages, not even the first`() {
        var schedule = schedule((0..<200).map { "\($0)" }, .telegram)
        var sent: [Timestamp] = []
        for now in (0..<5000).map({ start + .milliseconds($0) }) {
            while let next = schedule.next(now: now) {
                sent.append(now)
                schedule.end(next, .done, now: now, chance: 0)
            }
        }

        #expect(sent.count == 148)
        #expect(sent.allSatisfy { first in sent.filter { $0 >= first && $0 < first + .seconds(1) }.count <= 30 })
    }

    @Test func `one chat told to wait again and again does not hold up the channel`() {
        var schedule = schedule(["many"])
        for round in 0..<10 {
            let now = start + .minutes(round)
            #expect(due(&schedule, at: now) == [1])
            schedule.end(ticket(1, "many"), .flooded(.minutes(1)), now: now, chance: 0)
        }
        let now = start + .minutes(9)

        schedule.add([ticket(2, "other")], now: now)

        #expect(due(&schedule, at: now) == [2])
    }

    @Test func `when five chats in a row are told to wait the whole channel waits`() {
        let chats = ["a", "b", "c", "d", "e", "f"]
        let pacing = Pacing(perChat: .zero, overall: .zero, burst: 1, overallBurst: 1, concurrency: 5)
        var schedule = schedule(chats, pacing)
        #expect(due(&schedule, at: start) == [1, 2, 3, 4, 5])

        for (index, wait) in [3, 3, 3, 3, 60].enumerated() {
            schedule.end(ticket(Int64(index + 1), chats[index]), .flooded(.seconds(wait)), now: start, chance: 0)
        }

        #expect(schedule.nextTurn(now: start) == start + .seconds(60))
        #expect(due(&schedule, at: start + .seconds(59)) == [])
        #expect(due(&schedule, at: start + .seconds(60)).count == 5)
    }

    @Test func `a shorter wait does not cut a longer one of the channel short`() {
        let chats = ["a", "b", "c", "d", "e", "f"]
        var schedule = schedule(chats)
        #expect(due(&schedule, at: start).count == 6)

        for (index, wait) in [60, 60, 60, 60, 60, 2].enumerated() {
            schedule.end(ticket(Int64(index + 1), chats[index]), .flooded(.seconds(wait)), now: start, chance: 0)
        }

        #expect(due(&schedule, at: start + .seconds(2)) == [])
        #expect(due(&schedule, at: start + .seconds(60)).count == 6)
    }

    @Test func `when the channel is away everything waits, then a single delivery tries the way for all`() {
        let chats = (0..<50).map { "\($0)" }
        var schedule = schedule(chats)
        #expect(due(&schedule, at: start).count == 50)
        for (index, chat) in chats.enumerated() {
            schedule.end(ticket(Int64(index + 1), chat), .unavailable, now: start, chance: 0)
        }
        var now = start

        for _ in 0..<5 {
            now = schedule.nextTurn(now: now) ?? now
            let probes = due(&schedule, at: now)
            #expect(probes.count == 1)
            schedule.end(ticket(probes[0], chats[Int(probes[0]) - 1]), .unavailable, now: now, chance: 0)
        }

        now = now + .hours(1)
        let probe = due(&schedule, at: now)
        #expect(probe.count == 1)
        schedule.end(ticket(probe[0], chats[Int(probe[0]) - 1]), .done, now: now, chance: 0)
        #expect(due(&schedule, at: now).count == 49)
    }

    @Test func `a message that was overtaken says nothing about the channel`() {
        var schedule = schedule(["a", "b", "c"])
        #expect(due(&schedule, at: start) == [1, 2, 3])
        for (id, chat) in [(1, "a"), (2, "b"), (3, "c")] {
            schedule.end(ticket(Int64(id), chat), .unavailable, now: start, chance: 0)
        }
        let now = start + .seconds(1)
        #expect(due(&schedule, at: now) == [1])

        schedule.end(ticket(1, "a"), .overtaken, now: now, chance: 0)

        #expect(due(&schedule, at: now) == [2])
        #expect(schedule.count == 2)
    }

    @Test func `an answer that asks to wait shows that the channel is there`() {
        var schedule = schedule(["a", "b", "c"])
        #expect(due(&schedule, at: start) == [1, 2, 3])
        for (id, chat) in [(1, "a"), (2, "b"), (3, "c")] {
            schedule.end(ticket(Int64(id), chat), .unavailable, now: start, chance: 0)
        }
        let now = start + .seconds(1)
        #expect(due(&schedule, at: now) == [1])

        schedule.end(ticket(1, "a"), .flooded(.seconds(9)), now: now, chance: 0)

        #expect(due(&schedule, at: now) == [2, 3])
    }

    @Test func `a chat that is closed loses its messages and can have new ones`() {
        var schedule = schedule(["a", "a", "a", "b"])
        #expect(due(&schedule, at: start) == [1, 4])

        schedule.end(ticket(1, "a"), .chatClosed, now: start, chance: 0)

        #expect(schedule.count == 1)
        #expect(due(&schedule, at: start) == [])
        schedule.add([ticket(5, "a")], now: start)
        #expect(due(&schedule, at: start) == [5])
    }
}
