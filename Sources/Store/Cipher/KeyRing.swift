import Crypto
import FoundationEssentials
import NIOConcurrencyHelpers

/// The data keys of conversations: wrapped by the master key in the key file, unwrapped ones in a bounded cache.
final class KeyRing: Sendable {
    let file: KeyFile
    private let master: MasterKey
    private let cache = NIOLockedValueBox([Int64: FieldCipher]())

    /// When the cache holds more it is emptied: unwrapping again costs microseconds.
    private static let mostCached = 10_000

    init(master: MasterKey, file: KeyFile) {
        self.master = master
        self.file = file
    }

    /// The cipher of a conversation that is committed.
    func cipher(of conversation: Int64) throws -> FieldCipher {
        if let known = cache.withLockedValue({ $0[conversation] }) { return known }
        guard let wrapped = try file.read({ try $0.key(of: conversation) }) else {
            throw StoreFailure.missingDataKey(conversation: conversation)
        }
        let cipher = FieldCipher(key: try unwrapped(wrapped, of: conversation))
        remember(cipher, of: conversation)
        return cipher
    }

    /// Writes the keys of conversations that are about to be committed, all of them at once.
    ///
    /// A key that stands there already is the leftover of a beginning that was undone after this, and nothing is kept
    /// under it: the number of such a conversation is given out again.
    ///
    /// - Throws: `StoreFailure.wrongMasterKey` where another process has changed the master key meanwhile.
    func keep(_ keys: [Int64: SymmetricKey]) throws {
        try file.write { table in
            try master.demandOpening(table.check())
            for (conversation, key) in keys.sorted(by: { $0.key < $1.key }) {
                try table.keep(master.wrap(key, of: conversation), of: conversation)
            }
        }
    }

    /// Destroys keys. What was kept under them cannot be read by anybody any more, wherever copies of it are.
    func destroyKeys(of conversations: some Sequence<Int64>) throws {
        try file.overwrite { table in
            for conversation in conversations { try table.destroyKey(of: conversation) }
        }
        cache.withLockedValue { cache in
            for conversation in conversations { cache[conversation] = nil }
        }
    }

    /// Makes sure that the master key is the one the data was encrypted with, and remembers a first one.
    ///
    /// - Throws: `StoreFailure.wrongMasterKey`.
    func claim() throws {
        try file.write { table in
            let check = try table.check()
            try master.demandOpening(check)
            if check == nil { try table.keepCheck(master.sealedCheck()) }
        }
    }

    /// Wraps all keys by another master key.
    func rewrap(by new: MasterKey) throws {
        try file.overwrite { table in
            try master.demandOpening(table.check())
            for (conversation, wrapped) in try table.keys() {
                let key = try master.unwrap(wrapped, of: conversation)
                try table.keep(new.wrap(key, of: conversation), of: conversation)
            }
            try table.keepCheck(new.sealedCheck())
        }
    }

    private func unwrapped(_ wrapped: Data, of conversation: Int64) throws -> SymmetricKey {
        do {
            return try master.unwrap(wrapped, of: conversation)
        } catch {
            // Nothing is damaged where another process has changed the master key meanwhile.
            try file.read { try master.demandOpening($0.check()) }
            throw error
        }
    }

    private func remember(_ cipher: FieldCipher, of conversation: Int64) {
        cache.withLockedValue { cache in
            if cache.count >= Self.mostCached { cache.removeAll() }
            cache[conversation] = cipher
        }
    }
}
