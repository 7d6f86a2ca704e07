extension Transcript {
    /// Makes one transcript of those of a long recording's pieces.
    ///
    /// - Parameter pieces: Each with the seconds from the start of the recording to that of the piece, in any order.
    /// - Returns: All words in order, with times in the whole recording, and the language most of them are in.
    public static func joined(_ pieces: [(offset: Double, transcript: Transcript)]) -> Transcript {
        let pieces = pieces.sorted { $0.offset < $1.offset }
        let texts = pieces.map(\.transcript.text).filter { !$0.isEmpty }
        return Transcript(
            text: texts.joined(separator: " "), language: mainLanguage(of: pieces.map(\.transcript)),
            segments: pieces.flatMap { piece in piece.transcript.segments.map { $0.shifted(by: piece.offset) } })
    }

    private static func mainLanguage(of transcripts: [Transcript]) -> Language? {
        var letters: [Language: Int] = [:]
        for transcript in transcripts {
            guard let language = transcript.language else { continue }
            letters[language, default: 0] += transcript.text.count
        }
        // The code decides a tie, so that the same pieces always give the same transcript.
        return letters.max { ($0.value, $1.key.code) < ($1.value, $0.key.code) }?.key
    }
}

extension Transcript.Segment {
    fileprivate func shifted(by offset: Double) -> Transcript.Segment {
        Transcript.Segment(start: start + offset, end: end + offset, text: text)
    }
}
