import Crypto
import FoundationEssentials
import GRDB
import NIOConcurrencyHelpers

/// The data keys of conversations, each wrapped by the master key in the table `data_keys`, unwrapped keys kept in a
/// bounded cache.
final class KeyRing: Sendable {
    private let master: FieldCipher
    private let cache = NIOLockedValueBox([Int64: FieldCipher]())

    /// When the cache holds more it is emptied: unwrapping again costs microseconds.
    private static let mostCached = 10_000

    init(master: MasterKey) {
        self.master = FieldCipher(key: master.key)
    }

    /// The cipher of a conversation.
    func cipher(of conversation: Int64, in db: Database) throws -> FieldCipher {
        if let known = cache.withLockedValue({ $0[conversation] }) { return known }
        let statement = try db.cachedStatement(sql: "SELECT wrapped FROM data_keys WHERE conversation = ?")
        guard let wrapped = try Data.fetchOne(statement, arguments: [conversation]) else {
            throw StoreFailure.missingDataKey(conversation: conversation)
        }
        let cipher = FieldCipher(key: try unwrapped(wrapped, of: conversation, in: db))
        remember(cipher, of: conversation)
        return cipher
    }

    /// Makes the key of a new conversation.
    ///
    /// - Throws: `StoreFailure.wrongMasterKey` where another process has changed the master key meanwhile.
    func makeKey(of conversation: Int64, in db: Database) throws {
        try check(in: db)
        let key = SymmetricKey(size: .bits256)
        let wrapped = try key.withUnsafeBytes { try master.seal(Data($0), at: Self.place(conversation)) }
        try db.cachedStatement(sql: "INSERT INTO data_keys (conversation, wrapped) VALUES (?, ?)")
            .execute(arguments: [conversation, wrapped])
        remember(FieldCipher(key: key), of: conversation)
        // The number of a conversation whose beginning is undone is given out again, and then with another key.
        db.afterNextTransaction(onCommit: { _ in }, onRollback: { _ in self.drop(conversation) })
    }

    /// Forgets the unwrapped key of a conversation.
    func drop(_ conversation: Int64) {
        cache.withLockedValue { $0[conversation] = nil }
    }

    /// Makes sure that the master key is the one the data was encrypted with, and remembers a first one.
    ///
    /// - Throws: `StoreFailure.wrongMasterKey`.
    func check(in db: Database) throws {
        let place = FieldCipher.Place(column: "master_key_check.sealed", row: 1)
        if let sealed = try Data.fetchOne(db, sql: "SELECT sealed FROM master_key_check") {
            guard (try? master.open(sealed, at: place)) != nil else { throw StoreFailure.wrongMasterKey }
        } else {
            let sealed = try master.seal(Data("dvoinik".utf8), at: place)
            try db.execute(sql: "INSERT INTO master_key_check VALUES (1, ?)", arguments: [sealed])
        }
    }

    /// Wraps all data keys by another master key.
    func rewrap(by new: MasterKey, in db: Database) throws {
        let next = KeyRing(master: new)
        for row in try Row.fetchAll(db, sql: "SELECT conversation, wrapped FROM data_keys") {
            let (conversation, wrapped): (Int64, Data) = (row[0], row[1])
            let key = try master.open(wrapped, at: Self.place(conversation))
            try db.execute(
                sql: "UPDATE data_keys SET wrapped = ? WHERE conversation = ?",
                arguments: [try next.master.seal(key, at: Self.place(conversation)), conversation])
        }
        try db.execute(sql: "DELETE FROM master_key_check")
        try next.check(in: db)
    }

    private func unwrapped(_ wrapped: Data, of conversation: Int64, in db: Database) throws -> SymmetricKey {
        do {
            return SymmetricKey(data: try master.open(wrapped, at: Self.place(conversation)))
        } catch {
            // Nothing is damaged where another process has changed the master key meanwhile.
            try check(in: db)
            throw error
        }
    }

    private func remember(_ cipher: FieldCipher, of conversation: Int64) {
        cache.withLockedValue { cache in
            if cache.count >= Self.mostCached { cache.removeAll() }
            cache[conversation] = cipher
        }
    }

    private static func place(_ conversation: Int64) -> FieldCipher.Place {
        FieldCipher.Place(column: "data_keys.wrapped", row: conversation)
    }
}
