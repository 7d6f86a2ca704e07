import Dispatch
import NIOConcurrencyHelpers

/// Work that keeps a processor busy for long: done on a queue of its own, not on the threads that all tasks share, and
/// given up as soon as nobody waits for it any more.
enum LongWork {
    private static let queue = DispatchQueue(label: "dvoinik.long-work", attributes: .concurrent)

    /// Does the work and waits for its end.
    ///
    /// - Parameter work: Is given a check that throws `CancellationError` once the task is cancelled. It has to make it
    ///   several times a second: whoever waits does so until the work ends.
    static func run<Success: Sendable>(
        _ work: @escaping @Sendable (_ checkCancellation: () throws -> Void) throws -> Success
    ) async throws -> Success {
        let isCancelled = NIOLockedValueBox(false)
        return try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { continuation in
                queue.async {
                    let result = Result {
                        try work { if isCancelled.withLockedValue({ $0 }) { throw CancellationError() } }
                    }
                    continuation.resume(with: result)
                }
            }
        } onCancel: {
            isCancelled.withLockedValue { $0 = true }
        }
    }
}
