/// Conversions between samples of ±1.0 and of 16 bits.
enum PCM {
    /// Rounds to the nearest 16-bit value and saturates, as `opusdec --no-dither` does.
    static func convert(_ source: UnsafePointer<Float>, to target: UnsafeMutableBufferPointer<Int16>) {
        for index in target.indices {
            target[index] = quantised(source[index])
        }
    }

    /// Mixes interleaved channels to one, then rounds and saturates.
    static func mix(
        _ source: UnsafePointer<Float>, weights: [Float], to target: UnsafeMutableBufferPointer<Int16>
    ) {
        for index in target.indices {
            var sum: Float = 0
            for (channel, weight) in weights.enumerated() {
                sum += source[index * weights.count + channel] * weight
            }
            target[index] = quantised(sum)
        }
    }

    /// Adding 1.5 · 2²³ leaves no bits for a fraction, so the addition itself rounds (to even), and the
    /// integer stands in the low bits: one vector instruction where `rounded()` would be a call.
    @inline(__always)
    private static func quantised(_ sample: Float) -> Int16 {
        let scaled = sample * 32768
        let lower = scaled > -32768 ? scaled : -32768
        let clamped = lower < 32767 ? lower : 32767
        return Int16(truncatingIfNeeded: (clamped + 12_582_912).bitPattern)
    }
}
