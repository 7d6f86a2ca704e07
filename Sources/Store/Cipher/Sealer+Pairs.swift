import Domain
import FoundationEssentials

extension Sealer {
    /// Seals what belongs to two people with the keys of both, one over the other: it is gone for good with either.
    func seal(_ value: some Encodable, at place: FieldCipher.Place, of one: Int64, _ other: Int64) throws -> Data {
        try sealBytes(seal(value, at: place, of: one), at: place, of: other)
    }

    /// Opens what was sealed for two, named in the same order.
    func open<Value: Decodable>(
        _ type: Value.Type, _ sealed: Data, at place: FieldCipher.Place, of one: Int64, _ other: Int64
    ) throws -> Value {
        try open(type, openBytes(sealed, at: place, of: other), at: place, of: one)
    }
}
