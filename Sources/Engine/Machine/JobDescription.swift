public import Domain

/// Work that a step orders, as data.
public protocol JobDescription: Codable, Sendable {
    /// The events of the machine that orders it.
    associatedtype Event

    /// The name of its kind, by which workers choose their work.
    var kind: String { get }

    /// For a timer, the event when it rings; such a job needs no worker.
    var ring: Event? { get }

    /// A word for what became of a job that ended with an event, for the metrics.
    static func outcome(of event: Event) -> String
}

extension JobDescription {
    public static func outcome(of event: Event) -> String { "done" }
}

/// A job that a step orders.
public struct JobOrder<Job: Sendable>: Sendable {
    /// What is to be done.
    public var job: Job
    /// Names it within its conversation: a later order with the same key takes its place.
    public var key: String
    /// Not before this moment; none for at once.
    public var due: Timestamp?

    /// Orders a job.
    public init(_ job: Job, key: String, due: Timestamp? = nil) {
        self.job = job
        self.key = key
        self.due = due
    }
}

extension JobOrder: Equatable where Job: Equatable {}
