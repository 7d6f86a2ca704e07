import Foundation
import Testing
import SeededChance

@testable import VoiceNotes

struct LongRecordingTests {
    /// Counts and forgets, so that memory shows what the analysis itself keeps.
    struct CountingSink: SpeechSink {
        private var count = 0

        mutating func begin() throws(Never) { count = 0 }
        mutating func write(_ samples: Span<Int16>) throws(Never) { count += samples.count }
        mutating func end() throws(Never) -> Int { count }
    }

    /// Pages of a recording without end: ten seconds of speech-like sound and two of silence, again and again.
    struct EndlessRecording {
        private let block: [[UInt8]]
        private var pages: [Page]
        private var granule = 0
        private let builder = StreamBuilder()
        private var sequence: UInt32 = 2

        init(sound: Double, silence: Double) throws {
            let samples =
                tone(300, count: Int(sound * 16_000), rate: 16_000) + Array(repeating: 0, count: Int(silence * 16_000))
            block = StreamBuilder.packets(of: try encode(samples, rate: .hz16000, bitrate: 6000))
            pages = builder.headers
        }

        /// The next pages: the headers first, then one block after another.
        mutating func next() -> [UInt8] {
            defer { pages = [] }
            for start in stride(from: 0, to: block.count, by: 100) {
                let packets = Array(block[start..<min(start + 100, block.count)])
                granule += packets.count * 960
                pages.append(Page(granule: Int64(granule), serial: 77, sequence: sequence, packets: packets))
                sequence += 1
            }
            return Pages.joined(pages)
        }

        var seconds: Double { Double(granule) / 48_000 }
    }

    @Test func `six hours are analysed in little memory`() throws {
        var recording = try EndlessRecording(sound: 10, silence: 2)
        let before = try peakMemory()
        let speech = try VoiceNote.prepare(into: CountingSink()) {
            recording.seconds < 6 * 3600 ? recording.next() : nil
        }
        #expect(abs(speech.measures.duration - 6 * 3600) < 20)
        // As WAV it would be 691 MB. The rest is for the tests beside this one, and the address sanitizer.
        #expect(try peakMemory() - before < 400 << 20)
        expectWholeCover(speech, within: 2.5)
        for piece in speech.pieces.dropLast() { #expect((600...612.5).contains(piece.duration)) }
    }

    @Test func `speech without a pause is cut after eleven minutes, and nothing is lost`() throws {
        var recording = try EndlessRecording(sound: 10, silence: 0)
        let speech = try VoiceNote.prepare(into: CountingSink()) {
            recording.seconds < 23 * 60 ? recording.next() : nil
        }
        #expect(speech.pieces.count == 3)
        for piece in speech.pieces.dropLast() { #expect(abs(piece.duration - 660) < 0.1) }
        expectWholeCover(speech, within: 0.1)
        #expect(speech.pieces.map(\.output).reduce(0, +) == Int((speech.measures.duration * 16_000).rounded()))
    }

    @Test func `a note of twenty megabytes is read`() throws {
        var random = SplitMix(seed: 2)
        let noise = (0..<960_000).map { _ in Int16.random(in: -25_000...25_000, using: &random) }
        let packets = StreamBuilder.packets(of: try encode(noise, bitrate: 256_000))
        var bytes = Pages.joined(StreamBuilder().headers)
        var sequence: UInt32 = 2
        while bytes.count < 20_000_000 {
            for start in stride(from: 0, to: packets.count, by: 50) {
                let end = min(start + 50, packets.count)
                let granule = Int64(sequence - 1) * 48_000
                let page = Page(
                    granule: granule, serial: 77, sequence: sequence, packets: Array(packets[start..<end]))
                bytes += page.bytes
                sequence += 1
            }
        }
        let speech = try VoiceNote.prepare(into: CountingSink(), reading: VoiceNoteTests.reader(bytes))
        #expect(speech.measures.duration > 600)
        expectWholeCover(speech, within: 0.1)
    }

    /// Checks that pieces follow one another in order and that what lies between them is short.
    private func expectWholeCover(_ speech: PreparedSpeech<Int>, within gap: Double) {
        var end = 0.0
        for piece in speech.pieces {
            #expect(piece.start >= end - 1e-6 && piece.start - end <= gap)
            #expect(piece.output == Int((piece.duration * 16_000).rounded()))
            end = piece.start + piece.duration
        }
        #expect(speech.measures.duration - end <= gap)
    }

    /// The most memory this process ever held, in bytes.
    private func peakMemory() throws -> Int {
        let status = try String(contentsOfFile: "/proc/self/status", encoding: .utf8)
        let line = try #require(status.split(separator: "\n").first { $0.hasPrefix("VmHWM:") })
        let kilobytes = try #require(line.split(whereSeparator: \.isWhitespace).dropFirst().first.flatMap { Int($0) })
        return kilobytes * 1024
    }
}
