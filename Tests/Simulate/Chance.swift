import NIOConcurrencyHelpers

/// All chance of a simulation, from one seed (SplitMix64, Steele, Lea and Flood 2014).
final class Chance: Sendable {
    /// Whether chance only chooses, and no longer does harm.
    let isKind = NIOLockedValueBox(false)
    private let state: NIOLockedValueBox<UInt64>

    init(seed: UInt64) {
        state = NIOLockedValueBox(seed)
    }

    private struct Generator: RandomNumberGenerator {
        let chance: Chance
        mutating func next() -> UInt64 { chance.word() }
    }

    private func word() -> UInt64 {
        state.withLockedValue { state in
            state &+= 0x9E37_79B9_7F4A_7C15
            var word = state
            word = (word ^ (word >> 30)) &* 0xBF58_476D_1CE4_E5B9
            word = (word ^ (word >> 27)) &* 0x94D0_49BB_1331_11EB
            return word ^ (word >> 31)
        }
    }

    /// From 0 up to 1.
    var unit: Double { Double(word() >> 11) / 9_007_199_254_740_992 }

    /// Whether something goes wrong, or is done on a whim.
    func happens(_ probability: Double) -> Bool { unit < probability && !isKind.withLockedValue { $0 } }

    func number(in range: ClosedRange<Int>) -> Int {
        var generator = Generator(chance: self)
        return Int.random(in: range, using: &generator)
    }

    func one<Element>(of choices: [Element]) -> Element? {
        choices.isEmpty ? nil : choices[number(in: 0...choices.count - 1)]
    }
}
