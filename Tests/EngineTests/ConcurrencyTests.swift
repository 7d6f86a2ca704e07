import Engine
import Messaging
import Store
import Testing

@Suite(.timeLimit(.minutes(10))) struct ConcurrencyTests {
    @Test func `what fifty people send at the same time is answered once each, in order for each of them`() async throws
    {
        let (people, events) = (50, 40)
        let bench = try Bench()
        for person in 0..<people where person % 5 == 0 {
            bench.courier.fail("\(person)", .flooded(retryAfter: .zero), .flooded(retryAfter: .zero))
        }

        try await bench.running {
            try await withThrowingTaskGroup { group in
                for person in 0..<people {
                    group.addTask {
                        for number in 1...events {
                            try await bench.say(number == events ? "job key last" : "\(number)", in: "\(person)")
                            bench.conductorBell.ring()
                        }
                    }
                }
                try await group.waitForAll()
            }
            await bench.courier.state.until { $0.delivered.count >= people * events }
        }

        let expected = (1..<events).map { "\($0) \($0)" } + ["\(events + 1) did last"]
        for person in 0..<people { #expect(bench.courier.texts(in: "\(person)") == expected) }
        #expect(bench.courier.state.value.overlapping == [])
        #expect(bench.metrics.counter("dvoinik_steps_total", help: "").value == people * (events + 1))
        await bench.deliver()
        #expect(bench.courier.state.value.delivered.count == people * events)
    }

    @Test func `of two thousand presses at once every step is done and said, and few answers are under way`()
        async throws
    {
        let presses = 2000
        let bench = try Bench()
        bench.courier.state.change { $0.isSlow = true }

        try await bench.running {
            try await bench.ledger.receive((1...presses).map { bench.arrival("press \($0)", in: "a") })
            bench.conductorBell.ring()
            await bench.courier.state.until { $0.delivered.count == presses }
            #expect(bench.courier.state.value.showing == 1)
            try await bench.say("press other", in: "b")
            bench.conductorBell.ring()
            await bench.courier.state.until { $0.showing == 2 }

            bench.courier.state.change { $0.isSlow = false }
            await bench.courier.state.until { state in
                ["\(presses)", "other"].allSatisfy { state.shown.contains(.acknowledge(press: $0, notice: nil)) }
            }
        }

        #expect(bench.courier.texts(in: "a") == (1...presses).map { "\($0) \($0)" })
        let shown = bench.courier.state.value.shown
        #expect(shown.count <= 24, "\(shown)")
        #expect(bench.courier.state.value.mostShowing == 2)
    }
}
