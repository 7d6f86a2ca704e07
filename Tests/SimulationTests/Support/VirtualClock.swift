import Domain
import Engine
import Synchronization

/// A clock that stands still until it is told otherwise.
final class VirtualClock: WallClock {
    private let moment: Mutex<Timestamp>

    init(_ start: Timestamp) {
        moment = Mutex(start)
    }

    var now: Timestamp { moment.withLock { $0 } }

    func advance(to time: Timestamp) {
        moment.withLock { $0 = max($0, time) }
    }

    /// Nothing in a simulation waits by itself: a job's lease is held by nobody while it is done.
    func sleep(for duration: Duration) async throws {
        throw CancellationError()
    }
}
