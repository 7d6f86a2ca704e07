import Foundation
import SeededChance

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
