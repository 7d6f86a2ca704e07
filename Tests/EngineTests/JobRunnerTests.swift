import Domain
import Engine
import Messaging
import Store
import Testing

@Suite(.timeLimit(.minutes(10))) struct JobRunnerTests {
    @Test func `a job is done and what it came to is said once`() async throws {
        let bench = try Bench()
        try await bench.hear("job key song")
        for _ in 0..<3 { try await bench.work() }
        #expect(bench.courier.texts(in: "a") == ["2 did song"])
        #expect(bench.worker.begun.value == ["song 1"])
    }

    @Test func `a timer rings when its time has come and not before`() async throws {
        let bench = try Bench()
        try await bench.hear("timer bell 60")
        #expect(try await bench.work() == ManualClock.start + .seconds(60))
        bench.clock.advance(by: .milliseconds(59_999))
        try await bench.work()
        #expect(bench.courier.texts(in: "a") == [])

        bench.clock.advance(by: .milliseconds(1))
        #expect(try await bench.work() == nil)
        try await bench.work()

        #expect(bench.courier.texts(in: "a") == ["2 rang bell"])
    }

    @Test func `a timer set again rings at its new time only, and a cancelled one never`() async throws {
        let bench = try Bench()
        try await bench.hear("timer moved 60", "timer moved 90", "timer gone 60", "cancel gone")
        bench.clock.advance(by: .seconds(60))
        try await bench.work()
        #expect(bench.courier.texts(in: "a") == [])
        bench.clock.advance(by: .seconds(30))
        try await bench.work()
        #expect(bench.courier.texts(in: "a") == ["5 rang moved"])
    }

    @Test func `a job that is postponed runs again after its time, with the attempts counted`() async throws {
        let bench = try Bench(
            worker: ScriptedWorker { job, _ in
                job.attempt < 3
                    ? .postponed(for: .seconds(10), job.attempt == 1 ? .happened("later") : nil)
                    : .ended(.happened("done"))
            })
        try await bench.hear("job key song")
        #expect(try await bench.work() == ManualClock.start + .seconds(10))
        for _ in 0..<3 {
            bench.clock.advance(by: .seconds(10))
            try await bench.work()
        }
        #expect(bench.worker.begun.value == ["song 1", "song 2", "song 3"])
        #expect(bench.courier.texts(in: "a") == ["2 later", "3 done"])
    }

    @Test func `what a job reports while it goes on is said before its end`() async throws {
        let bench = try Bench(
            worker: ScriptedWorker { _, report in
                await report(.happened("half"))
                return .ended(.happened("whole"))
            })
        try await bench.hear("job key song")
        try await bench.work()
        #expect(bench.courier.texts(in: "a") == ["2 half", "3 whole"])
    }

    @Test(arguments: [("job key second", ["song 1", "second 1"], ["3 did second"]), ("cancel key", ["song 1"], [])])
    func `what a job came to counts for nothing once it was replaced or cancelled`(
        order: String, begun: [String], said: [String]
    ) async throws {
        let box = Watched<Bench?>(nil)
        let worker = ScriptedWorker { job, report in
            if job.job.name == "song" {
                try? await box.value?.say(order)
                _ = try? await box.value?.conduct()
                await report(.happened("too late"))
            }
            return .ended(.happened("did \(job.job.name)"))
        }
        let bench = try Bench(worker: worker)
        box.change { $0 = bench }

        try await bench.hear("job key song")
        for _ in 0..<3 { try await bench.work() }
        box.change { $0 = nil }

        #expect(worker.begun.value == begun)
        #expect(bench.courier.texts(in: "a") == said)
    }

    @Test func `a job whose holder died is done again when the lease is over, and counts once`() async throws {
        let bench = try Bench()
        try await bench.hear("job key song")
        let held = try await bench.claim(as: "dead", lease: .seconds(120))
        #expect(held.count == 1)
        bench.clock.advance(by: .seconds(119))
        #expect(try await bench.work() == ManualClock.start + .seconds(120))
        #expect(bench.worker.begun.value == [])

        bench.clock.advance(by: .seconds(1))
        try await bench.work()

        #expect(bench.worker.begun.value == ["song 2"])
        #expect(bench.courier.texts(in: "a") == ["2 did song"])
        let counts = try await bench.ledger.write { try $0.finishJob(held[0].id, owner: "dead") }
        #expect(!counts)
    }

    @Test func `of two runners on one store each does the jobs of its own channel only`() async throws {
        let bench = try Bench(worker: ScriptedWorker(on: [.telegram]))
        let here = ScriptedWorker(on: [.terminal])
        let another = bench.anotherRunner(here)
        try await bench.ledger.receive(
            [
                bench.arrival("job key song", in: "a"), bench.arrival("job key tune", in: "b", on: .terminal),
                bench.arrival("timer bell 60", in: "b", on: .terminal),
            ])
        try await bench.conduct()

        #expect(await bench.runner.tick() == ManualClock.start + .seconds(60))
        #expect(bench.worker.begun.value == ["song 1"])
        #expect(await another.tick() == ManualClock.start + .seconds(60))
        #expect(here.begun.value == ["tune 1"])

        bench.clock.advance(by: .seconds(60))
        #expect(await bench.runner.tick() == nil)
        #expect(bench.worker.begun.value == ["song 1"])
    }

    @Test func `the one who died late does not end the job of the one who took it over`() async throws {
        let bench = try Bench()
        try await bench.hear("job key song")
        let held = try await bench.claim(as: "slow", lease: .seconds(120))
        bench.clock.advance(by: .seconds(120))
        let taken = try await bench.claim(as: "next", lease: .seconds(120))
        #expect(held.map(\.id) == taken.map(\.id))

        let counts = try await bench.ledger.write { transaction in
            (
                try transaction.extendLease(of: held[0].id, owner: "slow", until: ManualClock.start + .hours(9)),
                try transaction.finishJob(held[0].id, owner: "slow"),
                try transaction.finishJob(taken[0].id, owner: "next")
            )
        }
        #expect(counts == (false, false, true))
    }

    @Test func `of one person's jobs only two are done at once, so that others have their turn`() async throws {
        let bench = try Bench(concurrency: 4)
        for number in 1...9 { try await bench.say("job \(number) a\(number)") }
        try await bench.hear("job 1 b1", in: "b")

        _ = await bench.runner.tick()

        #expect(Set(bench.worker.begun.value) == ["a1 1", "a2 1", "b1 1"])
        for _ in 0..<4 { try await bench.work() }
        #expect(bench.worker.begun.value.count == 10)
    }

    @Test func `a job that cannot be read is dropped and stops nobody`() async throws {
        let bench = try Bench()
        try await bench.hear("job one first", "job two second")
        try await bench.damage("UPDATE jobs SET payload = randomblob(60) WHERE job_key = 'one'")
        try await bench.work()
        #expect(try await bench.work() == nil)
        #expect(bench.courier.texts(in: "a") == ["3 did second"])
    }

    @Test func `a running worker sleeps until the next lease is over and then takes the job`() async throws {
        let bench = try Bench()
        try await bench.hear("job key song")
        _ = try await bench.claim(as: "dead", lease: .seconds(120))

        try await bench.running {
            await bench.clock.waiter(until: ManualClock.start + .seconds(120))
            bench.clock.advance(by: .seconds(120))
            await bench.courier.state.until { $0.delivered.map(\.text) == ["2 did song"] }
        }
        #expect(bench.worker.begun.value == ["song 2"])
    }

    @Test func `what must wait for another job of its person does not keep the runner awake`() async throws {
        let gate = Watched(false)
        let worker = ScriptedWorker { job, _ in
            await gate.until { $0 }
            return .ended(.happened("did \(job.job.name)"))
        }
        let bench = try Bench(worker: worker)
        for number in 1...3 { try await bench.say("job \(number) song\(number)") }
        try await bench.conduct()

        try await bench.running {
            await worker.begun.until { $0.count == 2 }
            await bench.clock.waiters(3)
            #expect(bench.clock.sleeps.allSatisfy { $0 >= .seconds(1) })
            gate.change { $0 = true }
            await bench.courier.state.until { $0.delivered.count == 3 }
        }
        #expect(worker.begun.value.count == 3)
    }

    @Test func `a lease is extended for as long as the work goes on`() async throws {
        let gate = Watched(false)
        let worker = ScriptedWorker { _, _ in
            await gate.until { $0 }
            return .ended(.happened("done"))
        }
        let bench = try Bench(worker: worker)
        try await bench.say("job key song")
        try await bench.conduct()

        try await bench.running {
            await worker.begun.until { $0.count == 1 }
            for step in 1...6 {
                await bench.clock.waiter(until: ManualClock.start + .seconds(40 * step))
                bench.clock.advance(by: .seconds(40))
            }
            await bench.clock.waiter(until: ManualClock.start + .seconds(280))
            let stolen = try await bench.claim(as: "thief", lease: .seconds(1))
            #expect(stolen.isEmpty)
            gate.change { $0 = true }
            await bench.courier.state.until { $0.delivered.map(\.text) == ["2 done"] }
        }
    }

    @Test(.timeLimit(.minutes(10))) func `timers ring while every hand is busy`() async throws {
        let gate = Watched(false)
        let worker = ScriptedWorker { _, _ in
            await gate.until { $0 }
            return .ended(.happened("done"))
        }
        let bench = try Bench(worker: worker, concurrency: 1)
        try await bench.say("job key song", "timer bell 30")
        try await bench.conduct()

        try await bench.running {
            await worker.begun.until { $0.count == 1 }
            await bench.clock.waiter(until: ManualClock.start + .seconds(30))
            bench.clock.advance(by: .seconds(30))
            await bench.courier.state.until { $0.delivered.map(\.text) == ["3 rang bell"] }
            gate.change { $0 = true }
            await bench.courier.state.until { $0.delivered.count == 2 }
        }
    }

    @Test func `work under way at the end is given back and can be begun anew at once`() async throws {
        let worker = ScriptedWorker { _, _ in
            let cancelled = Watched(false)
            await withTaskCancellationHandler {
                await cancelled.until { $0 }
            } onCancel: {
                cancelled.change { $0 = true }
            }
            return .ended(.happened("half done"))
        }
        let bench = try Bench(worker: worker)
        try await bench.say("job key song")
        try await bench.conduct()

        try await bench.running {
            await worker.begun.until { $0.count == 1 }
        }

        #expect(try await bench.claim(as: "next", lease: .seconds(1)).map(\.attempt) == [2])
        try await bench.conduct()
        await bench.deliver()
        #expect(bench.courier.texts(in: "a") == [])
    }

    @Test func `jobs are counted by what became of them, timers too`() async throws {
        let worker = ScriptedWorker { job, _ in
            switch job.job.name {
            case "late" where job.attempt == 1: .postponed(for: .seconds(1), nil)
            case "broken": .ended(.happened("could not"))
            default: .ended(.happened("did it"))
            }
        }
        let bench = try Bench(worker: worker)
        try await bench.hear("job 1 fine", "job 2 late", "job 3 broken", "job 4 damaged", "timer bell 1")
        try await bench.damage("UPDATE jobs SET payload = randomblob(60) WHERE job_key = '4'")
        for _ in 1...4 {
            try await bench.work()
            bench.clock.advance(by: .seconds(1))
        }

        let counts = bench.metrics.totals.filter { $0.0.hasPrefix("dvoinik_jobs_total") }.map { "\($0) \($1)" }
        #expect(
            counts == [
                #"dvoinik_jobs_total{kind="timer",outcome="rang"} 1"#,
                #"dvoinik_jobs_total{kind="unknown",outcome="unreadable"} 1"#,
                #"dvoinik_jobs_total{kind="work",outcome="done"} 2"#,
                #"dvoinik_jobs_total{kind="work",outcome="failed"} 1"#,
                #"dvoinik_jobs_total{kind="work",outcome="postponed"} 1"#,
            ])
    }
}
