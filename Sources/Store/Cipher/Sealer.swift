import FoundationEssentials

/// Turns values of conversations into ciphertext and back, as JSON.
public struct Sealer: Sendable {
    let keys: KeyRing
    /// What the present transaction means for the keys.
    let changes: KeyChanges

    func seal(_ value: some Encodable, at place: FieldCipher.Place, of conversation: Int64) throws -> Data {
        try cipher(of: conversation).seal(JSONEncoder().encode(value), at: place)
    }

    func open<Value: Decodable>(
        _ type: Value.Type, _ sealed: Data, at place: FieldCipher.Place, of conversation: Int64
    ) throws -> Value {
        try JSONDecoder().decode(type, from: cipher(of: conversation).open(sealed, at: place))
    }

    func sealBytes(_ bytes: Data, at place: FieldCipher.Place, of conversation: Int64) throws -> Data {
        try cipher(of: conversation).seal(bytes, at: place)
    }

    func openBytes(_ sealed: Data, at place: FieldCipher.Place, of conversation: Int64) throws -> Data {
        try cipher(of: conversation).open(sealed, at: place)
    }

    /// What equals the value has in a column, and nobody without the key can tell.
    func fingerprint(of text: String, in column: StaticString, of conversation: Int64) throws -> Data {
        try cipher(of: conversation).fingerprint(of: Array(text.utf8), in: column)
    }

    /// Writes the keys of the conversations that are begun, to be called when nothing but the commit is left to do.
    func keepBegun() throws {
        let begun = changes.begun
        if !begun.isEmpty { try keys.keep(begun) }
    }

    private func cipher(of conversation: Int64) throws -> FieldCipher {
        try changes.cipher(of: conversation) ?? keys.cipher(of: conversation)
    }
}
