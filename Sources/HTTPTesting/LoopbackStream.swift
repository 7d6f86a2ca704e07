import Foundation
import NIOConcurrencyHelpers

/// A body that a ``LoopbackServer`` sends piece by piece, as a test hands them over.
public final class LoopbackStream: Sendable {
    private let pieces = NIOLockedValueBox<[[UInt8]?]>([])
    private let isThere = DispatchSemaphore(value: 0)

    /// Makes a body of nothing so far.
    public init() {}

    /// Has a piece sent at once.
    public func send(_ text: String) {
        put(Array(text.utf8))
    }

    /// Ends the body, and the connection with it.
    public func finish() {
        put(nil)
    }

    private func put(_ piece: [UInt8]?) {
        pieces.withLockedValue { $0.append(piece) }
        isThere.signal()
    }

    /// Waits, on this thread, for the next piece; nil at the end.
    func next() -> [UInt8]? {
        isThere.wait()
        return pieces.withLockedValue { $0.removeFirst() }
    }
}
