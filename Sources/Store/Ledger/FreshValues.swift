import Engine
import Messaging
import NIOConcurrencyHelpers

/// What this process has lately put into inbox and outbox, in plain form: whoever takes it out again, mostly a moment
/// later, need not decrypt and decode it. A row is never changed once it is written, so what is kept of it stays true;
/// whether the row is still there, only the database knows.
final class FreshValues<M: Machine>: Sendable {
    private let kept = NIOLockedValueBox(Written())

    /// Values by the numbers of their rows.
    struct Written: Sendable {
        var events: [Int64: M.Event] = [:]
        var outgoing: [Int64: Outgoing] = [:]
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
        guard !new.events.isEmpty || !new.outgoing.isEmpty else { return }
        kept.withLockedValue { kept in
            Self.add(new.events, to: &kept.events)
            Self.add(new.outgoing, to: &kept.outgoing)
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

    private static func add<Value>(_ new: [Int64: Value], to kept: inout [Int64: Value]) {
        if kept.count + new.count > most { kept.removeAll() }
        kept.merge(new) { _, newer in newer }
    }
}
