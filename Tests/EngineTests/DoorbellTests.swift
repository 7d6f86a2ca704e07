import Domain
import Testing

@testable import Engine

@Suite(.timeLimit(.minutes(10))) struct DoorbellTests {
    private let clock = ManualClock()

    @Test func `rings while nobody waits are remembered as one`() async {
        let bell = Doorbell()
        bell.ring()
        bell.ring()

        await bell.wait()
        await withTaskGroup { group in
            group.addTask { await bell.wait(atMost: .seconds(5), on: clock) }
            await clock.waiters(1)
            clock.advance(by: .seconds(5))
        }

        #expect(clock.sleeps == [.seconds(5)])
    }

    @Test func `a ring wakes the one who waits long before the time is over`() async {
        let bell = Doorbell()
        await withTaskGroup { group in
            group.addTask { await bell.wait(atMost: .hours(1), on: clock) }
            await clock.waiters(1)
            bell.ring()
        }
        #expect(clock.now == ManualClock.start)
    }

    @Test func `without a limit only a ring wakes`() async {
        let bell = Doorbell()
        await withTaskGroup { group in
            group.addTask { await bell.wait(atMost: nil, on: clock) }
            group.addTask { bell.ring() }
        }
        #expect(clock.sleeps.isEmpty)
    }

    @Test(arguments: [Duration.zero, .seconds(-5)])
    func `a wait of no time returns at once and leaves the ring for the next`(limit: Duration) async {
        let bell = Doorbell()
        bell.ring()
        await bell.wait(atMost: limit, on: clock)
        await bell.wait()
        #expect(clock.sleeps.isEmpty)
    }

    @Test func `cancelling ends the wait, begun or not`() async {
        let bell = Doorbell()
        await withTaskGroup { group in
            group.addTask { await bell.wait(atMost: .hours(1), on: clock) }
            await clock.waiters(1)
            group.cancelAll()
            group.addTask { await bell.wait(atMost: .hours(1), on: clock) }
            await group.waitForAll()
        }
        #expect(clock.now == ManualClock.start)
    }

    @Test func `no ring is missed between looking and waiting`() async {
        let bell = Doorbell()
        let work = Watched(0)
        await withTaskGroup { group in
            group.addTask {
                for _ in 0..<2000 {
                    work.change { $0 += 1 }
                    bell.ring()
                }
            }
            group.addTask {
                var seen = 0
                while seen < 2000 {
                    await bell.wait()
                    seen = work.value
                }
            }
        }
        #expect(work.value == 2000)
    }
}
