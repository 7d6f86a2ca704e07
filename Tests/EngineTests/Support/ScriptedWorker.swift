import Engine
import Messaging

/// A worker that does what a test says and remembers what it was given.
final class ScriptedWorker: JobWorker {
    typealias Job = Parrot.Job
    typealias Report = @Sendable (Parrot.Event) async -> Void

    let kinds: Set<String> = ["work"]
    let channels: Set<Channel>?
    /// Names of the jobs it began, with the attempt: `name 1`.
    let begun = Watched([String]())
    private let work: @Sendable (JobInHand<Job>, Report) async -> JobOutcome<Parrot.Event>

    init(
        on channels: Set<Channel>? = nil,
        _ work: @escaping @Sendable (JobInHand<Job>, Report) async -> JobOutcome<Parrot.Event>
    ) {
        self.channels = channels
        self.work = work
    }

    /// A worker whose jobs succeed at once.
    convenience init(on channels: Set<Channel>? = nil) {
        self.init(on: channels) { job, _ in .ended(.happened("did \(job.job.name)")) }
    }

    func perform(_ job: JobInHand<Job>, report: Report) async -> JobOutcome<Parrot.Event> {
        begun.change { $0.append("\(job.job.name) \(job.attempt)") }
        return await work(job, report)
    }
}
