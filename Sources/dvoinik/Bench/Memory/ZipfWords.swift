import Foundation

/// Invented words, the frequent ones as frequent as in life (Zipf's law), the same for the same seed.
struct ZipfWords {
    private var state: UInt64
    private static let vocabulary = 20_000.0

    init(seed: UInt64) {
        state = seed
    }

    mutating func next(_ count: Int) -> [String] {
        (0..<count).map { _ in
            // Shares of 1/n: the logarithm of the rank is spread evenly.
            "w\(Int(exp(random() * log(Self.vocabulary))))"
        }
    }

    /// A direction in space, all as likely: of length 1.
    mutating func direction(_ width: Int) -> [Float] {
        // The sum of several numbers is nearly normal, and normal components favour no direction.
        let raw = (0..<width).map { _ in Float((0..<4).reduce(-2) { sum, _ in sum + random() }) }
        let length = raw.reduce(0) { $0 + $1 * $1 }.squareRoot()
        return raw.map { $0 / length }
    }

    /// Between 0 and 1, by Steele, Lea and Flood's SplitMix64.
    private mutating func random() -> Double {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return Double((mixed ^ (mixed >> 31)) >> 11) / Double(1 << 53)
    }
}
