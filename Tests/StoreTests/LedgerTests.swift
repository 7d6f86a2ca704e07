import Domain
import Engine
import GRDB
import Logging
import Messaging
import Testing

@testable import Store

struct LedgerTests {
    @Test func `what was received before is passed over, in whatever order the keys come`() async throws {
        let desk = try Desk()
        for (key, text) in [("tg:7", "a"), ("tg:8", "b"), ("tg:7", "a again"), ("tg:3", "c"), ("tg:8", "b again")] {
            try await desk.receive(text, from: "a", key: key)
        }
        #expect(try await desk.events() == ["a", "b", "c"])
    }

    @Test func `a batch that holds something twice counts it once, and keeps its order`() async throws {
        let desk = try Desk()
        let arrivals = ["1", "2", "2", "3", "1"].map { Desk.arrival("event \($0)", from: "a", key: $0) }
        try await desk.ledger.receive(arrivals)
        try await desk.ledger.receive(arrivals)
        #expect(try await desk.events() == ["event 1", "event 2", "event 3"])
    }

    @Test func `keys are forgotten once they are old, and not before`() async throws {
        let desk = try Desk()
        try await desk.receive("once", from: "a", key: "1")

        try await desk.store.forgetDeliveries(before: Desk.now)
        try await desk.receive("once", from: "a", key: "1")
        #expect(try await desk.events() == ["once"])

        try await desk.store.forgetDeliveries(before: Desk.now + .milliseconds(1))
        try await desk.receive("twice", from: "a", key: "1")
        #expect(try await desk.events() == ["once", "twice"])
    }

    @Test func `a state is none at first, then what was set, and unreadable to a machine that knows no such state`()
        async throws
    {
        let desk = try Desk()
        let person = try await desk.conversation("a")
        guard case .none = try await desk.ledger.read({ try $0.state(of: person) }) else {
            Issue.record("a new conversation has a state")
            return
        }

        try await desk.ledger.write { try $0.setState("waiting", of: person) }

        guard case .state("waiting") = try await desk.ledger.read({ try $0.state(of: person) }) else {
            Issue.record("the state did not come back")
            return
        }
        let newer = Desk.ledger(of: desk.store, start: ["a state of another shape"])
        guard case .unreadable = try await newer.read({ try $0.state(of: person) }) else {
            Issue.record("a state of another shape was read")
            return
        }
    }

    @Test func `a damaged state is a fault of the event alone`() async throws {
        let desk = try Desk()
        let person = try await desk.conversation("a")
        try await desk.execute("UPDATE conversations SET state = randomblob(60)")
        let failure = await #expect(throws: StoreFailure.self) {
            try await desk.ledger.read { _ = try $0.state(of: person) }
        }
        #expect(failure == .damagedValue(column: "conversations.state", row: person.rawValue))
        #expect(desk.ledger.isFaultOfEvent(try #require(failure)))
    }

    @Test func `of edits to one message only the last stays in line, behind what was sent before it`() async throws {
        let desk = try Desk()
        let person = try await desk.conversation("a")
        let address = Address(channel: .terminal, chat: "a")
        try await desk.ledger.write { transaction in
            for outgoing: Outgoing in [
                .message(Message("card"), key: "card"), .edit("card", Message("one")), .edit("other", Message("kept")),
                .message(Message("plain")), .edit("card", Message("two")), .edit("card", Message("three")),
            ] { try transaction.send(outgoing, to: address, conversation: person, now: Desk.now) }
        }

        let line = try await desk.ledger.read { transaction in
            try transaction.line(on: .terminal, chat: nil, after: 0, limit: 100).map {
                try transaction.delivery($0.id)?.outgoing
            }
        }

        #expect(
            line == [
                .message(Message("card"), key: "card"), .edit("other", Message("kept")), .message(Message("plain")),
                .edit("card", Message("three")),
            ])
    }

    @Test func `an edit aims at the message that its key became`() async throws {
        let desk = try Desk()
        let person = try await desk.conversation("a")
        let address = Address(channel: .terminal, chat: "a")
        let edit = Outgoing.edit("card", Message("new"))
        let targets = try await desk.ledger.write { transaction in
            try transaction.send(
                .message(Message("old"), key: "card"), to: address, conversation: person, now: Desk.now)
            try transaction.send(edit, to: address, conversation: person, now: Desk.now)
            let line = try transaction.line(on: .terminal, chat: nil, after: 0, limit: 100)
            let before = try transaction.delivery(line[1].id)?.target
            if let first = try transaction.delivery(line[0].id) { try transaction.markDelivered(first, as: 77) }
            return [before, try transaction.delivery(line[1].id)?.target]
        }
        #expect(targets == [nil, 77])
    }

    @Test func `a line is read page by page`() async throws {
        let desk = try Desk()
        let person = try await desk.conversation("a")
        let address = Address(channel: .terminal, chat: "a")
        try await desk.ledger.write { transaction in
            for number in 1...5 {
                try transaction.send(
                    .message(Message(RichText("\(number)"))), to: address, conversation: person, now: Desk.now)
            }
        }
        let pages = try await desk.ledger.read { transaction in
            let first = try transaction.line(on: .terminal, chat: nil, after: 0, limit: 3)
            let second = try transaction.line(on: .terminal, chat: nil, after: first[2].id, limit: 3)
            return [
                first.map(\.id), second.map(\.id),
                try transaction.line(on: .telegram, chat: nil, after: 0, limit: 9).map(\.id),
            ]
        }
        #expect(pages == [[1, 2, 3], [4, 5], []])
    }

    @Test func `two ledgers on one file take each event and each job once`() async throws {
        let first = try Desk()
        let second = try Desk(in: first.folder, key: first.key)
        for number in 0..<40 {
            try await (number % 2 == 0 ? first : second).receive("\(number)", from: "\(number % 5)", key: "\(number)")
        }
        try await first.ledger.write { transaction in
            for number in 0..<40 {
                let person = ConversationID(rawValue: Int64(number % 5 + 1))
                try transaction.order(JobOrder(Errand(), key: "\(number)"), for: person, now: Desk.now)
            }
        }

        let (steps, jobs) = try await withThrowingTaskGroup(of: (Int, [Int64]).self) { group in
            for (name, desk) in [("first", first), ("second", second)] {
                group.addTask { (try await Self.conduct(desk), try await Self.claim(desk, as: name)) }
            }
            return try await group.reduce(into: (0, [Int64]())) { $0 = ($0.0 + $1.0, $0.1 + $1.1) }
        }

        #expect(steps == 40)
        #expect(jobs.sorted() == Array(1...40))
        let said = try await first.ledger.read { transaction in
            try transaction.line(on: .terminal, chat: nil, after: 0, limit: 100).compactMap { ticket in
                try transaction.delivery(ticket.id).map { delivery in "\(delivery.outgoing)" }
            }
        }
        #expect(Set(said).count == 40)
        #expect(try await first.counts()["inbox"] == 0)
    }

    private static func conduct(_ desk: Desk) async throws -> Int {
        let conductor = Conductor(
            ledger: desk.ledger, machine: Scribe(start: "start"), clock: StillClock(), logger: Logger(label: "test"))
        var steps = 0
        while case let report = try await conductor.tick(), report.events > 0 { steps += report.events }
        return steps
    }

    private static func claim(_ desk: Desk, as owner: String) async throws -> [Int64] {
        var claimed: [Int64] = []
        while true {
            let more = try await desk.ledger.write { transaction in
                try transaction.claimJobs(
                    JobScope(["errand"]), limit: 3, perConversation: .max, owner: owner, lease: .seconds(60),
                    now: Desk.now
                )
            }
            guard !more.isEmpty else { return claimed }
            claimed += more.map(\.id)
        }
    }

    @Test func `what a dead owner held is given back, and what the living hold is not`() async throws {
        let desk = try Desk()
        let person = try await desk.conversation("a")
        try await desk.ledger.write { transaction in
            for key in ["a", "b"] { try transaction.order(JobOrder(Errand(), key: key), for: person, now: Desk.now) }
        }
        func claim(_ owner: String) async throws -> [Int64] {
            try await desk.ledger.write { transaction in
                try transaction.claimJobs(
                    JobScope(["errand"]), limit: 1, perConversation: 9, owner: owner, lease: .hours(1), now: Desk.now
                ).map(\.id)
            }
        }
        #expect(try await claim("dead") == [1])
        #expect(try await claim("alive") == [2])
        #expect(try await claim("next") == [])

        try await desk.ledger.write { try $0.releaseLeases(except: ["alive", "next"]) }

        #expect(try await claim("next") == [1])
        #expect(try await claim("next") == [])
    }

    @Test func `the next thing due is counted from its time or from the end of its lease`() async throws {
        let desk = try Desk()
        let person = try await desk.conversation("a")
        let now = Desk.now
        func next() async throws -> Timestamp? {
            try await desk.ledger.read { try $0.nextDue(JobScope(["errand"])) }
        }
        #expect(try await next() == nil)

        try await desk.ledger.write { transaction in
            try transaction.order(JobOrder(Errand(), key: "later", due: now + .hours(2)), for: person, now: now)
            try transaction.order(JobOrder(Errand(), key: "now"), for: person, now: now)
        }
        #expect(try await next() == now)

        try await desk.ledger.write { transaction in
            _ = try transaction.claimJobs(
                JobScope(["errand"]), limit: 9, perConversation: 9, owner: "o", lease: .minutes(2), now: now)
        }
        #expect(try await next() == now + .minutes(2))

        try await desk.ledger.write { transaction in
            try transaction.order(JobOrder(Errand(), key: "soon", due: now + .minutes(1)), for: person, now: now)
        }
        #expect(try await next() == now + .minutes(1))
    }

    @Test func `what is to be done on one channel is claimed by those who serve it, and counts as due for them alone`()
        async throws
    {
        let desk = try Desk()
        let person = try await desk.conversation("a")
        let now = Desk.now
        try await desk.ledger.write { transaction in
            try transaction.order(JobOrder(Errand(), key: "here"), for: person, now: now)
        }
        func claim(_ scope: JobScope) async throws -> [Int64] {
            try await desk.ledger.write { transaction in
                guard try transaction.nextDue(scope) != nil else { return [] }
                return try transaction.claimJobs(
                    scope, limit: 9, perConversation: 9, owner: "o", lease: .minutes(2), now: now
                ).map(\.id)
            }
        }

        #expect(try await claim(JobScope(["errand"], on: [])) == [])
        #expect(try await claim(JobScope(["errand"], on: [.telegram])) == [])
        #expect(try await claim(JobScope(["other"]).union(JobScope(["errand"], on: [.telegram]))) == [])
        #expect(try await claim(JobScope(["other"]).union(JobScope(["errand"], on: [.telegram, .terminal]))) == [1])
    }

    @Test func `the next thing due is found beside what another channel holds and has waiting`() async throws {
        let desk = try Desk()
        let now = Desk.now
        let (here, there) = (try await desk.conversation("a"), try await desk.conversation("b"))
        try await desk.execute("UPDATE conversations SET channel = 'telegram' WHERE chat = 'b'")
        try await desk.ledger.write { transaction in
            try transaction.order(JobOrder(Errand(), key: "held"), for: there, now: now)
            _ = try transaction.claimJobs(
                JobScope(["errand"]), limit: 9, perConversation: 9, owner: "o", lease: .minutes(2), now: now)
            try transaction.order(JobOrder(Errand(), key: "free", due: now + .minutes(1)), for: there, now: now)
            try transaction.order(JobOrder(Errand(), key: "later", due: now + .hours(1)), for: here, now: now)
        }
        func next(on channel: Channel) async throws -> Timestamp? {
            try await desk.ledger.read { try $0.nextDue(JobScope(["errand"], on: [channel])) }
        }

        #expect(try await next(on: .terminal) == now + .hours(1))
        #expect(try await next(on: .telegram) == now + .minutes(1))
    }
}
