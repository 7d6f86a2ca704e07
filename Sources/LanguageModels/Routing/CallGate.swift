import Domain
import NIOConcurrencyHelpers

/// Lets only so many calls go to a server at once, in a fair order.
final class CallGate: Sendable {
    private let state: NIOLockedValueBox<State>

    private struct State: Sendable {
        var queue: FairQueue<PersonID?>
        var waiters: [Int: CheckedContinuation<Bool, Never>] = [:]
    }

    /// Makes a gate that so many may pass at once.
    init(limit: Int) {
        state = NIOLockedValueBox(State(queue: FairQueue(limit: limit)))
    }

    /// How many calls are under way, and how many wait.
    var load: (underWay: Int, waiting: Int) {
        state.withLockedValue { ($0.queue.count, $0.queue.waitingCount) }
    }

    /// Waits for one's turn. Whoever got it must leave again.
    ///
    /// - Returns: Whether it is one's turn; not so where the task was cancelled first.
    func enter(_ owner: PersonID?) async -> Bool {
        let ticket = state.withLockedValue { $0.queue.ticket() }
        return await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let answer: Bool? = state.withLockedValue { state in
                    if Task.isCancelled { return false }
                    if state.queue.come(ticket, owner) { return true }
                    state.waiters[ticket] = continuation
                    return nil
                }
                if let answer { continuation.resume(returning: answer) }
            }
        } onCancel: {
            giveUp(ticket)
        }
    }

    /// Makes room for the next one.
    func leave(_ owner: PersonID?) {
        let next = state.withLockedValue { state in
            state.queue.leave(owner).flatMap { state.waiters.removeValue(forKey: $0) }
        }
        next?.resume(returning: true)
    }

    private func giveUp(_ ticket: Int) {
        let waiter = state.withLockedValue { state in
            state.queue.giveUp(ticket) ? state.waiters.removeValue(forKey: ticket) : nil
        }
        waiter?.resume(returning: false)
    }
}
