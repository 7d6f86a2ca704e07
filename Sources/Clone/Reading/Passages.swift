import Domain
import Words

/// Finds the seconds of a recording in which something was said.
enum Passages {
    /// The stretch of all segments of the transcript that words stand in; none where the endpoint gave no times, or the
    /// words were corrected by hand and were not said like that.
    static func passage(of words: String, in note: VoiceNote) -> Quote.Passage? {
        guard case .transcribed(let transcript) = note.progress, !transcript.segments.isEmpty else { return nil }
        var letters: [Unicode.Scalar] = []
        var owners: [Int] = []
        for (index, segment) in transcript.segments.enumerated() {
            let folded = FoldedText(segment.text).letters + [" "]
            letters += folded
            owners += [Int](repeating: index, count: folded.count)
        }
        guard let found = Alignment.best(of: FoldedText(words).letters, in: letters), !found.range.isEmpty,
            found.likeness >= QuoteCheck.leastLikeness
        else { return nil }
        let (first, last) = (owners[found.range.lowerBound], owners[found.range.upperBound - 1])
        return Quote.Passage(start: transcript.segments[first].start, end: transcript.segments[last].end)
    }
}
