import Domain
import Engine
import NIOConcurrencyHelpers

/// A clock that stands still until it is told otherwise.
final class VirtualClock: WallClock {
    private let moment: NIOLockedValueBox<Timestamp>

    init(_ start: Timestamp) {
        moment = NIOLockedValueBox(start)
    }

    var now: Timestamp { moment.withLockedValue { $0 } }

    func advance(to time: Timestamp) {
        moment.withLockedValue { $0 = max($0, time) }
    }

    /// Nothing in a simulation waits by itself: a job's lease is held by nobody while it is done.
    func sleep(for duration: Duration) async throws {
        throw CancellationError()
    }
}
