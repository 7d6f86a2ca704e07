public import Domain
public import Messaging

/// A finite-state machine that the engine drives: one state for each conversation, moved by events.
///
/// The engine stores states, events and jobs as JSON. A machine does no input or output of its own: what a step needs
/// to know from the store it asks for beforehand by a query, and what it wants done it returns as values.
public protocol Machine: Sendable {
    /// What a conversation is in the middle of.
    associatedtype State: Codable & Sendable
    /// What can happen.
    associatedtype Event: Codable & Sendable
    /// What a step may need to know from the store.
    associatedtype Query: Sendable
    /// What the store says to that.
    associatedtype Answer: Sendable
    /// What can happen to the data that is kept.
    associatedtype Change: Sendable
    /// Slow work to be done later.
    associatedtype Job: JobDescription where Job.Event == Event

    /// The state of a conversation in which nothing has happened yet.
    var start: State { get }

    /// The state of a conversation whose stored state cannot be read: what was under way is lost, and the machine
    /// says so at the next step.
    var resumed: State { get }

    /// The event that an arrival is.
    func event(of arrival: Arrival) -> Event

    /// The event that the channel's refusal of a tagged delivery is; none if nothing follows from it.
    func event(ofRefused tag: DeliveryTag) -> Event?

    /// Whether an event counts on its own: what a person sent before the conversation was forgotten, but which comes
    /// after that in line, begins a new one. What came of the conversation's own work is forgotten with it.
    func beginsAnew(_ event: Event) -> Bool

    /// What the step for an event needs to know, if anything.
    func query(for event: Event, in state: State) -> Query?

    /// Moves on by one event.
    func step(_ state: State, _ event: Event, in situation: Situation<Answer>) -> Step<Self>
}

extension Machine {
    /// Nothing follows: for machines that tag no delivery.
    public func event(ofRefused tag: DeliveryTag) -> Event? { nil }
}

/// What a step is told besides state and event.
public struct Situation<Answer: Sendable>: Sendable {
    /// The number of the event, never given twice; new things can be named after it.
    public var event: Int64
    /// The conversation.
    public var conversation: ConversationID
    /// Where it takes place.
    public var address: Address
    /// The moment of the step.
    public var now: Timestamp
    /// The answer to the machine's query, if it had one.
    public var answer: Answer?

    /// Describes a situation.
    public init(event: Int64, conversation: ConversationID, address: Address, now: Timestamp, answer: Answer?) {
        self.event = event
        self.conversation = conversation
        self.address = address
        self.now = now
        self.answer = answer
    }
}

/// What one event leads to. All but `passing` is committed in one transaction, or nothing is.
public struct Step<M: Machine>: Sendable {
    /// The state from now on; none to forget the conversation with everything that is kept about it.
    public var state: M.State?
    /// What happens to the data that is kept, in order.
    public var changes: [M.Change] = []
    /// What is sent to the chat, in order.
    public var outgoing: [Outgoing] = []
    /// Work to be done later, and timers. One with the key of a waiting one takes its place.
    public var jobs: [JobOrder<M.Job>] = []
    /// Keys of jobs that are no longer wanted.
    public var cancelled: [String] = []
    /// What is told to other conversations. What tells it must know that they are there.
    public var told: [(conversation: ConversationID, event: M.Event)] = []
    /// What is told to whoever is at an address, whether or not they have ever been there.
    public var hailed: [(address: Address, event: M.Event)] = []
    /// What is shown in passing once the step is committed.
    public var passing: [Passing] = []

    /// A step that only moves to a state.
    public init(state: M.State?) {
        self.state = state
    }
}

/// The number of a conversation.
public struct ConversationID: Hashable, Codable, Sendable, RawRepresentable {
    /// The number.
    public let rawValue: Int64

    /// Takes a number.
    public init(rawValue: Int64) { self.rawValue = rawValue }
}
