public import Domain
public import Messaging

/// The durable side of the engine: conversations, inbox, outbox and jobs, changed in transactions only.
public protocol Ledger<M>: Intake {
    /// The machine whose states, events and jobs are stored.
    associatedtype M: Machine
    /// What one transaction can do.
    associatedtype Transaction: LedgerTransaction<M>

    /// Runs a body in one transaction; a thrown error undoes all of it. A crash of the process undoes nothing. A loss of
    /// power may undo the newest transactions, from some point on: what led to them is still there, and is done again.
    func write<Result: Sendable>(_ body: @Sendable (Transaction) throws -> Result) async throws -> Result

    /// Runs a body that only looks.
    func read<Result: Sendable>(_ body: @Sendable (Transaction) throws -> Result) async throws -> Result

    /// Whether an error comes from one event alone, so that others may go on; not so where, say, the disk is full.
    func isFaultOfEvent(_ error: any Error) -> Bool
}

/// What one transaction of a ledger can do. Times are handed in, so that a test decides what time it is.
public protocol LedgerTransaction<M> {
    /// The machine whose states, events and jobs are stored.
    associatedtype M: Machine

    // MARK: Inbox

    /// The oldest events, at most so many, in the order of arrival.
    func events(limit: Int) throws -> [InboxEntry<M.Event>]
    /// Puts an event into the inbox.
    func addEvent(_ event: M.Event, to conversation: ConversationID, now: Timestamp) throws
    /// Puts an event into the inbox, of the conversation at an address.
    func addEvent(_ event: M.Event, at address: Address, now: Timestamp) throws
    /// Takes an event out of the inbox.
    func removeEvent(_ id: Int64) throws
    /// Puts an event aside that no step can be made for, with the reason, out of everybody's way.
    func setAside(_ id: Int64, reason: String, now: Timestamp) throws

    // MARK: Conversations

    /// The state of a conversation: none if nothing has happened in it yet.
    func state(of conversation: ConversationID) throws -> StoredState<M.State>
    /// Keeps the state of a conversation.
    func setState(_ state: M.State, of conversation: ConversationID) throws
    /// Answers a machine's query about a conversation.
    func answer(_ query: M.Query, about conversation: ConversationID) throws -> M.Answer
    /// Applies a change to what is kept about a conversation.
    func apply(_ change: M.Change, to conversation: ConversationID) throws
    /// Removes a conversation and everything that is kept about it, its key included. Events of it that are still in
    /// the inbox go with it, apart from those that begin a new one at the same address.
    func forget(_ conversation: ConversationID, unless beginsAnew: (M.Event) -> Bool) throws

    // MARK: Outbox

    /// Puts a message in line for a chat, unless the chat cannot be reached. Of edits to one message, only the last
    /// stays in line. Without a conversation it goes out even when the conversation is forgotten.
    func send(_ outgoing: Outgoing, to address: Address, conversation: ConversationID?, now: Timestamp) throws
    /// What stands in line on a channel, or for one chat of it, behind a given number, oldest first.
    func line(on channel: Channel, chat: String?, after id: Int64, limit: Int) throws -> [OutboxTicket]
    /// What a ticket stands for; none if it was overtaken meanwhile.
    func delivery(_ id: Int64) throws -> Delivery?
    /// Takes a delivered message out of the line and remembers which message it became.
    func markDelivered(_ delivery: Delivery, as message: MessageID?) throws
    /// Takes a message out of the line that can never be delivered.
    func dropDelivery(_ id: Int64) throws
    /// Remembers that a chat cannot be reached and takes all its messages out of the line.
    func markUnreachable(_ address: Address, now: Timestamp) throws
    /// Gives a chat its new name.
    func move(_ address: Address, to chat: String) throws

    // MARK: Jobs

    /// Orders a job for a conversation.
    func order(_ order: JobOrder<M.Job>, for conversation: ConversationID, now: Timestamp) throws
    /// Takes a waiting job back.
    func cancelJob(key: String, of conversation: ConversationID) throws
    /// Due jobs of a scope that nobody holds, oldest first, at most `perConversation` of one conversation (those of
    /// the same kinds under way counted), held by `owner` from now until `lease` is over.
    func claimJobs(
        _ scope: JobScope, limit: Int, perConversation: Int, owner: String, lease: Duration, now: Timestamp
    ) throws -> [ClaimedJob<M.Job>]
    /// Holds a claimed job for longer. Returns whether it is still this owner's.
    func extendLease(of job: Int64, owner: String, until: Timestamp) throws -> Bool
    /// Ends a claimed job. Returns whether it was still wanted, so that its result counts.
    func finishJob(_ id: Int64, owner: String) throws -> Bool
    /// Puts a claimed job back for another attempt at a later time.
    func postponeJob(_ id: Int64, owner: String, until: Timestamp) throws
    /// When the next job of a scope falls due; one that is held, not before its lease is over.
    func nextDue(_ scope: JobScope) throws -> Timestamp?
    /// Gives back what owners hold who are no longer there.
    func releaseLeases(except owners: Set<String>) throws
}

/// An event waiting in the inbox.
public struct InboxEntry<Event: Sendable>: Sendable {
    /// Its number, never given twice and rising in the order of arrival.
    public var id: Int64
    /// The conversation it belongs to.
    public var conversation: ConversationID
    /// Where that takes place.
    public var address: Address
    /// What happened; none if what is stored cannot be read.
    public var event: Event?

    /// Describes an entry.
    public init(id: Int64, conversation: ConversationID, address: Address, event: Event?) {
        self.id = id
        self.conversation = conversation
        self.address = address
        self.event = event
    }
}

/// The state of a conversation as it was found.
public enum StoredState<State: Sendable>: Sendable {
    /// Nothing has happened in it yet.
    case none
    /// It stands here.
    case state(State)
    /// What is stored cannot be read, as after a change of version.
    case unreadable
}

/// A place in the outbox's line: enough to decide when its turn is.
public struct OutboxTicket: Equatable, Sendable {
    /// Its number; lower numbers of one chat go first.
    public var id: Int64
    /// The chat it is for.
    public var chat: String

    /// Describes a place.
    public init(id: Int64, chat: String) {
        self.id = id
        self.chat = chat
    }
}

/// Something to deliver.
public struct Delivery: Equatable, Sendable {
    /// Its number.
    public var id: Int64
    /// The conversation it belongs to, if that is not forgotten.
    public var conversation: ConversationID?
    /// Where it goes.
    public var address: Address
    /// What is delivered.
    public var outgoing: Outgoing
    /// The message it edits or retracts, if that one was ever delivered.
    public var target: MessageID?

    /// Describes a delivery.
    public init(
        id: Int64, conversation: ConversationID?, address: Address, outgoing: Outgoing, target: MessageID?
    ) {
        self.id = id
        self.conversation = conversation
        self.address = address
        self.outgoing = outgoing
        self.target = target
    }
}

/// A job that a worker holds.
public struct ClaimedJob<Job: Sendable>: Sendable {
    /// Its number, never given twice.
    public var id: Int64
    /// The conversation it is done for.
    public var conversation: ConversationID
    /// Where that takes place.
    public var address: Address
    /// What is to be done; none if what is stored cannot be read.
    public var job: Job?
    /// Which attempt this is, from 1.
    public var attempt: Int

    /// Describes a job.
    public init(id: Int64, conversation: ConversationID, address: Address, job: Job?, attempt: Int) {
        self.id = id
        self.conversation = conversation
        self.address = address
        self.job = job
        self.attempt = attempt
    }
}
