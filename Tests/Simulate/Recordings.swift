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
        let tones = (1...6).map { ("note-\($0)", 0.18 + 0.02 * Double($0)) } + [("note-long", 20)]
        for (name, seconds) in tones {
            let file = try tone(of: seconds)
            let prepared = try prepare(file)
            files[name] = file
            words[name] = prepared.pieces.first.map { heard(seconds: $0.duration) }
        }
        precondition(Set(words.values).count == files.count, "the recordings cannot be told apart")
        files["knock"] = try tone(of: 0.1)
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

    /// A tone with silence around it: little more than counts as speech, since these are decoded thousands of times.
    private static func tone(of seconds: Double) throws -> [UInt8] {
        var encoder = try OggOpusEncoder(rate: .hz16000, serial: 1)
        // As in any room, silence is not digital zero: a decoder takes long over numbers that fade to nothing.
        let silence = (0..<640).map { Int16(($0 * 7919) % 41 - 20) }
        let tone = (0..<Int(16_000 * seconds)).map { Int16(($0 / 20).isMultiple(of: 2) ? 9000 : -9000) }
        try encoder.encode((silence + tone + silence).span)
        return try encoder.finish()
    }
}
