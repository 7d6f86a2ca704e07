public import Domain
import Glibc

/// Tells the time of day and waits for it.
public protocol WallClock: Sendable {
    /// The present moment.
    var now: Timestamp { get }
    /// Returns after a duration. Throws `CancellationError` when cancelled.
    func sleep(for duration: Duration) async throws
}

/// The machine's own clock.
public struct SystemWallClock: WallClock {
    /// Makes the clock.
    public init() {}

    public var now: Timestamp {
        var time = timespec()
        clock_gettime(CLOCK_REALTIME, &time)
        return Timestamp(milliseconds: Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000)
    }

    public func sleep(for duration: Duration) async throws {
        try await Task.sleep(for: duration)
    }
}
