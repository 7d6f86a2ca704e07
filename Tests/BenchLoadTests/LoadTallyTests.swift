import Testing

@testable import BenchLoad

@Suite struct `A load` {
    private let person: Int64 = 1_000_001

    @Test func `is complete when every update has the answer that is due`() {
        var tally = LoadTally(script: FourStepScript(people: 2, rounds: 2))
        for _ in 1...2 {
            for text in ["name?", "age?", "bio?"] {
                tally.send(text, to: person)
                tally.send(text, to: person + 1)
            }
            tally.send("done:User0:18", to: person)
            tally.send("done:User1:19", to: person + 1)
        }
        #expect(tally.missing == 0 && tally.wrong == 0)
    }

    @Test func `has wrong answers when two of a chat change places`() {
        var tally = LoadTally(script: FourStepScript(people: 1, rounds: 1))
        for text in ["name?", "bio?", "age?", "done:User0:18"] { tally.send(text, to: person) }
        #expect(tally.missing == 0 && tally.wrong == 2)
    }

    @Test func `has a wrong answer when somebody gets what another should`() {
        var tally = LoadTally(script: FourStepScript(people: 2, rounds: 1))
        for text in ["name?", "age?", "bio?", "done:User1:19"] { tally.send(text, to: person) }
        #expect(tally.missing == 4 && tally.wrong == 1)
    }

    @Test func `misses the answers that never came`() {
        var tally = LoadTally(script: FourStepScript(people: 1, rounds: 1))
        tally.send("name?", to: person)
        #expect(tally.missing == 3 && tally.wrong == 0)
    }

    @Test func `does not let an answer too many stand for a missing one`() {
        var tally = LoadTally(script: FourStepScript(people: 2, rounds: 1))
        for text in ["name?", "age?", "bio?", "done:User0:18", "name?"] { tally.send(text, to: person) }
        #expect(tally.missing == 4 && tally.wrong == 1)
    }

    @Test func `delivers updates in batches, again and again until they are confirmed`() {
        var tally = LoadTally(script: FourStepScript(people: 30, rounds: 1))
        let first = tally.poll()
        #expect(first.numbers == Array(10_001...10_100))
        #expect(tally.poll() == first)
        #expect(tally.poll(offset: 10_101).numbers == Array(10_101...10_120))
        #expect(tally.poll(offset: 10_051, limit: 2).numbers == [10_101, 10_102])
    }

    @Test func `holds a poll for which there is nothing`() {
        var tally = LoadTally(script: FourStepScript(people: 1, rounds: 1))
        #expect(tally.poll(offset: 10_005) == .result("[]", after: .seconds(50)))
    }

    @Test func `is idle once a poll waits and nothing else is asked for`() {
        var tally = LoadTally(script: FourStepScript(people: 0, rounds: 0))
        let start = ContinuousClock.now
        let later = start + .seconds(3)
        #expect(!tally.isIdle(for: .seconds(2), at: later))
        _ = tally.reply(to: BotAPICall(method: "getUpdates", timeout: 50), at: start)
        #expect(tally.isIdle(for: .seconds(2), at: later))
        _ = tally.reply(to: BotAPICall(method: "getMyCommands"), at: later)
        #expect(!tally.isIdle(for: .seconds(2), at: later))
    }

    @Test func `counts updates a second from the first delivery to the last answer`() {
        var tally = LoadTally(script: FourStepScript(people: 1, rounds: 1))
        let start = ContinuousClock.now
        _ = tally.reply(to: BotAPICall(method: "getMe"), at: start)
        _ = tally.reply(to: BotAPICall(method: "getUpdates"), at: start + .seconds(1))
        tally.send("name?", to: person, at: start + .seconds(2))
        tally.send("age?", to: person, at: start + .seconds(5))
        #expect(tally.firstRequest == start)
        #expect(tally.updatesPerSecond == 0.5)
    }
}

extension LoadTally {
    fileprivate mutating func send(_ text: String, to chat: Int64, at now: ContinuousClock.Instant = .now) {
        _ = reply(to: BotAPICall(method: "sendMessage", chat: chat, text: text), at: now)
    }

    fileprivate mutating func poll(offset: Int64? = nil, limit: Int? = nil) -> BotAPIReply {
        reply(to: BotAPICall(method: "getUpdates", offset: offset, limit: limit, timeout: 50), at: .now)
    }
}

extension BotAPIReply {
    /// The numbers of the updates in it.
    fileprivate var numbers: [Int] {
        String(decoding: body, as: UTF8.self).split(separator: #""update_id":"#).dropFirst().compactMap {
            Int($0.prefix { $0.isNumber })
        }
    }
}
