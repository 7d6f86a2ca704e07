import NIOConcurrencyHelpers

/// A value that can be waited for. Waiting ends when the value is as wished, or when the waiting task is cancelled.
public final class Watched<Value: Sendable>: Sendable {
    private let state: NIOLockedValueBox<State>

    private struct State {
        var value: Value
        var listeners: [Int: AsyncStream<Void>.Continuation] = [:]
        var nextListener = 0
    }

    /// Begins with a value.
    public init(_ value: Value) {
        state = NIOLockedValueBox(State(value: value))
    }

    /// Looks at the value.
    public func read<Part: Sendable>(_ part: (Value) -> Part) -> Part {
        state.withLockedValue { part($0.value) }
    }

    /// Changes the value and wakes whoever waits.
    @discardableResult
    public func change<Part: Sendable>(_ change: (inout Value) -> Part) -> Part {
        state.withLockedValue { state in
            defer { for listener in state.listeners.values { listener.yield() } }
            return change(&state.value)
        }
    }

    /// What can be read of the value as soon as something can.
    ///
    /// - Throws: `CancellationError`.
    public func first<Part: Sendable>(_ part: @Sendable (Value) -> Part?) async throws -> Part {
        let changes = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
        let number = listen(changes.continuation)
        defer { state.withLockedValue { $0.listeners[number] = nil } }
        changes.continuation.yield()
        for await _ in changes.stream {
            if let found = read(part) { return found }
        }
        throw CancellationError()
    }

    /// Returns once the value is as wished.
    ///
    /// - Throws: `CancellationError`.
    public func until(_ condition: @Sendable (Value) -> Bool) async throws {
        _ = try await first { condition($0) ? true : nil }
    }

    private func listen(_ continuation: AsyncStream<Void>.Continuation) -> Int {
        state.withLockedValue { state in
            state.nextListener += 1
            state.listeners[state.nextListener] = continuation
            return state.nextListener
        }
    }
}
