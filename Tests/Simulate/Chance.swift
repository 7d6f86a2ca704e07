import NIOConcurrencyHelpers
import SeededChance

/// All chance of a simulation, from one seed.
final class Chance: Sendable {
    /// Whether chance only chooses, and no longer does harm.
    let isKind = NIOLockedValueBox(false)
    private let state: NIOLockedValueBox<SplitMix>

    init(seed: UInt64) {
        state = NIOLockedValueBox(SplitMix(seed: seed))
    }

    private struct Generator: RandomNumberGenerator {
        let chance: Chance
        mutating func next() -> UInt64 { chance.word() }
    }

    private func word() -> UInt64 {
        state.withLockedValue { $0.next() }
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
