import Crypto
import FoundationEssentials

/// The key that wraps the data keys of all persons: 256 bits.
public struct MasterKey: Sendable {
    let key: SymmetricKey

    /// A new key, by chance.
    public init() {
        key = SymmetricKey(size: .bits256)
    }

    /// Reads a key written as base64.
    ///
    /// - Throws: `StoreFailure.malformedMasterKey` where that is not 32 bytes.
    public init(base64 text: String) throws(StoreFailure) {
        let trimmed = text.filter { !$0.isWhitespace }
        guard let bytes = Data(base64Encoded: trimmed), bytes.count == 32 else { throw .malformedMasterKey }
        key = SymmetricKey(data: bytes)
    }

    /// The key written as base64: a secret.
    public var base64: String {
        key.withUnsafeBytes { Data($0).base64EncodedString() }
    }
}

extension MasterKey {
    /// Wraps the data key of a conversation.
    func wrap(_ key: SymmetricKey, of conversation: Int64) throws -> Data {
        try key.withUnsafeBytes { try cipher.seal(Data($0), at: .dataKey(conversation)) }
    }

    /// Unwraps the data key of a conversation.
    ///
    /// - Throws: `StoreFailure.damagedValue` where it was not wrapped by this key, or for another conversation.
    func unwrap(_ wrapped: Data, of conversation: Int64) throws -> SymmetricKey {
        SymmetricKey(data: try cipher.open(wrapped, at: .dataKey(conversation)))
    }

    /// A known text under this key, by which a wrong key is told before it does harm.
    func sealedCheck() throws -> Data {
        try cipher.seal(Data("dvoinik".utf8), at: .masterKeyCheck)
    }

    /// Makes sure that this is the key of a known text, where there is one.
    ///
    /// - Throws: `StoreFailure.wrongMasterKey`.
    func demandOpening(_ check: Data?) throws {
        guard let check else { return }
        guard (try? cipher.open(check, at: .masterKeyCheck)) != nil else { throw StoreFailure.wrongMasterKey }
    }

    private var cipher: FieldCipher { FieldCipher(key: key) }
}

extension FieldCipher.Place {
    fileprivate static func dataKey(_ conversation: Int64) -> Self {
        .init(column: "data_keys.wrapped", row: conversation)
    }

    fileprivate static var masterKeyCheck: Self { .init(column: "master_key_check.sealed", row: 1) }
}
