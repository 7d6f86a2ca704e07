import Foundation
import Testing

@testable import VoiceNotes

@Suite struct `What holds next to no speech is not worth transcribing` {
    private func analyse(_ seconds: [Double], level: Double = -20) -> PreparedSpeech<[UInt8]> {
        SpeechTests.analyse(SpeechTests.recording(seconds, level: level))
    }

    /// A recording made quieter by so many decibels.
    private func quieter(_ name: String, by decibels: Double) throws -> [Int16] {
        try decode(Recordings.bytes(name)).map { Int16((Double($0) * pow(10, -decibels / 20)).rounded()) }
    }

    @Test(arguments: [[0, 3, 0.08, 4], [0, 3, 0.14, 4], [0.1, 2], [0, 3, 0.1]])
    func `a knock is not, wherever it stands`(seconds: [Double]) {
        let speech = analyse(seconds)
        #expect(speech.pieces.count == 0)
        #expect(speech.measures.speech > 0)
    }

    @Test func `nor are knocks now and then in a long silence`() {
        let knocks = Array(repeating: [0.06, 25.0], count: 4).flatMap { $0 }
        #expect(analyse(knocks).pieces.count == 0)
    }

    @Test(arguments: [[0, 3, 0.2, 4], [0.2, 2], [0, 3, 0.2], [0, 3, 0.1, 0.3, 0.1, 2]])
    func `a short word is, wherever it stands`(seconds: [Double]) {
        #expect(analyse(seconds).pieces.count == 1)
    }

    @Test func `and so is a word after a knock, but not the knock long before it`() {
        let pieces = analyse([0, 3, 0.1, 40, 0.5, 40, 0.1, 2]).pieces
        #expect(pieces.map { $0.start.rounded() } == [43])
    }

    @Test(arguments: Recordings.names, [20.0, 30])
    func `a real voice is, however quiet, from its first word to its last`(name: String, decibels: Double) throws {
        let loud = try SpeechTests.analyse(decode(Recordings.bytes(name)))
        let quiet = try SpeechTests.analyse(quieter(name, by: decibels))
        let (whole, heard) = (try #require(loud.pieces.first), try #require(quiet.pieces.first))
        #expect(quiet.pieces.count == 1)
        #expect(heard.start - whole.start < 0.3)
        #expect(whole.start + whole.duration - heard.start - heard.duration < 0.3)
        #expect(quiet.measures.speech > 0.7 * loud.measures.speech)
    }

    @Test func `a voice too quiet to be told from the silence around it is not sent in shreds`() throws {
        let speech = try SpeechTests.analyse(quieter("ru3_festvox_noisy", by: 40))
        #expect(speech.pieces.count == 0)
    }
}
