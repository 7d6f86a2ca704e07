import Domain

/// A limit of so many at once after a rest, and one every so often from then on.
///
/// The generic cell rate algorithm (ITU-T I.371) in its virtual-scheduling form: the gate remembers the moment at
/// which the next passage would come in steady flow, and lets one pass as long as that moment is no further ahead
/// than the burst allows.
struct RateGate {
    private let interval: Duration
    private let tolerance: Duration
    private var expected: Timestamp?

    /// Makes a gate at rest.
    init(interval: Duration, burst: Int) {
        self.interval = interval
        tolerance = interval * max(0, burst - 1)
    }

    /// The moment from which one may pass.
    func opening(at now: Timestamp) -> Timestamp {
        guard let expected, interval > .zero else { return now }
        return max(now, expected - tolerance)
    }

    /// Lets one pass.
    mutating func pass(at now: Timestamp) {
        guard interval > .zero else { return }
        expected = max(expected ?? now, now) + interval
    }

    /// Whether it is at rest, so that it can be forgotten.
    func isAtRest(at now: Timestamp) -> Bool {
        expected.map { $0 <= now } ?? true
    }
}
