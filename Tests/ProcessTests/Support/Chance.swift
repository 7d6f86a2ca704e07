import SeededChance

/// All chance of a run, from one seed.
struct Chance: RandomNumberGenerator {
    private var words: SplitMix

    init(seed: UInt64) {
        words = SplitMix(seed: seed)
    }

    mutating func next() -> UInt64 { words.next() }

    mutating func number(in range: ClosedRange<Int>) -> Int {
        Int.random(in: range, using: &self)
    }

    mutating func happens(_ probability: Double) -> Bool {
        Double.random(in: 0..<1, using: &self) < probability
    }
}
