import Foundation
import VoiceNotes

/// Sound that is to a codec what speech is: syllables of a hissing consonant and a vowel in phrases with a melody, and
/// a quiet room in the pauses (a pulse train and noise through formant resonators; G. Fant, Acoustic Theory of Speech
/// Production, 1960). The same in every run.
struct SyntheticSpeech {
    private var random = NoiseSource()
    private var samples: [Int16] = []
    /// Where in its period the voice is, 0 to 1.
    private var phase = 0.0

    private static let rate = 48_000.0

    /// A voice note.
    ///
    /// - Parameter seconds: At least how long it is.
    /// - Returns: The bytes of an Ogg Opus file.
    static func voiceNote(seconds: Int) throws -> [UInt8] {
        var speech = SyntheticSpeech()
        var encoder = try OggOpusEncoder(rate: .hz48000, serial: 1)
        var count = 0
        while count < seconds * Int(rate) {
            speech.samples.removeAll(keepingCapacity: true)
            speech.addPhrase()
            count += speech.samples.count
            try encoder.encode(speech.samples.span)
        }
        return try encoder.finish()
    }

    private mutating func addPhrase() {
        let syllables = Int(random.number(in: 4...16))
        let pitch = random.number(in: 95...140)
        for syllable in 0..<syllables {
            addConsonant()
            // A melody falls from the beginning of a phrase to its end.
            addVowel(pitch: pitch * (1.15 - 0.3 * Double(syllable) / Double(syllables)))
        }
        add(seconds: random.number(in: 0.1...0.5)) { _ in 0 }
    }

    private mutating func addConsonant() {
        var hiss = Resonator(frequency: random.number(in: 2500...9000), bandwidth: 3000, rate: Self.rate)
        let level = random.number(in: 0.02...0.15)
        add(seconds: random.number(in: 0.03...0.1)) { speech in level * hiss.filter(speech.random.noise) }
    }

    private mutating func addVowel(pitch: Double) {
        let formants = Self.vowels[Int(random.number(in: 0...4.99))]
        var resonators = zip(formants, [80.0, 100, 150]).map {
            Resonator(frequency: $0, bandwidth: $1, rate: Self.rate)
        }
        let level = random.number(in: 0.5...1)
        add(seconds: random.number(in: 0.08...0.2)) { speech in
            let pulse = level * speech.glottis(pitch) + 0.02 * speech.random.noise
            return resonators.indices.reduce(0) { $0 + resonators[$1].filter(pulse) }
        }
    }

    /// The next sample of the airflow through the vocal cords: open for half of a period, and shut with a jerk.
    private mutating func glottis(_ pitch: Double) -> Double {
        phase += pitch / Self.rate
        if phase >= 1 { phase -= 1 }
        return phase < 0.5 ? phase * phase * 4 : 0
    }

    /// Adds sound that swells and fades, on top of the noise of a room.
    private mutating func add(seconds: Double, _ next: (inout SyntheticSpeech) -> Double) {
        let count = Int(seconds * Self.rate)
        for index in 0..<count {
            let envelope = sin(.pi * (Double(index) + 0.5) / Double(count))
            let sample = 6000 * envelope * next(&self) + 12 * random.noise
            samples.append(Int16(max(-32_767, min(32_767, sample))))
        }
    }

    /// The first three formants of a, e, i, o, u in Hz.
    private static let vowels: [[Double]] = [
        [730, 1090, 2440], [530, 1840, 2480], [270, 2290, 3010], [570, 840, 2410], [300, 870, 2240],
    ]
}

/// A resonance with two poles, whose gain at its frequency is about one.
private struct Resonator {
    private let (gain, first, second): (Double, Double, Double)
    private var (last, lastButOne) = (0.0, 0.0)

    init(frequency: Double, bandwidth: Double, rate: Double) {
        let radius = exp(-.pi * bandwidth / rate)
        first = 2 * radius * cos(2 * .pi * frequency / rate)
        second = -radius * radius
        gain = (1 - radius) * sqrt(1 - 2 * radius * cos(4 * .pi * frequency / rate) + radius * radius)
    }

    mutating func filter(_ sample: Double) -> Double {
        let next = gain * sample + first * last + second * lastButOne
        (last, lastButOne) = (next, last)
        return next
    }
}

/// Noise that is the same in every run (a linear congruential generator with Knuth's constants for 64 bits).
private struct NoiseSource {
    private var state: UInt64 = 1

    /// A number from −1 up to 1.
    var noise: Double {
        mutating get {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Double(Int64(bitPattern: state)) / 0x1p63
        }
    }

    mutating func number(in range: ClosedRange<Double>) -> Double {
        range.lowerBound + (noise + 1) / 2 * (range.upperBound - range.lowerBound)
    }
}
