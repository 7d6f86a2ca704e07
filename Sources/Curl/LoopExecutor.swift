/// Runs tasks on the thread of a client's event loop, so that what is short and mostly waits for the network, such as
/// sending many small requests, never hops between threads. While such a task computes, all transfers wait.
final class LoopExecutor: TaskExecutor {
    private let mailbox: Mailbox

    init(mailbox: Mailbox) {
        self.mailbox = mailbox
    }

    func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        // A loop that has ended runs nothing more, but a task has to end.
        guard !mailbox.submit(job) else { return }
        globalConcurrentExecutor.enqueue(job)
    }
}
