import Domain
import Engine
import NIOConcurrencyHelpers

/// A clock that stands still until it is set: the weeks of the diaries go by as fast as the machine can take them.
final class DemoClock: WallClock {
    private let moment: NIOLockedValueBox<Timestamp>

    init(_ start: Timestamp) {
        moment = NIOLockedValueBox(start)
    }

    var now: Timestamp { moment.withLockedValue { $0 } }

    /// It never goes back.
    func advance(to time: Timestamp) {
        moment.withLockedValue { $0 = max($0, time) }
    }

    /// What waits in earnest, for a model or a disk, waits in real time.
    func sleep(for duration: Duration) async throws {
        try await Task.sleep(for: duration)
    }
}
