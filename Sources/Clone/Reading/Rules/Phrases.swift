import Words

/// Finds the words of a kind that may stand at a place.
struct Phrases {
    /// Words, and the token behind them.
    struct Candidate: Equatable {
        var words: String
        var end: Int
    }

    let tokens: [Token]
    let lexicon: Lexicon

    /// What may be meant, the longest first.
    func candidates(for capture: Capture, at start: Int) -> [Candidate] {
        switch capture {
        case .thing: things(at: start)
        case .noun: things(at: start).filter { _ in !isVerb(skippingDeterminers(from: start)) }
        case .name: named(at: start, atMost: 2)
        case .who: isName(at: start) ? [candidate(start, start + 1)] : []
        case .place: named(at: skippingDeterminers(from: start), atMost: 3)
        case .firm:
            quoted(at: start) + named(at: skippingDeterminers(from: start), atMost: 3) + listed("firm", at: start)
        case .job, .field, .ailment, .belonging: listed(capture.rawValue, at: start)
        case .kin, .tie:
            [single(at: start) { lexicon.lists[capture.rawValue]?.contains($0) ?? false }].compactMap(\.self)
        case .number, .year, .hour: Numbers(tokens: tokens, lexicon: lexicon).candidates(for: capture, at: start)
        case .month, .season, .unit:
            [single(at: start) { lexicon.values[capture.rawValue + "s"]?[$0] != nil }].compactMap(\.self)
        }
    }

    // MARK: Names

    /// Whether the word at a place may name somebody or something: it has a capital letter and is none of the words that
    /// have one though they name nobody.
    func isName(at index: Int) -> Bool {
        guard index < tokens.count, tokens[index].isWord, tokens[index].isCapital else { return false }
        let word = tokens[index].text
        return word.count > 1 && !lexicon.ends.contains(word) && !StopWords.contains(word)
            && lexicon.lists["names.common"]?.contains(word) != true
    }

    private func named(at start: Int, atMost most: Int) -> [Candidate] {
        let words = tokens[min(start, tokens.count)...].prefix(most).prefix { token in
            token.isWord && token.isCapital && !lexicon.ends.contains(token.text)
                && lexicon.values["months"]?[token.text] == nil
        }
        return (0..<words.count).reversed().map { candidate(start, start + $0 + 1) }
    }

    private func quoted(at start: Int) -> [Candidate] {
        guard start < tokens.count, tokens[start].text == "«",
            let end = tokens[start...].prefix(6).firstIndex(where: { $0.text == "»" }), end > start + 1
        else { return [] }
        return [Candidate(words: candidate(start + 1, end).words, end: end + 1)]
    }

    // MARK: Nouns

    /// Up to three words, the last of them in a list of the lexicon.
    private func listed(_ list: String, at start: Int) -> [Candidate] {
        guard let list = lexicon.lists[list] else { return [] }
        let start = skippingDeterminers(from: start)
        let run = run(from: start, atMost: 3)
        return (0..<run).reversed().filter { list.contains(tokens[start + $0].text) }
            .filter { last in tokens[start..<start + last].allSatisfy { mayQualify($0.text) } }
            .map { candidate(start, start + $0 + 1) }
    }

    private func things(at start: Int) -> [Candidate] {
        if let name = quoted(at: start).first { return [name] }
        let first = skippingDeterminers(from: start)
        guard run(from: first, atMost: 1) == 1 else { return [] }
        return isDeclined ? phrases(at: first) : shortRun(at: first)
    }

    /// A verb with its object, or a noun with its adjectives: where endings tell what a word is.
    private func phrases(at start: Int) -> [Candidate] {
        guard isVerb(start) else { return [noun(at: start)].compactMap(\.self) }
        let verb = candidate(start, start + 1)
        guard let noun = noun(at: skippingDeterminers(from: start + 1)) else { return [verb] }
        let isLight = lexicon.lists["light"]?.contains(verb.words) ?? false
        return [isLight ? noun : Candidate(words: "\(verb.words) \(noun.words)", end: noun.end), verb]
    }

    private func noun(at start: Int) -> Candidate? {
        let run = run(from: start, atMost: 3)
        guard run > 0 else { return nil }
        let adjectives = tokens[start..<start + run - 1].prefix { lexicon.adjectives.contains($0.text) }.count
        return candidate(start, start + adjectives + 1)
    }

    /// All words up to the clause's end or a word that cannot belong to them, if they are few.
    private func shortRun(at start: Int) -> [Candidate] {
        let isVerb = lexicon.lists["light"]?.contains(tokens[start].text) ?? false
        let first = isVerb ? skippingDeterminers(from: start + 1) : start
        let run = run(from: first, atMost: 4)
        let next = first + run
        let hangsOn = next < tokens.count && lexicon.lists["hangs"]?.contains(tokens[next].text) == true
        return (1...3).contains(run) && !hangsOn ? [candidate(first, next)] : []
    }

    private func isVerb(_ index: Int) -> Bool {
        guard index < tokens.count, lexicon.lists["nouns"]?.contains(tokens[index].text) != true else { return false }
        return lexicon.infinitives.contains(tokens[index].text)
    }

    /// How many words follow before the clause ends or a word that cannot belong to what is named.
    private func run(from start: Int, atMost most: Int) -> Int {
        tokens[min(start, tokens.count)...].prefix(most).prefix { $0.isWord && !lexicon.ends.contains($0.text) }.count
    }

    /// Whether the endings of a language tell adjectives from nouns.
    private var isDeclined: Bool { !lexicon.lines("adjectives").isEmpty }

    private func mayQualify(_ word: String) -> Bool { !isDeclined || lexicon.adjectives.contains(word) }

    private func skippingDeterminers(from start: Int) -> Int {
        var index = start
        while index < tokens.count, index < start + 2, lexicon.determiners.contains(tokens[index].text) { index += 1 }
        return index
    }

    private func single(at start: Int, where isMeant: (String) -> Bool) -> Candidate? {
        let start = skippingDeterminers(from: start)
        guard start < tokens.count, tokens[start].isWord, isMeant(tokens[start].text) else { return nil }
        return candidate(start, start + 1)
    }

    private func candidate(_ start: Int, _ end: Int) -> Candidate {
        Candidate(words: tokens[start..<end].map(\.text).joined(separator: " "), end: end)
    }
}
