import Testing

@testable import Engine

struct BackoffTests {
    @Test(arguments: [
        (-1, 1), (0, 1), (1, 1), (2, 2), (3, 4), (6, 32), (7, 64), (8, 64), (33, 64), (1_000_000, 64),
    ])
    func `the wait doubles with each failure up to the longest`(failures: Int, seconds: Int) {
        let backoff = Backoff()
        #expect(backoff.wait(after: failures, chance: 0) == .seconds(seconds) / 2)
        #expect(backoff.wait(after: failures, chance: 0.5) == .seconds(seconds) * 0.75)
        #expect(backoff.wait(after: failures, chance: 0.999) < .seconds(seconds))
    }

    @Test func `a longest wait shorter than the first is the longest all the same`() {
        let backoff = Backoff(first: .seconds(8), longest: .seconds(2))
        #expect(backoff.wait(after: 1, chance: 0) == .seconds(1))
    }
}
