import NIOConcurrencyHelpers

/// The sudden end of a process: the work in which it happens never goes on.
final class Crash: Sendable {
    private let end = NIOLockedValueBox<(@Sendable () -> Void)?>(nil)

    /// Does some work. Returns nothing if a crash happened in it; then the work is left where it was, for ever.
    func mayHappen<Value: Sendable>(in work: @escaping @Sendable () async throws -> Value) async throws -> Value? {
        try await withCheckedThrowingContinuation { (continuation: CheckedContinuation<Value?, any Error>) in
            end.withLockedValue { $0 = { continuation.resume(returning: nil) } }
            Task {
                let result: Result<Value?, any Error>
                do { result = .success(try await work()) } catch { result = .failure(error) }
                continuation.resume(with: result)
            }
        }
    }

    /// Ends the process, as seen from inside it: this never returns.
    func happen() async {
        end.withLockedValue { $0 }?()
        await withUnsafeContinuation { (_: UnsafeContinuation<Void, Never>) in }
    }
}
