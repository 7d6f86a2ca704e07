import Words

/// Looks for patterns in what was said.
struct Matcher {
    /// Where a pattern was found.
    struct Match: Equatable {
        /// Which of the tokens.
        var range: Range<Int>
        /// What was kept, in lower case.
        var captures: [Capture: String] = [:]
    }

    let tokens: [Token]
    let lexicon: Lexicon
    private let words: Set<String>

    /// Looks in a sentence.
    init(_ sentence: some StringProtocol, lexicon: Lexicon) {
        tokens = Token.split(String(sentence), clitics: lexicon.clitics)
        self.lexicon = lexicon
        words = Set(tokens.map(\.text))
    }

    /// The first place in which a pattern is found.
    func first(_ pattern: Pattern) -> Match? {
        guard mayMatch(pattern) else { return nil }
        return tokens.indices.lazy.compactMap { match(pattern, at: $0) }.first
    }

    /// All places in which a pattern is found, without overlaps.
    func all(_ pattern: Pattern) -> [Match] {
        guard mayMatch(pattern) else { return [] }
        var matches: [Match] = []
        var start = 0
        while start < tokens.count {
            if let match = match(pattern, at: start), !match.range.isEmpty {
                matches.append(match)
                start = match.range.upperBound
            } else {
                start += 1
            }
        }
        return matches
    }

    /// Whether a word before a place turns what is said there round.
    func isNegated(before start: Int) -> Bool {
        var index = start - 1
        while tokens.indices.contains(index), tokens[index].isWord {
            if lexicon.negators.contains(tokens[index].text) { return true }
            guard lexicon.fillers.contains(tokens[index].text) else { return false }
            index -= 1
        }
        return false
    }

    private func mayMatch(_ pattern: Pattern) -> Bool {
        pattern.anchors.map { !$0.isDisjoint(with: words) } ?? true
    }

    private func match(_ pattern: Pattern, at start: Int) -> Match? {
        rest(of: pattern.elements[...], at: start).map { Match(range: start..<$0.end, captures: $0.captures) }
    }

    private typealias Rest = (end: Int, captures: [Capture: String])

    /// Matches what is left of a pattern, the longest stretches first.
    private func rest(of elements: ArraySlice<Pattern.Element>, at index: Int) -> Rest? {
        guard let element = elements.first else { return (index, [:]) }
        let others = elements.dropFirst()
        switch element {
        case .beginning: return isBeginning(index) ? rest(of: others, at: index) : nil
        case .end: return isEnd(index) ? rest(of: others, at: index) : nil
        case .fillers:
            return ends(ofFillersAt: index).reversed().lazy.compactMap { rest(of: others, at: $0) }.first
        case .word(let tests, let isOptional):
            if tokens.indices.contains(index), tests.contains(where: { $0.passes(tokens[index].text) }),
                let found = rest(of: others, at: index + 1)
            {
                return found
            }
            return isOptional ? rest(of: others, at: index) : nil
        case .capture(let capture): return kept(capture, at: index, then: others)
        }
    }

    private func kept(_ capture: Capture, at index: Int, then others: ArraySlice<Pattern.Element>) -> Rest? {
        for candidate in Phrases(tokens: tokens, lexicon: lexicon).candidates(for: capture, at: index) {
            guard var found = rest(of: others, at: candidate.end) else { continue }
            found.captures[capture] = candidate.words
            return found
        }
        return nil
    }

    private func isBeginning(_ index: Int) -> Bool { index == 0 || !tokens[index - 1].isWord }

    private func isEnd(_ index: Int) -> Bool { index >= tokens.count || !tokens[index].isWord }

    /// Where up to four fillers may end: none of them too.
    private func ends(ofFillersAt index: Int) -> [Int] {
        var ends = [index]
        while ends.count <= 4, let last = ends.last, last < tokens.count, tokens[last].isWord,
            lexicon.fillers.contains(tokens[last].text)
        {
            ends.append(last + 1)
        }
        return ends
    }
}
