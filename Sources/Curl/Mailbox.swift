import CCurl
import Glibc
import NIOConcurrencyHelpers
import Synchronization

/// Where tasks leave work for the event loop's thread.
///
/// The thread is woken only when it sleeps, so that under load a call costs no system call here.
final class Mailbox: Sendable {
    /// Readable when the loop has to look; the loop watches it edge-triggered and never reads it.
    let wakeUp: Int32
    private let lastID = Atomic<UInt64>(0)
    private let state = NIOLockedValueBox(State())

    private struct State {
        var batch = Batch()
        /// Whether the next word left here has to wake the loop.
        var isLoopAsleep = true
    }

    /// What gathered since the loop last looked.
    struct Batch: Sendable {
        var calls: [Call] = []
        var cancellations: [UInt64] = []
        var jobs: [UnownedJob] = []
        /// Set for good once the mailbox is closed: what every call in flight and to come ends with.
        var closing: HTTPFailure?

        var isEmpty: Bool { calls.isEmpty && cancellations.isEmpty && jobs.isEmpty }

        mutating func removeAll() {
            calls.removeAll(keepingCapacity: true)
            cancellations.removeAll(keepingCapacity: true)
            jobs.removeAll(keepingCapacity: true)
        }
    }

    init() {
        wakeUp = eventfd(0, Int32(EFD_CLOEXEC | EFD_NONBLOCK))
    }

    deinit {
        if wakeUp >= 0 { Glibc.close(wakeUp) }
    }

    /// A name for the next call.
    func nextID() -> UInt64 {
        lastID.wrappingAdd(1, ordering: .relaxed).newValue
    }

    /// Hands a call to the loop; once the mailbox is closed the call ends here.
    func submit(_ call: Call) {
        let closing = post { batch in
            if batch.closing == nil { batch.calls.append(call) }
            return batch.closing
        }
        if let closing { call.continuation.resume(returning: .failure(closing)) }
    }

    /// Hands a task's next step to the loop. Returns whether the loop will run it.
    func submit(_ job: UnownedJob) -> Bool {
        post { batch in
            if batch.closing == nil { batch.jobs.append(job) }
            return batch.closing == nil
        }
    }

    /// Asks for the end of a call. One that is over already is left alone.
    func cancel(_ id: UInt64) {
        post { $0.cancellations.append(id) }
    }

    /// Ends all calls, those to come as well. The first reason given stands.
    func close(_ reason: HTTPFailure) {
        post { $0.closing = $0.closing ?? reason }
    }

    /// Closes the mailbox for want of a loop: what gathered so far is ended here.
    func giveUp(_ reason: HTTPFailure) {
        close(reason)
        var batch = Batch()
        take(into: &batch)
        for call in batch.calls { call.continuation.resume(returning: .failure(reason)) }
        for job in batch.jobs { globalConcurrentExecutor.enqueue(job) }
    }

    /// Exchanges what gathered for an emptied batch. Where nothing gathered, the next word left here wakes the loop.
    func take(into batch: inout Batch) {
        batch.removeAll()
        state.withLockedValue { state in
            batch.closing = state.batch.closing
            swap(&state.batch, &batch)
            state.isLoopAsleep = batch.isEmpty && batch.closing == nil
        }
    }

    private func post<Answer: Sendable>(_ change: (inout Batch) -> Answer) -> Answer {
        let (answer, wakes) = state.withLockedValue { state in
            defer { state.isLoopAsleep = false }
            return (change(&state.batch), state.isLoopAsleep)
        }
        if wakes { eventfd_write(wakeUp, 1) }
        return answer
    }
}
