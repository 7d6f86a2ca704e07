import Engine
import FoundationEssentials
import Messaging
import NIOConcurrencyHelpers

/// What this process has lately written, in plain form: whoever needs it again, mostly a moment later, need not decrypt
/// and decode it.
///
/// A row of inbox or outbox is never changed once it is written, so what is kept of it stays true; whether the row is
/// still there, only the database knows. A state may be changed by another process: it is kept with its ciphertext, of
/// which no two are the same.
final class FreshValues<M: Machine>: Sendable {
    private let kept = NIOLockedValueBox(Written())

    /// Values by the numbers of their rows.
    struct Written: Sendable {
        var events: [Int64: M.Event] = [:]
        var outgoing: [Int64: Outgoing] = [:]
        /// By the numbers of conversations.
        var states: [Int64: KeptState] = [:]

        var isEmpty: Bool { events.isEmpty && outgoing.isEmpty && states.isEmpty }
    }

    /// A state and what is stored of it.
    struct KeptState: Sendable {
        var sealed: Data
        var state: M.State
    }

    /// What one transaction writes. It counts once that is committed: the numbers of rows that were undone are given
    /// again.
    final class Draft {
        var written = Written()
        /// The numbers last given to rows, by table.
        var lastRows: [String: Int64] = [:]
    }

    /// With more than this the older are forgotten: rows that others took out would gather for ever.
    private static var most: Int { 4096 }

    /// Keeps what a transaction wrote that was committed.
    func keep(_ new: Written) {
        guard !new.isEmpty else { return }
        kept.withLockedValue { kept in
            Self.add(new.events, to: &kept.events)
            Self.add(new.outgoing, to: &kept.outgoing)
            Self.add(new.states, to: &kept.states)
        }
    }

    /// Gives out the event of a row, once.
    func takeEvent(_ row: Int64) -> M.Event? {
        kept.withLockedValue { $0.events.removeValue(forKey: row) }
    }

    /// Gives out what is to be sent by a row, once.
    func takeOutgoing(_ row: Int64) -> Outgoing? {
        kept.withLockedValue { $0.outgoing.removeValue(forKey: row) }
    }

    /// The state of a conversation, if that is what is stored.
    func state(of conversation: Int64, sealed: Data) -> M.State? {
        kept.withLockedValue { kept in
            guard let known = kept.states[conversation], known.sealed == sealed else { return nil }
            return known.state
        }
    }

    /// Forgets the state of a conversation.
    func dropState(of conversation: Int64) {
        kept.withLockedValue { $0.states[conversation] = nil }
    }

    private static func add<Value>(_ new: [Int64: Value], to kept: inout [Int64: Value]) {
        if kept.count + new.count > most { kept.removeAll() }
        kept.merge(new) { _, newer in newer }
    }
}
