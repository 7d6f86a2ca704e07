/// Names a text by its words, and does not show them: the FNV-1a hash of its UTF-8 in 128 bits (Fowler, Noll and Vo; RFC
/// 9923). Whoever knows the words can find them by it, so it is kept as secret as they are.
public struct TextDigest: Hashable, Sendable {
    /// The hash.
    public let value: UInt128

    private static let basis: UInt128 = 0x6c62_272e_07bb_0142_62b8_2175_6295_c58d
    private static let prime: UInt128 = 0x0000_0000_0100_0000_0000_0000_0000_013b

    /// Takes a hash that was kept.
    public init(value: UInt128) {
        self.value = value
    }

    /// Hashes a text.
    public init(of text: String) {
        value = text.utf8.reduce(Self.basis) { ($0 ^ UInt128($1)) &* Self.prime }
    }
}
