import Domain

/// Tells by what else stands in a sentence whether words were meant as they stand. Where in doubt, they were not.
struct StanceMarkers: Sendable {
    private let markers: [(stance: Stance, patterns: [Pattern])]

    /// Takes the markers of a language.
    init(_ lexicon: Lexicon) throws(LexiconMistake) {
        var markers: [(Stance, [Pattern])] = []
        for stance in [Stance.quoting, .hypothetical, .joking, .hedged] {
            markers.append((stance, try lexicon.patterns("stance.\(stance)")))
        }
        self.markers = markers
    }

    /// How a sentence was meant.
    func stance(of sentence: Matcher) -> Stance {
        markers.first { $0.patterns.contains { sentence.first($0) != nil } }?.stance ?? .stated
    }
}

/// Finds what in a text are somebody's words that were only repeated.
enum Citations {
    /// From how many words on what stands in quotation marks is somebody's words, and not a title.
    private static let leastWords = 3
    /// From how many short lines on a text is verse.
    private static let leastLines = 4
    /// The most words of a line of verse.
    private static let mostWordsOfLine = 9

    /// The ranges, in characters.
    static func ranges(in text: String) -> [Range<Int>] { quotations(in: text) + verses(in: text) }

    private static func quotations(in text: String) -> [Range<Int>] {
        var ranges: [Range<Int>] = []
        var open: (start: Int, words: Int)?
        for token in Token.split(text) {
            switch (token.text, open) {
            case ("«", nil): open = (token.range.upperBound, 0)
            case ("»", let quote?):
                if quote.words >= leastWords { ranges.append(quote.start..<token.range.lowerBound) }
                open = nil
            case (_, let quote?) where token.isWord: open = (quote.start, quote.words + 1)
            default: break
            }
        }
        return ranges
    }

    /// Rows of short lines that no full stop ends: songs and poems.
    private static func verses(in text: String) -> [Range<Int>] {
        var ranges: [Range<Int>] = []
        var run: [Range<Int>] = []
        func close() {
            if run.count >= leastLines, let first = run.first, let last = run.last {
                ranges.append(first.lowerBound..<last.upperBound)
            }
            run = []
        }
        for line in lines(of: text) {
            if line.isVerse { run.append(line.range) } else { close() }
        }
        close()
        return ranges
    }

    private static func lines(of text: String) -> [(range: Range<Int>, isVerse: Bool)] {
        var offset = 0
        return text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).compactMap { line in
            defer { offset += line.count + 1 }
            let words = line.split(separator: " ").count
            guard words > 0 else { return nil }
            return (offset..<offset + line.count, words <= mostWordsOfLine && line.last != ".")
        }
    }
}
