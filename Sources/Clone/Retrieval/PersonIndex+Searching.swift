public import Domain
import Words

extension PersonIndex {
    /// What a search found.
    public struct Found: Equatable, Sendable {
        /// The passages that answer best, the best first.
        public var passages: [Passage]
        /// The memories that answer best, the best first.
        public var memories: [Memory]
    }

    /// The index for one question that is known to mean something: all searches go by that too.
    ///
    /// - Parameter meaning: The question's vector, of length 1; none for a search by words alone.
    public func asked(_ meaning: [Float]?) -> PersonIndex {
        var index = self
        index.meaning = meaning
        return index
    }

    /// Looks for what answers a question. Of what answers equally well, the newest comes first.
    ///
    /// - Parameter asked: The time that the question is about; any where there is none.
    public func search(_ question: String, most: Int, asked: AskedTime? = nil) -> Found {
        let words = lexical.search(terms.terms(of: question))
        let cosines = meaning.map(vectors.cosines)
        let known = cosines.flatMap { closeness($0, of: slots.facts, without: lexical.isFactRemoved) }
        let scores = passageScores(words, meaning(known, cosines)) { admits($0, asked) }
        let best = Fusion.ranked(scores) { lexical.groups[$0] }
        var found = Array(best.lazy.map { passages[$0] }.filter(isRemembered).prefix(most))
        if found.count < most { found += rest(of: asked, most: most - found.count, besides: found) }
        let told = Fusion.ranked(factScores(words, known.map(Closeness.init))) { order[$0].rawValue }
        let remembered = told.lazy.compactMap { memories[order[$0]].flatMap { admitted($0, asked) } }
            .filter { oblivion?.covers($0.text, $0.claim) != true }
        return Found(passages: found, memories: Array(remembered.prefix(most)))
    }

    /// How near the texts come to what is asked that are there; none where none of them has a vector.
    private func closeness(_ cosines: [Float?], of slots: [Int], without isGone: [Bool]) -> [Float?]? {
        let known = zip(slots, isGone).map { slot, isGone in isGone ? nil : cosines[slot] }
        return known.contains { $0 != nil } ? known : nil
    }

    /// How near passages come to what is asked by a model's vectors.
    ///
    /// - Parameters:
    ///   - known: How near memories come.
    ///   - cosines: How near each text comes, by its place on the shelf.
    private func meaning(_ known: [Float?]?, _ cosines: [Float?]?) -> Recall.Meaning? {
        let said = cosines.flatMap { closeness($0, of: slots.passages, without: lexical.isRemoved) }
        guard said != nil || known != nil else { return nil }
        return Recall.Meaning(
            passages: Closeness(said ?? passages.map { _ in nil }),
            facts: Closeness(lexical.nearestFacts(known ?? order.map { _ in nil })))
    }

    /// How well each passage answers; 0 for one that has none of the words, nor rests on a memory that has, and does not
    /// stand out otherwise: it was only near one that does.
    private func passageScores(
        _ words: LexicalIndex.Scores, _ meaning: Recall.Meaning?, where isWanted: (Int) -> Bool
    ) -> [Float] {
        var scores = Recall.scores(words: words, meaning: meaning)
        for number in scores.indices {
            let answers =
                words.ways[0][number] > 0 || words.company?.isOutstanding(number) == true
                || meaning?.isOutstanding(number) == true
            if !answers || lexical.isRemoved[number] || !isWanted(number) { scores[number] = 0 }
        }
        return scores
    }

    private func factScores(_ words: LexicalIndex.Scores, _ known: Closeness?) -> [Float] {
        var scores = Recall.scores(facts: words.facts, meaning: known)
        for number in scores.indices {
            let answers = words.facts[number] > 0 || known?.isOutstanding(number) == true
            if !answers || lexical.isFactRemoved[number] { scores[number] = 0 }
        }
        return scores
    }

    /// Whether a passage is about nothing that the person wants forgotten.
    func isRemembered(_ passage: Passage) -> Bool { oblivion?.covers(passage.quote.text) != true }

    /// The memories of its kind that say much the same as a finding, also those that went into another, and those in a
    /// slot near to its own, the oldest first.
    public func alike(_ finding: Finding) -> [MemoryID] {
        let likeness = lexical.likeness(to: Set(terms.terms(of: finding.text)))
        let near = facts.filter { id, fact in
            guard let memory = memories[id] else { return false }
            return likeness[fact] >= Likeness.same && memory.kind == finding.kind
                || finding.claim.map { memory.claim?.slot.isNear($0.slot) ?? false } ?? false
        }
        let gone = merged.filter { $0.value.kind == finding.kind && $0.value.text == finding.text }
        return (near.map(\.key) + gone.map(\.key)).sorted { $0.rawValue < $1.rawValue }
    }

    /// The passages and memories in which any of some terms stands, in their own words.
    func texts(with terms: Set<String>) -> [String] {
        terms.flatMap { term in
            let found = lexical.texts(with: term)
            return found.passages.map { passages[$0].quote.text } + found.facts.compactMap { memories[order[$0]]?.text }
        }
    }

    /// The terms of a passage.
    func terms(of passage: Passage) -> [String] { terms.terms(of: passage.quote.text) }
}
