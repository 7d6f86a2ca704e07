import Domain
import NIOConcurrencyHelpers

/// Lets something through once in a while.
final class Throttle: Sendable {
    private let pause: Duration
    private let last = NIOLockedValueBox<Timestamp?>(nil)

    /// Makes a throttle.
    ///
    /// - Parameter pause: At least so long lies between two that pass.
    init(pause: Duration) {
        self.pause = pause
    }

    /// Whether one passes now.
    func admits(at now: Timestamp) -> Bool {
        last.withLockedValue { last in
            if let last, now < last + pause { return false }
            last = now
            return true
        }
    }
}
