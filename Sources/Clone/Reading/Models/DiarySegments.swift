import Words

/// Cuts long entries into stretches of whole sentences that a model can take at once.
struct DiarySegments: Equatable, Sendable {
    /// The most characters of a stretch; a sentence that is longer is cut.
    var longest = 6000
    /// How many sentences of a stretch begin the next one too, so that nothing falls between.
    var overlap = 2
    /// The most stretches of an entry. Of what is longer, stretches spread evenly over the whole are read, the first
    /// and the last among them: nothing a person says can make spending unbounded.
    var most = 12

    /// The stretches of a text; none of an empty one.
    func segments(of text: String) -> [String] {
        let sentences = Sentences.split(text).flatMap { cut($0.text) }
        var segments: [[String]] = []
        var current: [String] = []
        var length = 0
        for sentence in sentences {
            if length + sentence.count + 1 > longest, !current.isEmpty {
                segments.append(current)
                let kept = current.suffix(overlap)
                let keptLength = kept.reduce(0) { $0 + $1.count + 1 }
                current = keptLength + sentence.count < longest ? Array(kept) : []
                length = current.reduce(0) { $0 + $1.count + 1 }
            }
            current.append(sentence)
            length += sentence.count + 1
        }
        if !current.isEmpty { segments.append(current) }
        return spread(segments.map { $0.joined(separator: " ") })
    }

    private func cut(_ sentence: String) -> [String] {
        var rest = sentence[...]
        var pieces: [String] = []
        while rest.count > longest {
            let piece = rest.prefix(longest)
            let end = piece.lastIndex(where: \.isWhitespace) ?? piece.endIndex
            pieces.append(String(rest[..<end]))
            rest = rest[end...].drop(while: \.isWhitespace)
        }
        return rest.isEmpty ? pieces : pieces + [String(rest)]
    }

    private func spread(_ segments: [String]) -> [String] {
        guard segments.count > most, most > 1 else { return segments }
        return (0..<most).map { segments[$0 * (segments.count - 1) / (most - 1)] }
    }
}
