import NIOConcurrencyHelpers

/// Lets those who want the same thing have it one after another, in the order they came.
final class Turnstile<Key: Hashable & Sendable>: Sendable {
    /// Those who wait, for each thing that somebody has.
    private let lines = NIOLockedValueBox<[Key: [CheckedContinuation<Void, Never>]]>([:])

    /// Does something while nobody else does anything for the same key. Whoever is cancelled still gets their turn.
    func pass<Result: Sendable>(_ key: Key, _ body: () async throws -> Result) async rethrows -> Result {
        await enter(key)
        defer { leave(key) }
        return try await body()
    }

    private func enter(_ key: Key) async {
        await withCheckedContinuation { continuation in
            let isFree = lines.withLockedValue { lines in
                guard lines[key] != nil else {
                    lines[key] = []
                    return true
                }
                lines[key]?.append(continuation)
                return false
            }
            if isFree { continuation.resume() }
        }
    }

    private func leave(_ key: Key) {
        let next = lines.withLockedValue { lines -> CheckedContinuation<Void, Never>? in
            guard let line = lines[key], !line.isEmpty else {
                lines[key] = nil
                return nil
            }
            return lines[key]?.removeFirst()
        }
        next?.resume()
    }
}
