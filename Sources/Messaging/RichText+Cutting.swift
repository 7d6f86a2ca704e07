extension RichText {
    /// The text in pieces of at most so many UTF-16 code units, styles kept.
    ///
    /// Each cut falls in the second half of a piece: after a paragraph if one ends there, else after a line, a
    /// sentence or a word, in this order; where not even a word ends there, between two characters as a reader
    /// sees them. White space at a cut is dropped, and so is a piece of nothing else.
    ///
    /// - Parameters:
    ///   - limit: The most a piece may have, at least 2.
    ///   - first: The most the first piece may have, where that is something else.
    public func pieces(limit: Int, first: Int? = nil) -> [RichText] {
        guard length > max(first ?? limit, 2) else { return isEmpty ? [] : [self] }
        var pieces: [RichText] = []
        var rest = Substring(plain)
        var offset = 0
        while !rest.isEmpty {
            let limit = max(pieces.isEmpty ? first ?? limit : limit, 2)
            let end = rest.utf16.count <= limit ? rest.endIndex : rest.cut(limit: limit)
            let piece = rest[..<end]
            let kept = end == rest.endIndex ? piece : piece.withoutTrailingWhiteSpace
            if !kept.isEmpty { pieces.append(slice(offset..<offset + kept.utf16.count)) }
            let next = rest[end...].drop(while: \.isWhitespace)
            offset += rest.utf16.distance(from: rest.startIndex, to: next.startIndex)
            rest = next
        }
        return pieces
    }

    /// The text, or where it has more than so many UTF-16 code units, its beginning with three dots behind.
    ///
    /// - Parameter limit: The most the result may have, at least 3.
    public func shortened(to limit: Int) -> RichText {
        guard length > limit else { return self }
        return (pieces(limit: limit - 1).first ?? RichText()) + "…"
    }

    /// The stretch between two offsets in UTF-16 code units that do not part a surrogate pair.
    private func slice(_ range: Range<Int>) -> RichText {
        var result = RichText()
        var start = 0
        for run in runs {
            let units = run.text.utf16
            let part = range.clamped(to: start..<start + units.count)
            if !part.isEmpty {
                let from = units.index(units.startIndex, offsetBy: part.lowerBound - start)
                let to = units.index(units.startIndex, offsetBy: part.upperBound - start)
                result.append(Run(String(run.text[from..<to]), run.styles))
            }
            start += units.count
        }
        return result
    }
}

extension Substring {
    /// Where to end a piece of at most so many UTF-16 code units, of a text that is longer.
    fileprivate func cut(limit: Int) -> Index {
        let middle = utf16.index(startIndex, offsetBy: limit / 2)
        let ceiling = utf16.index(startIndex, offsetBy: limit)
        var best = (rank: 1, end: Index?.none)
        var boundary = startIndex
        var previous: Character?
        var index = startIndex
        while index <= ceiling {
            let rank = index < middle ? 0 : rankOfBreak(after: previous, at: self[index])
            if rank >= best.rank { best = (rank, index) }
            if !self[index].isClosing { previous = self[index] }
            boundary = index
            index = self.index(after: index)
        }
        return best.end ?? hardCut(at: boundary, ceiling: ceiling)
    }

    /// How good it is to end a piece before a character: 4 for the end of a paragraph, 3 of a line, 2 of a
    /// sentence, 1 of a word, 0 for none of these.
    private func rankOfBreak(after previous: Character?, at character: Character) -> Int {
        guard let previous, character.isWhitespace else { return 0 }
        if character.isNewline { return previous.isNewline ? 4 : 3 }
        return previous.endsSentence ? 2 : 1
    }

    /// Between two characters, or, where the first one alone is too long, between two Unicode scalars.
    private func hardCut(at index: Index, ceiling: Index) -> Index {
        if index > startIndex { return index }
        var cut = startIndex
        var next = unicodeScalars.index(after: cut)
        while next <= ceiling {
            cut = next
            next = unicodeScalars.index(after: next)
        }
        return cut
    }

    fileprivate var withoutTrailingWhiteSpace: Substring {
        guard let last = lastIndex(where: { !$0.isWhitespace }) else { return prefix(0) }
        return self[...last]
    }
}

extension Character {
    /// Whether a sentence may end with it.
    fileprivate var endsSentence: Bool { ".!?…".contains(self) }

    /// Whether it may stand between the end of a sentence and the space after it.
    fileprivate var isClosing: Bool { "\"'»”’)]".contains(self) }
}
