public import Messaging

/// Does slow work: fetches, decodes, asks models. One worker serves some kinds of job.
public protocol JobWorker<Job>: Sendable {
    /// The jobs of the machine it works for.
    associatedtype Job: JobDescription

    /// The kinds it takes.
    var kinds: Set<String> { get }

    /// The channels for whose conversations it can do them; nil where it is the same to it, as usual. Jobs of other
    /// channels are left to the processes that serve those.
    var channels: Set<Channel>? { get }

    /// Does a job.
    ///
    /// It may be done again after it was done, when a process dies before the result is committed; so what it leaves
    /// behind must be the same the second time.
    ///
    /// - Parameter report: Puts an event into the inbox while the job goes on, to tell how far it has come.
    func perform(_ job: JobInHand<Job>, report: @Sendable (Job.Event) async -> Void) async -> JobOutcome<Job.Event>
}

extension JobWorker {
    public var channels: Set<Channel>? { nil }
}

/// A job as a worker gets it.
public struct JobInHand<Job: Sendable>: Sendable {
    /// What is to be done.
    public var job: Job
    /// The conversation it is done for.
    public var conversation: ConversationID
    /// Where that takes place.
    public var address: Address
    /// Which attempt this is, from 1.
    public var attempt: Int

    /// Hands a job over.
    public init(job: Job, conversation: ConversationID, address: Address, attempt: Int) {
        self.job = job
        self.conversation = conversation
        self.address = address
        self.attempt = attempt
    }
}

/// What became of a job.
public enum JobOutcome<Event: Sendable>: Sendable {
    /// It is over, and this is what happened.
    case ended(Event)
    /// It is over, and nothing happened that a step would have to be made for.
    case done
    /// Worth another attempt after a time; until then, this may have to be said.
    case postponed(for: Duration, Event?)
}
