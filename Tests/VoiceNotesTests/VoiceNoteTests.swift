import Foundation
import Testing
import SeededChance

@testable import VoiceNotes

struct VoiceNoteTests {
    struct Stop: Error {}

    /// Hands out bytes in chunks, as a decrypted file does.
    static func reader(_ bytes: [UInt8], chunk: Int = 10_000) -> () -> [UInt8]? {
        var start = 0
        return {
            guard start < bytes.count else { return nil }
            defer { start += chunk }
            return Array(bytes[start..<min(start + chunk, bytes.count)])
        }
    }

    @Test(arguments: Recordings.names)
    func `a short note becomes one WAV file of all its speech`(name: String) throws {
        let bytes = try Recordings.bytes(name)
        let samples = try decode(bytes)
        let speech = try VoiceNote.prepare(into: WAVMemory(), reading: Self.reader(bytes))
        let piece = try #require(speech.pieces.first)
        #expect(speech.pieces.count == 1)
        #expect(speech.measures.duration == Double(samples.count) / 16_000)
        let start = Int((piece.start * 16_000).rounded())
        let count = Int((piece.duration * 16_000).rounded())
        let expected = Array(samples[start..<start + count])
        #expect(
            piece.output == WAVHeader.bytes(rate: .hz16000, sampleCount: count)
                + expected.flatMap { [UInt8(truncatingIfNeeded: $0), UInt8(truncatingIfNeeded: $0 >> 8)] })
        // Nothing loud is left out.
        let left = Array(samples[..<start]) + Array(samples[(start + count)...])
        #expect(left.isEmpty || level(left) < level(samples) - 20)
    }

    @Test func `files hold the same as memory, and only their owner can read them`() throws {
        let bytes = try Recordings.bytes("en1_joe")
        let memory = try VoiceNote.prepare(into: WAVMemory(), reading: Self.reader(bytes))
        try Tool.withFolder { folder in
            let files = try VoiceNote.prepare(into: WAVFolder(path: folder.path()), reading: Self.reader(bytes))
            #expect(files.measures == memory.measures)
            for (file, piece) in zip(files.pieces, memory.pieces) {
                #expect(try Array(Data(contentsOf: URL(filePath: file.output))) == piece.output)
                let mode = try FileManager.default.attributesOfItem(atPath: file.output)[.posixPermissions] as? Int
                #expect(mode == 0o600)
            }
        }
    }

    @Test func `silence and noise give no pieces`() throws {
        var random = SplitMix(seed: 3)
        let noise = (0..<480_000).map { _ in Int16.random(in: -60...60, using: &random) }
        for samples in [Array(repeating: 0, count: 480_000), noise] {
            let speech = try VoiceNote.prepare(into: WAVMemory(), reading: Self.reader(encode(samples)))
            #expect(speech.pieces.isEmpty)
            #expect(speech.measures.isSilent)
            #expect(speech.measures.loudness == nil)
            #expect(speech.measures.duration == 10)
        }
    }

    @Test func `a failure says whose it is`() throws {
        let bytes = try Recordings.bytes("en1_joe")
        #expect {
            try VoiceNote.prepare(into: WAVMemory(), reading: Self.reader([1, 2, 3]))
        } throws: { error in
            if case PreparationFailure.recording(.notOgg) = error { true } else { false }
        }
        #expect {
            try VoiceNote.prepare(into: WAVMemory()) { throw Stop() }
        } throws: { error in
            if case PreparationFailure.reading(is Stop) = error { true } else { false }
        }
        #expect {
            try VoiceNote.prepare(into: WAVFolder(path: "/nonexistent"), reading: Self.reader(bytes))
        } throws: { error in
            guard case PreparationFailure.writing(let cause) = error else { return false }
            return cause as? FileFailure == FileFailure(code: ENOENT)
        }
    }

    @Test func `a passage is cut out to the sample`() throws {
        let bytes = try Recordings.bytes("ru1_elena")
        let whole = try decode(bytes, rate: .hz48000)
        let note = try VoiceNote.cut(2.5..<6.25, serial: 9, reading: Self.reader(bytes))
        let passage = try decode(note, rate: .hz48000)
        #expect(passage.count == 180_000)
        let source = whole[120_000..<300_000]
        // The same words at the same places: the levels of each tenth of a second agree.
        for start in stride(from: 0, to: 175_000, by: 4800) {
            let there = level(source.dropFirst(start).prefix(4800))
            #expect(there < -45 || abs(level(passage[start..<start + 4800]) - there) < 3)
        }
    }

    @Test func `a passage ends with the recording, and one outside it is refused`() throws {
        let bytes = try encode(tone(440, count: 96_000))
        #expect(
            try decode(VoiceNote.cut(1.5..<99, serial: 9, reading: Self.reader(bytes)), rate: .hz48000).count == 24_000)
        for passage in [2.0..<3, 1..<1, 50..<60, -3..<(-1)] {
            #expect {
                try VoiceNote.cut(passage, serial: 9, reading: Self.reader(bytes))
            } throws: { error in
                if case PreparationFailure.recording(.noAudio) = error { true } else { false }
            }
        }
    }
}
