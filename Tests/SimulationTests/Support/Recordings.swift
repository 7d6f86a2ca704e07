import Testing
import VoiceNotes

/// A few recordings that can be told apart by how long one speaks in them.
struct Recordings {
    /// Ogg Opus files, by name.
    let files: [String: [UInt8]]
    /// What the simulated endpoint hears in each.
    let words: [String: String]

    static func made() throws -> Recordings {
        var files: [String: [UInt8]] = [:]
        var words: [String: String] = [:]
        for (name, bursts) in (1...6).map({ ("note-\($0)", $0 + 1) }) + [("note-long", 40)] {
            let file = try voice(bursts: bursts)
            let prepared = try prepare(file)
            let piece = try #require(prepared.pieces.first)
            files[name] = file
            words[name] = heard(seconds: piece.duration)
        }
        try #require(Set(words.values).count == files.count)
        files["knock"] = try voice(bursts: 1)
        return Recordings(files: files, words: words)
    }

    /// What is heard in speech of some length.
    static func heard(seconds: Double) -> String {
        "said in \(Int((seconds * 100).rounded())) hundredths"
    }

    private static func prepare(_ file: [UInt8]) throws -> PreparedSpeech<[UInt8]> {
        var rest: [UInt8]? = file
        return try VoiceNote.prepare(into: WAVMemory()) {
            defer { rest = nil }
            return rest
        }
    }

    /// Bursts of a tone of 100 ms with as much silence between, silence around them; a single one is no voice.
    private static func voice(bursts: Int) throws -> [UInt8] {
        var encoder = try OggOpusEncoder(rate: .hz16000, serial: 1)
        // As in any room, silence is not digital zero: a decoder takes long over numbers that fade to nothing.
        let silence = (0..<1600).map { Int16(($0 * 7919) % 41 - 20) }
        let tone = (0..<1600).map { Int16(($0 / 20).isMultiple(of: 2) ? 9000 : -9000) }
        let samples = silence + silence + (0..<bursts).flatMap { _ in tone + silence } + silence
        try encoder.encode(samples.span)
        return try encoder.finish()
    }
}
