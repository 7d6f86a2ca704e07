import Domain
import Testing

@testable import Engine

struct RateGateTests {
    private let start = Timestamp(seconds: 1000)

    @Test(arguments: [1, 2, 3, 30]) func `after a rest a burst passes at once, then one every interval`(burst: Int) {
        var gate = RateGate(interval: .seconds(1), burst: burst)

        for _ in 0..<burst {
            #expect(gate.opening(at: start) == start)
            gate.pass(at: start)
        }

        #expect(gate.opening(at: start) == start + .seconds(1))
        gate.pass(at: start + .seconds(1))
        #expect(gate.opening(at: start + .seconds(1)) == start + .seconds(2))
    }

    @Test func `what was not used in time is saved up to a burst and no further`() {
        var gate = RateGate(interval: .seconds(1), burst: 3)
        for _ in 0..<3 { gate.pass(at: start) }
        let later = start + .hours(1)

        for _ in 0..<3 {
            #expect(gate.opening(at: later) == later)
            gate.pass(at: later)
        }

        #expect(gate.opening(at: later) == later + .seconds(1))
    }

    @Test func `it is at rest before the first passage and once its intervals are over`() {
        var gate = RateGate(interval: .seconds(1), burst: 3)
        #expect(gate.isAtRest(at: start))

        gate.pass(at: start)
        gate.pass(at: start)

        #expect(!gate.isAtRest(at: start + .milliseconds(1999)))
        #expect(gate.isAtRest(at: start + .seconds(2)))
    }

    @Test func `without an interval it is always open`() {
        var gate = RateGate(interval: .zero, burst: 1)
        for _ in 0..<1000 { gate.pass(at: start) }
        #expect(gate.opening(at: start) == start)
        #expect(gate.isAtRest(at: start))
    }
}
