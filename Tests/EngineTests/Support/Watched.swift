import NIOConcurrencyHelpers

/// A value that one task changes and another waits on.
final class Watched<Value: Sendable>: Sendable {
    private struct Waiter {
        var condition: @Sendable (Value) -> Bool
        var continuation: CheckedContinuation<Void, Never>
    }

    private struct State {
        var value: Value
        var waiters: [Waiter] = []
    }

    private let state: NIOLockedValueBox<State>

    init(_ value: Value) {
        state = NIOLockedValueBox(State(value: value))
    }

    var value: Value { state.withLockedValue(\.value) }

    @discardableResult
    func change<Result: Sendable>(_ body: @Sendable (inout Value) -> Result) -> Result {
        let (result, woken) = state.withLockedValue { state in
            let result = body(&state.value)
            let value = state.value
            let woken = state.waiters.filter { $0.condition(value) }
            state.waiters.removeAll { $0.condition(value) }
            return (result, woken.map(\.continuation))
        }
        for continuation in woken { continuation.resume() }
        return result
    }

    /// Returns once a condition holds.
    func until(_ condition: @escaping @Sendable (Value) -> Bool) async {
        await withCheckedContinuation { continuation in
            let holds = state.withLockedValue { state in
                guard !condition(state.value) else { return true }
                state.waiters.append(Waiter(condition: condition, continuation: continuation))
                return false
            }
            if holds { continuation.resume() }
        }
    }
}
