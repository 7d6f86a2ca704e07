import NIOConcurrencyHelpers

/// The sudden end of a process: the work in which it happens never goes on.
final class Crash: Sendable {
    private let continuation = NIOLockedValueBox<CheckedContinuation<Bool, Never>?>(nil)

    /// Does some work. Returns whether a crash happened in it; then the work is left where it was, for ever.
    func mayHappen(in work: @escaping @Sendable () async -> Void) async -> Bool {
        await withCheckedContinuation { continuation in
            self.continuation.withLockedValue { $0 = continuation }
            Task {
                await work()
                self.end(crashed: false)
            }
        }
    }

    /// Ends the process, as seen from inside it: this never returns.
    func happen() async {
        end(crashed: true)
        await withUnsafeContinuation { (_: UnsafeContinuation<Void, Never>) in }
    }

    private func end(crashed: Bool) {
        continuation.withLockedValue { continuation in
            continuation?.resume(returning: crashed)
            continuation = nil
        }
    }
}
