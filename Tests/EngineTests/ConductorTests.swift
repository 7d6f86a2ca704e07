import Domain
import Engine
import Messaging
import Testing

@Suite(.timeLimit(.minutes(10))) struct ConductorTests {
    @Test func `events of each conversation are taken in the order of arrival`() async throws {
        let bench = try Bench()
        for number in 0..<300 { try await bench.say("\(number)", in: "chat \(number % 3)") }

        #expect(try await bench.conduct() == 0)
        await bench.deliver()

        for chat in 0..<3 {
            let expected = (0..<100).map { "\($0 + 1) \($0 * 3 + chat)" }
            #expect(bench.courier.texts(in: "chat \(chat)") == expected)
        }
    }

    @Test func `a report says what is to be done next, and nothing once the inbox is empty`() async throws {
        let bench = try Bench()
        try await bench.say("show", "show")
        var report = try await bench.conductor.tick()
        #expect((report.events, report.hasOutgoing, report.hasJobs) == (2, false, false))
        #expect(report.passing.map(\.address.chat) == ["a", "a"])

        try await bench.say("job key name", "hello")
        report = try await bench.conductor.tick()
        #expect((report.events, report.hasOutgoing, report.hasJobs) == (2, true, true))
        #expect(try await bench.conductor.tick().events == 0)
    }

    @Test(arguments: [0, 1, 5, 127, 128, 200])
    func `an impossible event is set aside, and all others go on as if it had not been`(place: Int) async throws {
        let bench = try Bench()
        for number in 0..<201 { try await bench.say(number == place ? "impossible" : "\(number)") }

        #expect(try await bench.conduct() == 1)
        await bench.deliver()

        let expected = (0..<201).filter { $0 != place }.enumerated().map { "\($0 + 1) \($1)" }
        #expect(bench.courier.texts(in: "a") == expected)
    }

    @Test func `nothing but impossible events leaves everybody else alone`() async throws {
        let bench = try Bench()
        for _ in 0..<10 { try await bench.say("impossible") }
        try await bench.say("hello", in: "b")
        #expect(try await bench.conduct() == 10)
        await bench.deliver()
        #expect(bench.courier.texts(in: "b") == ["1 hello"])
        #expect(bench.courier.texts(in: "a") == [])
    }

    @Test func `what is told at an address reaches whoever is there, also where nobody ever was`() async throws {
        let bench = try Bench()
        try await bench.say("hello", in: "b")
        try await bench.say("hail b come")
        try await bench.say("hail c come")
        _ = try await bench.conduct()
        await bench.deliver()
        #expect(bench.courier.texts(in: "b") == ["1 hello", "2 come"])
        #expect(bench.courier.texts(in: "c") == ["1 come"])
    }

    @Test func `a conversation that is forgotten says goodbye and begins anew`() async throws {
        let bench = try Bench()
        try await bench.hear("one", "two", "job key never")
        try await bench.hear("forget")
        #expect(bench.courier.texts(in: "a") == ["1 one", "2 two", "goodbye"])

        try await bench.hear("again")
        try await bench.work()

        #expect(bench.courier.texts(in: "a") == ["1 one", "2 two", "goodbye", "1 again"])
        #expect(bench.worker.begun.value == [])
    }

    @Test func `what is said right behind the word that forgets a conversation begins it anew, once and in order`()
        async throws
    {
        let bench = try Bench()
        try await bench.hear("one")
        try await bench.say("two", "forget", "three", "show", "forget", "four", "five")
        try await bench.say("hello", in: "b")
        #expect(try await bench.conduct() == 0)
        await bench.deliver()
        // What was in line for a conversation that is forgotten is never sent.
        #expect(bench.courier.texts(in: "a") == ["1 one", "goodbye", "goodbye", "1 four", "2 five"])
        #expect(bench.courier.texts(in: "b") == ["1 hello"])
    }

    @Test func `what came of the work of a conversation is forgotten with it`() async throws {
        let bench = try Bench()
        try await bench.hear("job key name")
        try await bench.say("forget")
        _ = await bench.runner.tick()
        #expect(bench.worker.begun.value == ["name 1"])
        #expect(try await bench.conduct() == 0)
        await bench.deliver()
        #expect(bench.courier.texts(in: "a") == ["goodbye"])
        try await bench.hear("again")
        #expect(bench.courier.texts(in: "a") == ["goodbye", "1 again"])
    }

    @Test func `an event that cannot be read is set aside, and the next goes on`() async throws {
        let bench = try Bench()
        try await bench.say("one", "two")
        try await bench.damage("UPDATE inbox SET payload = randomblob(60) WHERE id = 1")
        let restarted = try bench.restarted()
        #expect(try await restarted.conduct() == 1)
        await restarted.deliver()
        #expect(bench.courier.texts(in: "a") == ["1 two"])
    }

    @Test func `a state of another version is lost, and the machine knows it`() async throws {
        let bench = try Bench()
        try await bench.hear("one", "two")
        try await bench.replaceState(by: ["a state of another shape"])
        try await bench.hear("three")
        #expect(bench.courier.texts(in: "a") == ["1 one", "2 two", "resumed 1 three"])
    }
}
