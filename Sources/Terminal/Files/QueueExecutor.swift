import Dispatch

/// Runs an actor on a queue of its own, so that its calls may block without holding up the cooperative pool.
final class QueueExecutor: SerialExecutor {
    private let queue: DispatchQueue

    /// Makes an executor whose queue goes by a name in debuggers.
    init(_ label: String) {
        queue = DispatchQueue(label: label)
    }

    func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        queue.async { job.runSynchronously(on: self.asUnownedSerialExecutor()) }
    }
}
