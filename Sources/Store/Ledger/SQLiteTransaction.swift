public import Engine
import FoundationEssentials
import GRDB
package import Messaging

/// One transaction of a ledger in SQLite.
public struct SQLiteTransaction<M: Machine, T: Tables>: LedgerTransaction
where T.Query == M.Query, T.Answer == M.Answer, T.Change == M.Change {
    let db: Database
    let tables: T
    let sealer: Sealer
    let fresh: FreshValues<M>
    let draft = FreshValues<M>.Draft()

    func execute(_ sql: String, _ arguments: StatementArguments) throws {
        try db.cachedStatement(sql: sql).execute(arguments: arguments)
    }

    func fetchOne<Value: DatabaseValueConvertible & StatementColumnConvertible>(
        _ type: Value.Type = Value.self, _ sql: String, _ arguments: StatementArguments
    ) throws -> Value? {
        try Value.fetchOne(db.cachedStatement(sql: sql), arguments: arguments)
    }

    func fetchRows(_ sql: String, _ arguments: StatementArguments) throws -> [Row] {
        try Row.fetchAll(db.cachedStatement(sql: sql), arguments: arguments)
    }

    /// What a ciphertext says; none where it cannot be read. That the database fails is another matter, and thrown.
    func readable<Value: Decodable>(
        _ type: Value.Type, _ sealed: Data, at place: FieldCipher.Place, of conversation: Int64
    ) throws -> Value? {
        do {
            return try sealer.open(type, sealed, at: place, of: conversation)
        } catch let failure as StoreFailure where failure.isOfOneValue {
            return nil
        } catch is DecodingError {
            return nil
        }
    }

    /// The number that the next row of a table with `AUTOINCREMENT` gets. Ciphertexts are bound to their row's number,
    /// so it must be known before the row is there.
    func nextRow(of table: String) throws -> Int64 {
        let last =
            try draft.lastRows[table]
            ?? fetchOne(Int64.self, "SELECT seq FROM sqlite_sequence WHERE name = ?", [table]) ?? 0
        draft.lastRows[table] = last + 1
        return last + 1
    }
}

// MARK: Conversations

extension SQLiteTransaction {
    public func state(of conversation: ConversationID) throws -> StoredState<M.State> {
        let id = conversation.rawValue
        guard let sealed = try fetchOne(Data.self, "SELECT state FROM conversations WHERE id = ?", [id]) else {
            return .none
        }
        if let known = fresh.state(of: id, sealed: sealed) { return .state(known) }
        do {
            return .state(try sealer.open(M.State.self, sealed, at: statePlace(id), of: id))
        } catch is DecodingError {
            return .unreadable
        }
    }

    public func setState(_ state: M.State, of conversation: ConversationID) throws {
        let id = conversation.rawValue
        let sealed = try sealer.seal(state, at: statePlace(id), of: id)
        try execute("UPDATE conversations SET state = ? WHERE id = ?", [sealed, id])
        draft.written.states[id] = .init(sealed: sealed, state: state)
    }

    public func answer(_ query: M.Query, about conversation: ConversationID) throws -> M.Answer {
        try tables.answer(query, about: conversation.rawValue, in: db, sealer)
    }

    public func apply(_ change: M.Change, to conversation: ConversationID) throws {
        try tables.apply(change, to: conversation.rawValue, in: db, sealer)
    }

    public func forget(_ conversation: ConversationID, unless beginsAnew: (M.Event) -> Bool) throws {
        let behind = try waiting(in: conversation).filter { beginsAnew($0.event) }
        try execute("DELETE FROM conversations WHERE id = ?", [conversation.rawValue])
        sealer.changes.forget()
        fresh.dropState(of: conversation.rawValue)
        for event in behind { try restore(event) }
    }

    /// The conversation at an address, begun where there is none.
    package func conversation(at address: Address) throws -> Int64 {
        if let known = try fetchOne(
            Int64.self, "SELECT id FROM conversations WHERE channel = ? AND chat = ?",
            [address.channel.rawValue, address.chat])
        {
            return known
        }
        try execute(
            "INSERT INTO conversations (channel, chat) VALUES (?, ?)", [address.channel.rawValue, address.chat])
        let new = db.lastInsertedRowID
        sealer.changes.begin(new)
        return new
    }

    private func statePlace(_ conversation: Int64) -> FieldCipher.Place {
        FieldCipher.Place(column: "conversations.state", row: conversation)
    }
}
