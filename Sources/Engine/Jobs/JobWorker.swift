public import Messaging

/// Does slow work: fetches, decodes, asks models. One worker serves some kinds of job.
public protocol JobWorker<Job>: Sendable {
    /// The jobs of the machine it works for.
    associatedtype Job: JobDescription

    /// The kinds it takes.
    var kinds: Set<String> { get }

    /// Does a job.
    ///
    /// It may be done again after it was done, when a process dies before the result is committed; so what it leaves
    /// behind must be the same the second time.
    func perform(_ job: Job, for conversation: ConversationID, at address: Address, attempt: Int) async
        -> JobOutcome<Job.Event>
}

/// What became of a job.
public enum JobOutcome<Event: Sendable>: Sendable {
    /// It is over, and this is what happened.
    case ended(Event)
    /// Worth another attempt after a time; until then, this may have to be said.
    case postponed(for: Duration, Event?)
}
