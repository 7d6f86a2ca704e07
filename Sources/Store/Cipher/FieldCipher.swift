import Crypto
import FoundationEssentials

/// Encrypts values under one key: AES-256 in Galois/Counter Mode (NIST SP 800-38D) with a random 96-bit nonce, stored
/// as nonce, ciphertext and 128-bit tag. The place of a value is authenticated with it, so that a ciphertext found in
/// another row or column does not open.
struct FieldCipher: Sendable {
    private let key: SymmetricKey

    init(key: SymmetricKey) {
        self.key = key
    }

    func seal(_ plain: some DataProtocol, at place: Place) throws -> Data {
        try seal(plain, authenticating: place.bytes)
    }

    func open(_ sealed: Data, at place: Place) throws -> Data {
        do {
            return try open(sealed, authenticating: place.bytes)
        } catch {
            throw place.damaged
        }
    }

    func seal(_ plain: some DataProtocol, authenticating place: [UInt8]) throws -> Data {
        let box = try AES.GCM.seal(plain, using: key, nonce: NonceSource.next(), authenticating: place)
        // A box with the usual nonce of 12 bytes always has this form.
        guard let combined = box.combined else { throw CryptoKitError.incorrectParameterSize }
        return combined
    }

    func open(_ sealed: Data, authenticating place: [UInt8]) throws -> Data {
        try AES.GCM.open(AES.GCM.SealedBox(combined: sealed), using: key, authenticating: place)
    }

    /// A value by which equals are found without being read: a keyed hash (HMAC-SHA-256) under a key derived from this
    /// one for a column (HKDF, RFC 5869), of which 128 bits are kept.
    func fingerprint(of plain: some DataProtocol, in column: StaticString) -> Data {
        let derived = column.withUTF8Buffer { name in
            HKDF<SHA256>.deriveKey(inputKeyMaterial: key, info: Array(name), outputByteCount: 32)
        }
        return Data(HMAC<SHA256>.authenticationCode(for: plain, using: derived).prefix(16))
    }

    /// Where a value stands.
    struct Place {
        /// Table and column: `inbox.payload`.
        var column: StaticString
        /// The number of the row.
        var row: Int64

        var bytes: [UInt8] {
            column.withUTF8Buffer { name in
                withUnsafeBytes(of: row.littleEndian) { number in Array(name) + Array(number) }
            }
        }

        var damaged: StoreFailure { .damagedValue(column: "\(column)", row: row) }
    }
}
