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
