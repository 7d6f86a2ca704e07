import Domain
import Engine

/// A clock that stands still until it is moved, and wakes those whose time has come.
final class ManualClock: WallClock {
    static let start = Timestamp(seconds: 1_795_219_200)

    private struct Sleeper: Sendable {
        var deadline: Timestamp
        var continuation: CheckedContinuation<Void, any Error>
    }

    private struct State: Sendable {
        var now = ManualClock.start
        var sleeps: [Duration] = []
        var sleepers: [Int: Sleeper] = [:]
        var cancelled: Set<Int> = []
    }

    private let state = Watched(State())

    var now: Timestamp { state.value.now }
    /// How long each sleep was to last, in the order in which they began.
    var sleeps: [Duration] { state.value.sleeps }

    func advance(by duration: Duration) {
        let woken = state.change { state in
            state.now = state.now + duration
            let now = state.now
            let woken = state.sleepers.filter { $0.value.deadline <= now }
            for id in woken.keys { state.sleepers[id] = nil }
            return woken.values.map(\.continuation)
        }
        for continuation in woken { continuation.resume() }
    }

    /// Returns once so many sleep.
    func waiters(_ count: Int) async {
        await state.until { $0.sleepers.count >= count }
    }

    /// Returns once somebody sleeps until a moment.
    func waiter(until deadline: Timestamp) async {
        await state.until { $0.sleepers.values.contains { $0.deadline == deadline } }
    }

    func sleep(for duration: Duration) async throws {
        let id = state.change { state in
            state.sleeps.append(duration)
            return state.sleeps.count
        }
        try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { continuation in
                let isCancelled = state.change { state in
                    guard !state.cancelled.contains(id) else { return true }
                    state.sleepers[id] = Sleeper(deadline: state.now + duration, continuation: continuation)
                    return false
                }
                if isCancelled { continuation.resume(throwing: CancellationError()) }
            }
        } onCancel: {
            let sleeper = state.change { state in
                state.cancelled.insert(id)
                return state.sleepers.removeValue(forKey: id)
            }
            sleeper?.continuation.resume(throwing: CancellationError())
        }
    }
}
