import Domain
import Engine
import NIOConcurrencyHelpers

/// A clock that stands still until it is told otherwise. Whoever sleeps on it wakes when it has come so far.
final class VirtualClock: WallClock {
    private struct Sleeper {
        let end: Timestamp
        let wake: CheckedContinuation<Void, any Error>
    }

    private struct State {
        var now: Timestamp
        var sleepers: [Int: Sleeper] = [:]
        var count = 0

        mutating func takeSleepers(where isMeant: (Sleeper) -> Bool) -> [Sleeper] {
            let found = sleepers.filter { isMeant($0.value) }
            for name in found.keys { sleepers[name] = nil }
            return Array(found.values)
        }
    }

    private let state: NIOLockedValueBox<State>

    init(_ start: Timestamp) {
        state = NIOLockedValueBox(State(now: start))
    }

    var now: Timestamp { state.withLockedValue { $0.now } }

    func advance(to time: Timestamp) {
        let due = state.withLockedValue { state in
            state.now = max(state.now, time)
            return state.takeSleepers { [now = state.now] in $0.end <= now }
        }
        for sleeper in due { sleeper.wake.resume() }
    }

    /// Only what runs beside other work may wait like this: as long as it is all that a simulation does, nobody moves
    /// the clock.
    func sleep(for duration: Duration) async throws {
        let name = state.withLockedValue { state in
            state.count += 1
            return state.count
        }
        try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { continuation in
                let isWanted = state.withLockedValue { state in
                    guard !Task.isCancelled else { return false }
                    state.sleepers[name] = Sleeper(end: state.now + duration, wake: continuation)
                    return true
                }
                if !isWanted { continuation.resume(throwing: CancellationError()) }
            }
        } onCancel: {
            let sleeper = state.withLockedValue { $0.sleepers.removeValue(forKey: name) }
            sleeper?.wake.resume(throwing: CancellationError())
        }
    }

    /// Returns once somebody sleeps.
    func isSleptOn() async {
        while state.withLockedValue({ $0.sleepers.isEmpty }) { await Task.yield() }
    }

    /// Lets the time pass that some work takes. If somebody wakes first, it takes until then, and for the rest of it one
    /// can only wait to be no longer wanted.
    func pass(_ duration: Duration) async throws {
        let end = now + duration
        let first = state.withLockedValue { $0.sleepers.values.map(\.end).min() }
        guard let first, first < end else { return advance(to: end) }
        advance(to: first)
        try await sleep(for: end - first)
    }

    /// Wakes all who sleep, too early: those of a process that is dead.
    func wakeEverybody() {
        let all = state.withLockedValue { $0.takeSleepers { _ in true } }
        for sleeper in all { sleeper.wake.resume(throwing: CancellationError()) }
    }
}
