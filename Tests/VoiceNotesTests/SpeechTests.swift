import Foundation
import Testing
import SeededChance

@testable import VoiceNotes

struct SpeechTests {
    /// A recording at 16 kHz in seconds of voice (a loud tone) and of silence (faint noise), alternating.
    static func recording(_ seconds: [Double], noise: Int16 = 8, level: Double = -20) -> [Int16] {
        var random = SplitMix(seed: 5)
        return seconds.enumerated().flatMap { index, length -> [Int16] in
            let count = Int(length * 16_000)
            guard index % 2 == 0 else {
                return (0..<count).map { _ in Int16.random(in: -noise...noise, using: &random) }
            }
            return tone(300, count: count, rate: 16_000, level: level)
        }
    }

    static func analyse(_ samples: [Int16], by step: Int = 777) -> PreparedSpeech<[UInt8]> {
        var analysis = SpeechAnalysis(into: WAVMemory())
        for start in stride(from: 0, to: samples.count, by: step) {
            let part = Array(samples[start..<min(start + step, samples.count)])
            analysis.take(part.span)
        }
        return analysis.finish()
    }

    @Test func `speech, pauses and loudness are measured`() {
        let measures = Self.analyse(Self.recording([0, 1, 2, 0.5, 1, 0.1, 1, 1.5, 2, 3])).measures
        #expect(measures.duration == 12.1)
        #expect(abs(measures.speech - 6.1) < 0.05)
        #expect(measures.pauseCount == 2)
        #expect(abs(measures.pauseShare - 2 / 8.1) < 0.01)
        #expect(abs((measures.loudness ?? 0) - -23.01) < 0.1)
        #expect(abs(measures.peak - -20) < 0.01)
    }

    @Test func `the measures do not depend on how the samples come`() {
        let samples = Self.recording([0, 1, 2, 0.5, 1.01, 0.1, 1])
        let once = Self.analyse(samples, by: samples.count)
        for step in [1, 100, 320, 321, 5760] { #expect(Self.analyse(samples, by: step) == once) }
    }

    @Test(arguments: [(-40.0, Int16(4)), (-10.0, 300), (-30, 100)])
    func `quiet voices and noisy rooms are told apart`(level: Double, noise: Int16) {
        let measures = Self.analyse(Self.recording([0, 4, 3, 1, 3, 4], noise: noise, level: level)).measures
        #expect(abs(measures.speech - 6) < 0.1)
        #expect(measures.pauseCount == 1)
    }

    @Test func `a breath belongs to the pause`() {
        var samples = Self.recording([2, 0.6, 2])
        var random = SplitMix(seed: 8)
        for index in 35_200..<38_400 { samples[index] = Int16.random(in: -150...150, using: &random) }
        let measures = Self.analyse(samples).measures
        #expect(measures.pauseCount == 1)
        #expect(abs(measures.speech - 4) < 0.05)
    }

    @Test func `a click is not speech`() {
        var samples = Self.recording([0, 5])
        for index in 40_000..<40_300 { samples[index] = 20_000 }
        let speech = Self.analyse(samples)
        #expect(speech.pieces.isEmpty)
        #expect(speech.measures.speech == 0)
        #expect(speech.measures.peak > -5)
    }

    @Test func `the measures survive JSON, of silence too`() throws {
        for samples in [Self.recording([1, 1, 1]), [0, 0, 0], []] {
            let measures = Self.analyse(samples).measures
            let data = try JSONEncoder().encode(measures)
            #expect(try JSONDecoder().decode(SpeechMeasures.self, from: data) == measures)
        }
    }

    @Test func `silence at both ends is cut off but for a margin`() throws {
        let pieces = Self.analyse(Self.recording([0, 5, 2, 4, 3, 6])).pieces
        let piece = try #require(pieces.first)
        #expect(pieces.count == 1)
        #expect(abs(piece.start - 4.7) < 0.03)
        #expect(abs(piece.start + piece.duration - 14.25) < 0.05)
    }

    @Test func `a silence of more than thirty seconds parts two pieces`() {
        let pieces = Self.analyse(Self.recording([2, 29, 2, 35, 2])).pieces
        #expect(pieces.map { ($0.start * 10).rounded() / 10 } == [0, 67.7])
        #expect(pieces.map { ($0.duration * 10).rounded() / 10 } == [33.3, 2.3])
    }

    @Test(arguments: [
        (600.0, 1.0), (599.9, 30), (630, 0.5), (660, 0), (700, 0), (0, 30),
    ])
    func `the longer a piece, the shorter the pause that ends it`(length: Double, pause: Double) {
        let samples = SliceRules.endingPause(afterPieceOf: Int(length * 16_000))
        #expect(abs(Double(samples) / 16_000 - pause) < 0.001)
    }
}
