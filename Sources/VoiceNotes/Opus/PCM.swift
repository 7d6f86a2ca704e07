/// Conversions between samples of ±1.0 and of 16 bits.
enum PCM {
    /// Rounds to the nearest 16-bit value and saturates, as `opusdec --no-dither` does.
    ///
    /// Adding 1.5 · 2²³ leaves no bits for a fraction, so the addition itself rounds (to even), and the
    /// integer stands in the low bits: vector instructions where `rounded()` would be a call a sample.
    static func quantise(_ source: UnsafePointer<Float>, to target: UnsafeMutableBufferPointer<Int16>, count: Int) {
        for index in 0..<count {
            let scaled = source[index] * 32768
            let raised = scaled > -32768 ? scaled : -32768
            let clamped = raised < 32767 ? raised : 32767
            target[index] = Int16(truncatingIfNeeded: (clamped + 12_582_912).bitPattern)
        }
    }

    /// Mixes interleaved channels to one, in place.
    static func mix(_ samples: UnsafeMutablePointer<Float>, weights: [Float], count: Int) {
        for index in 0..<count {
            var sum: Float = 0
            for (channel, weight) in weights.enumerated() {
                sum += samples[index * weights.count + channel] * weight
            }
            samples[index] = sum
        }
    }
}
