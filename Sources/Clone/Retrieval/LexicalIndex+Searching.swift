extension LexicalIndex {
    /// How well each passage and each fact answers, in their own scale: only their order means something.
    public struct Scores: Sendable {
        /// By number of passage, each of the four ways by itself, brought to between 0 and 1.
        public var ways: [[Float]]
        /// By number of fact, between 0 and 1.
        public var facts: [Float]
        /// By the company that words keep; none where no word of the question was ever used.
        public var company: Recall.Meaning?
    }

    private static let rule = BM25()

    /// Looks for what has the words of a question.
    public func search(_ terms: [String]) -> Scores {
        let terms = numbers(of: Set(terms).sorted())
        let scores = factScores(terms)
        return Scores(
            ways: [
                passageScores(terms, reach: 0...0, withFacts: true), passageScores(terms, reach: 0...1),
                passageScores(terms, reach: -1...1), bestFacts(scores),
            ].map { Fusion.scaled($0, least: 0) },
            facts: Fusion.scaled(scores, least: 0),
            company: company(of: terms))
    }

    /// - Parameter reach: To which passages after (or, below zero, before) it the words of a passage count.
    private func passageScores(_ terms: [Int], reach: ClosedRange<Int>, withFacts: Bool = false) -> [Float] {
        let lengths = lengths(reach: reach, withFacts: withFacts)
        let living = isRemoved.count { !$0 }
        let mean = lengths.reduce(0, +) / Float(max(living, 1))
        var scores = [Float](repeating: 0, count: passages.count)
        var counts = TermCounts(size: passages.count)
        for term in terms {
            for posting in passages.texts(with: term) {
                spread(Int(posting.number), reach) { counts.add(posting.count, to: $0) }
            }
            if withFacts { for posting in facts.texts(with: term) { spreadFact(posting, &counts) } }
            let weight = Self.rule.weight(of: counts.texts.count, among: living)
            counts.drain { text, count in
                scores[text] += Self.rule.score(count: count, weight: weight, length: lengths[text], mean: mean)
            }
        }
        return scores
    }

    private func factScores(_ terms: [Int]) -> [Float] {
        let resting = facts.lengths.indices.filter { !owners.isEmpty($0) }
        let mean = resting.reduce(Float(0)) { $0 + Float(facts.lengths[$1]) } / Float(max(resting.count, 1))
        var scores = [Float](repeating: 0, count: facts.count)
        for term in terms {
            let found = facts.texts(with: term).filter { !owners.isEmpty(Int($0.number)) }
            let weight = Self.rule.weight(of: found.count, among: resting.count)
            for posting in found {
                let text = Int(posting.number)
                scores[text] += Self.rule.score(
                    count: Float(posting.count), weight: weight, length: Float(facts.lengths[text]), mean: mean)
            }
        }
        return scores
    }

    /// How near the nearest of the facts comes that rest on each passage: where there is none, no nearer than any fact;
    /// nothing for a passage that was removed.
    ///
    /// - Parameter facts: How near the facts come, by number, as far as that is known.
    public func nearestFacts(_ facts: [Float?]) -> [Float?] {
        guard let least = facts.lazy.compactMap(\.self).min() else { return isRemoved.map { _ in nil } }
        var best = isRemoved.map { $0 ? nil : Optional(least) }
        owners.forEach { fact, owners in
            let value = facts[fact] ?? least
            for owner in owners { best[owner] = best[owner].map { max($0, value) } }
        }
        return best
    }

    private func bestFacts(_ scores: [Float]) -> [Float] {
        var best = [Float](repeating: 0, count: passages.count)
        owners.forEach { fact, owners in
            for owner in owners where !isRemoved[owner] { best[owner] = max(best[owner], scores[fact]) }
        }
        return best
    }

    /// How many words each passage has with those of its neighbours that count for it.
    private func lengths(reach: ClosedRange<Int>, withFacts: Bool) -> [Float] {
        var lengths = [Float](repeating: 0, count: passages.count)
        for (number, length) in passages.lengths.enumerated() where length > 0 {
            spread(number, reach) { lengths[$0] += Float(length) }
        }
        guard withFacts else { return lengths }
        owners.forEach { fact, owners in
            for owner in owners where !isRemoved[owner] { lengths[owner] += Float(facts.lengths[fact]) }
        }
        return lengths
    }

    /// Names the passages for which the words of one count.
    private func spread(_ passage: Int, _ reach: ClosedRange<Int>, _ body: (Int) -> Void) {
        body(passage)
        if reach.contains(-1), follows[passage] { body(passage - 1) }
        if reach.contains(1), passage + 1 < follows.count, follows[passage + 1] { body(passage + 1) }
    }

    /// Counts a term of a fact for the passages that it rests on.
    private func spreadFact(_ posting: Postings.Posting, _ counts: inout TermCounts) {
        for owner in owners[Int(posting.number)] where !isRemoved[owner] { counts.add(posting.count, to: owner) }
    }
}

/// How often one term stands in each text, for one term after another.
private struct TermCounts {
    private var counts: [Int32]
    private(set) var texts: [Int] = []

    init(size: Int) {
        counts = [Int32](repeating: 0, count: size)
    }

    mutating func add(_ count: Int32, to text: Int) {
        if counts[text] == 0 { texts.append(text) }
        counts[text] += count
    }

    /// Hands over what was counted, and begins anew.
    mutating func drain(_ body: (Int, Float) -> Void) {
        for text in texts {
            body(text, Float(counts[text]))
            counts[text] = 0
        }
        texts.removeAll(keepingCapacity: true)
    }
}
