public import Domain
public import Engine
import FoundationEssentials
import GRDB
public import Messaging

extension SQLiteTransaction {
    /// Takes an arrival as an event, unless it was received before. A chat that writes can be reached again.
    func receive(_ event: M.Event, of arrival: Arrival, now: Timestamp) throws {
        try execute(
            "INSERT OR IGNORE INTO received (delivery_key, at) VALUES (?, ?)",
            [arrival.deliveryKey, now.milliseconds])
        guard db.changesCount > 0 else { return }
        let conversation = try conversation(at: arrival.address)
        if arrival.content != .blocked {
            try execute(
                "UPDATE conversations SET unreachable_since = NULL WHERE id = ? AND unreachable_since IS NOT NULL",
                [conversation])
        }
        try addEvent(event, to: ConversationID(rawValue: conversation), now: now)
    }

    public func events(limit: Int) throws -> [InboxEntry<M.Event>] {
        let rows = try fetchRows(
            """
            SELECT inbox.id, inbox.conversation, inbox.payload, conversations.channel, conversations.chat
            FROM inbox JOIN conversations ON conversations.id = inbox.conversation
            ORDER BY inbox.id LIMIT ?
            """, [limit])
        return try rows.compactMap { row in
            guard let address = address(row[3], row[4]) else { return nil }
            let (id, conversation): (Int64, Int64) = (row[0], row[1])
            let event =
                try fresh.takeEvent(id) ?? readable(M.Event.self, row[2], at: inboxPlace(id), of: conversation)
            return InboxEntry(
                id: id, conversation: ConversationID(rawValue: conversation), address: address, event: event)
        }
    }

    public func addEvent(_ event: M.Event, at address: Address, now: Timestamp) throws {
        try addEvent(event, to: ConversationID(rawValue: conversation(at: address)), now: now)
    }

    public func addEvent(_ event: M.Event, to conversation: ConversationID, now: Timestamp) throws {
        let id = try nextRow(of: "inbox")
        let payload = try sealer.seal(event, at: inboxPlace(id), of: conversation.rawValue)
        try execute(
            "INSERT INTO inbox (id, conversation, payload, at) VALUES (?, ?, ?, ?)",
            [id, conversation.rawValue, payload, now.milliseconds])
        draft.written.events[id] = event
    }

    /// What waits in the inbox of one conversation, as far as it can be read.
    func waiting(in conversation: ConversationID) throws -> [WaitingEvent<M.Event>] {
        let rows = try fetchRows(
            """
            SELECT inbox.id, inbox.payload, inbox.at, conversations.channel, conversations.chat
            FROM inbox JOIN conversations ON conversations.id = inbox.conversation
            WHERE inbox.conversation = ? ORDER BY inbox.id
            """, [conversation.rawValue])
        return try rows.compactMap { row in
            let id: Int64 = row[0]
            guard let address = address(row[3], row[4]),
                let event = try readable(M.Event.self, row[1], at: inboxPlace(id), of: conversation.rawValue)
            else { return nil }
            return WaitingEvent(id: id, event: event, address: address, at: row[2])
        }
    }

    /// Puts an event back in its place in the line, for whatever conversation there is now at its address.
    func restore(_ waiting: WaitingEvent<M.Event>) throws {
        let conversation = try conversation(at: waiting.address)
        let payload = try sealer.seal(waiting.event, at: inboxPlace(waiting.id), of: conversation)
        try execute(
            "INSERT INTO inbox (id, conversation, payload, at) VALUES (?, ?, ?, ?)",
            [waiting.id, conversation, payload, waiting.at])
    }

    public func removeEvent(_ id: Int64) throws {
        try execute("DELETE FROM inbox WHERE id = ?", [id])
    }

    public func setAside(_ id: Int64, reason: String, now: Timestamp) throws {
        try execute(
            """
            INSERT INTO set_aside (id, conversation, payload, reason, at)
            SELECT id, conversation, payload, ?, ? FROM inbox WHERE id = ?
            """, [reason, now.milliseconds, id])
        try removeEvent(id)
    }

    func address(_ channel: String, _ chat: String) -> Address? {
        Channel(rawValue: channel).map { Address(channel: $0, chat: chat) }
    }

    private func inboxPlace(_ id: Int64) -> FieldCipher.Place {
        FieldCipher.Place(column: "inbox.payload", row: id)
    }
}

/// An event of the inbox, apart from the conversation it was meant for.
struct WaitingEvent<Event> {
    var id: Int64
    var event: Event
    var address: Address
    /// When it came, in milliseconds since the Unix epoch.
    var at: Int64
}
