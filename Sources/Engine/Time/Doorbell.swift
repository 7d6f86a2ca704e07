import NIOConcurrencyHelpers

/// Wakes one waiting loop when there may be something to do. Rings while nobody waits are remembered as one.
public final class Doorbell: Sendable {
    private enum State {
        case quiet
        case rung
        case waiting(CheckedContinuation<Void, Never>)
    }

    private let state = NIOLockedValueBox(State.quiet)

    /// Makes a bell that has not been rung.
    public init() {}

    /// Rings.
    public func ring() {
        let waiting: CheckedContinuation<Void, Never>? = state.withLockedValue { state in
            guard case .waiting(let continuation) = state else {
                state = .rung
                return nil
            }
            state = .quiet
            return continuation
        }
        waiting?.resume()
    }

    /// Whether the bell was rung since the last wait, for one that looks instead of waiting. That counts as a wait.
    package func takeRing() -> Bool {
        state.withLockedValue { state in
            guard case .rung = state else { return false }
            state = .quiet
            return true
        }
    }

    /// Returns when the bell is rung, at once if it was rung since the last wait, and when the task is cancelled.
    /// Only one task may wait at a time.
    public func wait() async {
        await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let goesOn = state.withLockedValue { state in
                    if case .rung = state {
                        state = .quiet
                        return true
                    }
                    if Task.isCancelled { return true }
                    state = .waiting(continuation)
                    return false
                }
                if goesOn { continuation.resume() }
            }
        } onCancel: {
            ring()
        }
    }

    /// Returns when the bell is rung or a duration is over, whichever comes first.
    public func wait(atMost duration: Duration?, on clock: some WallClock) async {
        guard let duration else { return await wait() }
        guard duration > .zero else { return }
        await withTaskGroup(of: Void.self) { group in
            group.addTask { await self.wait() }
            group.addTask { try? await clock.sleep(for: duration) }
            await group.next()
            group.cancelAll()
        }
    }
}
