import Foundation

/// A sine of so many samples.
///
/// - Parameter level: Peak in dBFS.
func tone(_ frequency: Double, count: Int, rate: Int = 48_000, level: Double = -6) -> [Int16] {
    let amplitude = 32767 * pow(10, level / 20)
    return (0..<count).map { Int16((amplitude * sin(2 * .pi * frequency * Double($0) / Double(rate))).rounded()) }
}

/// The RMS level of samples in dBFS, where a full-scale sine has −3.01.
func level(_ samples: some Collection<Int16>) -> Double {
    let power = samples.reduce(0.0) { $0 + Double($1) * Double($1) } / Double(max(1, samples.count))
    return 10 * log10(max(power, 1e-9) / (32768 * 32768))
}

/// The largest difference between samples at the same place.
func largestDifference(_ left: [Int16], _ right: [Int16]) -> Int {
    zip(left, right).map { abs(Int($0) - Int($1)) }.max() ?? 0
}

/// Random numbers that are the same in every run (SplitMix64, Steele et al. 2014).
struct SeededRandom: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) {
        state = seed
    }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
