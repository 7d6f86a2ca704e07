internal import Glibc

/// Levels relative to full scale, where a square wave of ±32,768 has 0 dBFS.
enum Decibels {
    /// The level of one step of 16 bits: digital silence is not quieter.
    static let floor = -96.33

    /// The RMS level of samples.
    static func level(energy: Int, count: Int) -> Double {
        guard energy > 0, count > 0 else { return floor }
        return min(0, max(floor, 10 * log10(Double(energy) / Double(count)) - fullScale))
    }

    /// The level of a peak.
    static func level(peak: Int) -> Double {
        level(energy: peak * peak, count: 1)
    }

    /// 32,768² in dB.
    private static let fullScale = 90.308998699
}
