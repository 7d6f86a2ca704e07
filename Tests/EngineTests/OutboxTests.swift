import Domain
import Engine
import Messaging
import Testing

@Suite(.timeLimit(.minutes(10))) struct OutboxTests {
    @Test func `of edits that were not yet sent only the last goes out, to the message it concerns`() async throws {
        let bench = try Bench()
        try await bench.hear("send card first")
        try await bench.hear("edit card one", "edit card two", "hello", "edit card three")
        #expect(
            bench.courier.state.value.delivered == [
                .init(chat: "a", text: "first", target: nil), .init(chat: "a", text: "4 hello", target: nil),
                .init(chat: "a", text: "edit: three", target: 1),
            ])
    }

    @Test func `a message that is asked to wait is delivered once the time is over, and others meanwhile`() async throws
    {
        let bench = try Bench()
        bench.courier.fail("a", .flooded(retryAfter: .seconds(30)))
        try await bench.say("one", "two")
        try await bench.hear("hello", in: "b")
        #expect(bench.courier.texts(in: "b") == ["1 hello"])
        #expect(bench.courier.texts(in: "a") == [])

        bench.clock.advance(by: .milliseconds(29_999))
        #expect(await bench.deliver() == ManualClock.start + .seconds(30))
        bench.clock.advance(by: .milliseconds(1))
        await bench.deliver()

        #expect(bench.courier.texts(in: "a") == ["1 one", "2 two"])
        #expect(bench.courier.state.value.attempts["a"] == 3)
    }

    @Test func `a message is tried again when the channel is back`() async throws {
        let bench = try Bench()
        bench.courier.fail("a", .unavailable(reason: "test"), .unavailable(reason: "test"))
        try await bench.hear("one", "two")
        for _ in 0..<2 {
            let next = try #require(await bench.deliver())
            bench.clock.advance(by: next - bench.clock.now)
        }
        await bench.deliver()
        #expect(bench.courier.texts(in: "a") == ["1 one", "2 two"])
    }

    @Test func `later pieces of a message keep to the limits of its chat and of the channel`() async throws {
        let bench = try Bench(
            pacing: Pacing(
                perChat: .seconds(1), overall: .milliseconds(250), burst: 2, overallBurst: 1, concurrency: 8))
        try await bench.say("one|two|three")
        try await bench.conduct()
        async let next = bench.deliver()

        await bench.clock.waiter(until: ManualClock.start + .milliseconds(250))
        #expect(bench.courier.texts(in: "a") == ["1 one"])
        bench.clock.advance(by: .milliseconds(250))
        await bench.clock.waiter(until: ManualClock.start + .seconds(1))
        #expect(bench.courier.texts(in: "a") == ["1 one", "two"])
        bench.clock.advance(by: .milliseconds(750))
        _ = await next

        #expect(bench.courier.texts(in: "a") == ["1 one", "two", "three"])
        try await bench.hear("next")
        #expect(bench.courier.texts(in: "a").count == 3)
        bench.clock.advance(by: .seconds(1))
        await bench.deliver()
        #expect(bench.courier.texts(in: "a").last == "2 next")
    }

    @Test func `a message that the channel refuses is dropped, and the next goes out`() async throws {
        let bench = try Bench()
        bench.courier.fail("a", .refused(reason: "test"))
        try await bench.hear("one", "two")
        #expect(bench.courier.texts(in: "a") == ["2 two"])
        #expect(await bench.deliver() == nil)
    }

    @Test func `the machine hears of a refused delivery that is tagged, once`() async throws {
        let bench = try Bench()
        bench.courier.fail("a", .refused(reason: "test"))
        try await bench.hear("play song")
        try await bench.conduct()
        await bench.deliver()
        #expect(bench.courier.texts(in: "a") == ["2 refused song"])
        #expect(try await bench.conduct() == 0)
    }

    @Test func `who is forgotten while a tagged delivery is refused hears nothing of it`() async throws {
        let bench = try Bench()
        bench.courier.fail("a", .refused(reason: "test"))
        bench.courier.meanwhile("a") {
            try? await bench.say("forget")
            _ = try? await bench.conduct()
        }
        try await bench.hear("play song")
        await bench.deliver()
        #expect(bench.courier.texts(in: "a") == ["goodbye"])
    }

    @Test func `an unreachable chat costs nothing more until it writes again`() async throws {
        let bench = try Bench()
        bench.courier.fail("a", .unreachable)
        try await bench.hear("timer bell 60", "one", "two", "three")
        #expect(bench.courier.state.value.attempts["a"] == 1)

        bench.clock.advance(by: .seconds(60))
        try await bench.work()
        #expect(bench.courier.state.value.attempts["a"] == 1)

        try await bench.hear("back")
        #expect(bench.courier.texts(in: "a") == ["6 back"])
    }

    @Test func `a chat that has moved gets everything under its new name, in order`() async throws {
        let bench = try Bench()
        bench.courier.fail("a", .moved(to: "b"))
        try await bench.hear("one", "two")
        try await bench.hear("three", in: "b")
        #expect(bench.courier.texts(in: "b") == ["1 one", "2 two", "3 three"])
        #expect(bench.courier.texts(in: "a") == [])
    }

    @Test func `a message that cannot be read is dropped and stops nobody`() async throws {
        let bench = try Bench()
        try await bench.say("one", "two", "three")
        try await bench.say("hello", in: "b")
        try await bench.conduct()
        try await bench.damage("UPDATE outbox SET payload = randomblob(60) WHERE id = 1")

        try await bench.restarted().deliver()

        #expect(bench.courier.texts(in: "a") == ["2 two", "3 three"])
        #expect(bench.courier.texts(in: "b") == ["1 hello"])
        #expect(bench.courier.state.value.attempts == ["a": 2, "b": 1])
        #expect(bench.clock.now == ManualClock.start)
    }

    @Test func `another process finds what was not delivered, and nothing that was`() async throws {
        let bench = try Bench()
        try await bench.hear("one")
        bench.courier.fail("a", .unavailable(reason: "test"))
        try await bench.hear("two", "three")

        let next = bench.anotherOutbox()
        while let turn = await next.tick(), turn <= bench.clock.now {}

        #expect(bench.courier.texts(in: "a") == ["1 one", "2 two", "3 three"])
    }
}
