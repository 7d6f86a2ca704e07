import FoundationEssentials
import GRDB

/// Turns values of conversations into ciphertext and back, as JSON.
public struct Sealer: Sendable {
    let keys: KeyRing

    func seal(_ value: some Encodable, at place: FieldCipher.Place, of conversation: Int64, in db: Database) throws
        -> Data
    {
        try keys.cipher(of: conversation, in: db).seal(JSONEncoder().encode(value), at: place)
    }

    func open<Value: Decodable>(
        _ type: Value.Type, _ sealed: Data, at place: FieldCipher.Place, of conversation: Int64, in db: Database
    ) throws -> Value {
        try JSONDecoder().decode(type, from: keys.cipher(of: conversation, in: db).open(sealed, at: place))
    }
}
