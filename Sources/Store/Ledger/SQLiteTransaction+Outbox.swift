public import Domain
public import Engine
import FoundationEssentials
import GRDB
public import Messaging

extension SQLiteTransaction {
    public func send(
        _ outgoing: Outgoing, to address: Address, conversation: ConversationID?, now: Timestamp
    ) throws {
        if let conversation, try isUnreachable(conversation) { return }
        let id = try nextRow(of: "outbox")
        if let conversation, let key = outgoing.key?.name, outgoing.isEdit {
            try execute(
                "DELETE FROM outbox WHERE conversation = ? AND message_key = ? AND is_edit",
                [conversation.rawValue, key])
        }
        try execute(
            """
            INSERT INTO outbox (id, conversation, channel, chat, message_key, is_edit, payload, at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?)
            """,
            [
                id, conversation?.rawValue, address.channel.rawValue, address.chat, outgoing.key?.name,
                outgoing.isEdit, try payload(outgoing, of: conversation, row: id), now.milliseconds,
            ])
        draft.written.outgoing[id] = outgoing
    }

    public func line(on channel: Channel, chat: String?, after id: Int64, limit: Int) throws -> [OutboxTicket] {
        let filter = chat == nil ? "" : "AND chat = ?4"
        let arguments: StatementArguments = [channel.rawValue, id, limit] + (chat.map { [$0] } ?? [])
        return try fetchRows(
            "SELECT id, chat FROM outbox WHERE channel = ?1 AND id > ?2 \(filter) ORDER BY id LIMIT ?3", arguments
        ).map { OutboxTicket(id: $0[0], chat: $0[1]) }
    }

    public func delivery(_ id: Int64) throws -> Delivery? {
        let found = try fetchRows(
            """
            SELECT outbox.conversation, outbox.channel, outbox.chat, outbox.payload, sent_messages.message
            FROM outbox LEFT JOIN sent_messages
              ON sent_messages.conversation = outbox.conversation AND sent_messages.message_key = outbox.message_key
            WHERE outbox.id = ?
            """, [id])
        guard let row = found.first, let address = address(row[1], row[2]) else { return nil }
        let conversation = (row[0] as Int64?).map(ConversationID.init(rawValue:))
        let outgoing = try fresh.takeOutgoing(id) ?? outgoing(row[3], of: conversation, row: id)
        let target: MessageID? = outgoing.isEdit ? row[4] : nil
        return Delivery(id: id, conversation: conversation, address: address, outgoing: outgoing, target: target)
    }

    public func markDelivered(_ delivery: Delivery, as message: MessageID?) throws {
        try dropDelivery(delivery.id)
        guard let message, let conversation = delivery.conversation, let key = delivery.outgoing.key else { return }
        // Nothing to remember where the conversation was forgotten while its message was under way.
        try execute(
            """
            INSERT INTO sent_messages (conversation, message_key, message)
            SELECT id, ?, ? FROM conversations WHERE id = ?
            ON CONFLICT DO UPDATE SET message = excluded.message
            """, [key.name, message, conversation.rawValue])
    }

    public func dropDelivery(_ id: Int64) throws {
        try execute("DELETE FROM outbox WHERE id = ?", [id])
    }

    public func markUnreachable(_ address: Address, now: Timestamp) throws {
        let place: StatementArguments = [address.channel.rawValue, address.chat]
        try execute(
            "UPDATE conversations SET unreachable_since = ? WHERE channel = ? AND chat = ?",
            [now.milliseconds] + place)
        try execute("DELETE FROM outbox WHERE channel = ? AND chat = ?", place)
    }

    public func move(_ address: Address, to chat: String) throws {
        let change: StatementArguments = [chat, address.channel.rawValue, address.chat]
        // Where the new chat is known already, the old one is only a name for it.
        try execute("UPDATE OR IGNORE conversations SET chat = ? WHERE channel = ? AND chat = ?", change)
        try execute("UPDATE outbox SET chat = ? WHERE channel = ? AND chat = ?", change)
    }

    private func isUnreachable(_ conversation: ConversationID) throws -> Bool {
        try fetchOne(
            Int64.self, "SELECT unreachable_since FROM conversations WHERE id = ?", [conversation.rawValue]) != nil
    }

    /// What outlives its conversation has no key to be encrypted with; it holds no words of a person.
    private func payload(_ outgoing: Outgoing, of conversation: ConversationID?, row: Int64) throws -> Data {
        guard let conversation else { return try JSONEncoder().encode(outgoing) }
        return try sealer.seal(outgoing, at: outboxPlace(row), of: conversation.rawValue)
    }

    private func outgoing(_ payload: Data, of conversation: ConversationID?, row: Int64) throws -> Outgoing {
        guard let conversation else { return try JSONDecoder().decode(Outgoing.self, from: payload) }
        return try sealer.open(Outgoing.self, payload, at: outboxPlace(row), of: conversation.rawValue)
    }

    private func outboxPlace(_ id: Int64) -> FieldCipher.Place {
        FieldCipher.Place(column: "outbox.payload", row: id)
    }
}
