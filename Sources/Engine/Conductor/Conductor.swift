import Domain
public import Logging
public import Messaging

/// Moves conversations on: takes events from the inbox in order, steps the machine, and commits what follows.
///
/// Events are taken in batches, a transaction each, and every event of a batch is either wholly in that transaction
/// or not at all. A step does nothing slow, so one conductor keeps up with all conversations, and events of one
/// conversation can never overtake each other. Several processes may each run a conductor on one ledger: the
/// transaction decides which of them gets an event.
public struct Conductor<L: Ledger>: Sendable {
    private let ledger: L
    private let machine: L.M
    private let clock: any WallClock
    private let logger: Logger

    /// How many events one transaction takes at the most.
    public static var batch: Int { 128 }

    /// Makes a conductor.
    public init(ledger: L, machine: L.M, clock: any WallClock, logger: Logger) {
        self.ledger = ledger
        self.machine = machine
        self.clock = clock
        self.logger = logger
    }

    /// What one batch did.
    public struct Report: Sendable {
        /// How many events were taken out of the inbox.
        public var events = 0
        /// How many of them no step could be made for.
        public var setAside = 0
        /// What is to be shown in passing now, by chat.
        public var passing: [(address: Address, passing: Passing)] = []
        /// Whether anything was put in line for delivery.
        public var hasOutgoing = false
        /// Whether any job was ordered.
        public var hasJobs = false
    }

    /// Takes one batch. A report of no events means the inbox is empty.
    ///
    /// Where an event of the batch turns out to be impossible, nothing of the batch is committed; then a single event
    /// is taken, and put aside if it is the impossible one.
    public func tick() async throws -> Report {
        do {
            return try await take(atMost: Self.batch)
        } catch let fault where ledger.isFaultOfEvent(fault) {
            return try await takeOne()
        }
    }

    private func take(atMost limit: Int) async throws -> Report {
        let now = clock.now
        return try await ledger.write { transaction in
            var report = Report()
            for entry in try transaction.events(limit: limit) {
                report.events += 1
                guard let event = entry.event else {
                    try setAside(entry, reason: "it cannot be read", at: now, in: transaction, reporting: &report)
                    continue
                }
                try transaction.removeEvent(entry.id)
                let goesOn = try perform(event, of: entry, at: now, in: transaction, reporting: &report)
                // Those behind may have been of the conversation that was forgotten: they are looked at anew.
                if !goesOn { break }
            }
            return report
        }
    }

    private func takeOne() async throws -> Report {
        do {
            return try await take(atMost: 1)
        } catch let fault where ledger.isFaultOfEvent(fault) {
            let (now, reason) = (clock.now, Self.reason(fault))
            return try await ledger.write { transaction in
                var report = Report()
                for entry in try transaction.events(limit: 1) {
                    report.events += 1
                    try setAside(entry, reason: reason, at: now, in: transaction, reporting: &report)
                }
                return report
            }
        }
    }

    /// What is told of a fault: nothing that quotes a value, which may be a person's words.
    private static func reason(_ fault: any Error) -> String {
        fault is DecodingError || fault is EncodingError ? "a value cannot be written or read" : "\(fault)"
    }

    private func setAside(
        _ entry: InboxEntry<L.M.Event>, reason: String, at now: Timestamp, in transaction: L.Transaction,
        reporting report: inout Report
    ) throws {
        logger.error(
            "event set aside",
            metadata: ["event": "\(entry.id)", "conversation": "\(entry.conversation.rawValue)", "reason": "\(reason)"])
        try transaction.setAside(entry.id, reason: reason, now: now)
        report.setAside += 1
    }

    /// Returns whether the conversation goes on.
    private func perform(
        _ event: L.M.Event, of entry: InboxEntry<L.M.Event>, at now: Timestamp, in transaction: L.Transaction,
        reporting report: inout Report
    ) throws -> Bool {
        let conversation = entry.conversation
        let state = try state(of: conversation, in: transaction)
        let answer = try machine.query(for: event, in: state).map {
            try transaction.answer($0, about: conversation)
        }
        let situation = Situation(
            event: entry.id, conversation: conversation, address: entry.address, now: now, answer: answer)
        let step = machine.step(state, event, in: situation)
        try commit(step, of: entry, at: now, in: transaction)
        report.passing += step.passing.map { (entry.address, $0) }
        report.hasOutgoing = report.hasOutgoing || !step.outgoing.isEmpty
        report.hasJobs = report.hasJobs || !step.jobs.isEmpty
        return step.state != nil
    }

    private func commit(
        _ step: Step<L.M>, of entry: InboxEntry<L.M.Event>, at now: Timestamp, in transaction: L.Transaction
    ) throws {
        let conversation = entry.conversation
        for change in step.changes { try transaction.apply(change, to: conversation) }
        for (other, event) in step.told { try transaction.addEvent(event, to: other, now: now) }
        for (address, event) in step.hailed { try transaction.addEvent(event, at: address, now: now) }
        if let state = step.state {
            try transaction.setState(state, of: conversation)
            for key in step.cancelled { try transaction.cancelJob(key: key, of: conversation) }
            for order in step.jobs { try transaction.order(order, for: conversation, now: now) }
        } else {
            try transaction.forget(conversation, unless: machine.beginsAnew)
        }
        for outgoing in step.outgoing {
            try transaction.send(
                outgoing, to: entry.address, conversation: step.state == nil ? nil : conversation, now: now)
        }
    }

    private func state(of conversation: ConversationID, in transaction: L.Transaction) throws -> L.M.State {
        switch try transaction.state(of: conversation) {
        case .state(let state): return state
        case .none: return machine.start
        case .unreadable:
            logger.error("state reset", metadata: ["conversation": "\(conversation.rawValue)"])
            return machine.resumed
        }
    }
}
