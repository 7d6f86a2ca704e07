/// Finds passages of diaries by their words.
///
/// What a passage is about is often said in the one before it, or taken up in the one after; and a fact that was drawn
/// from it may name what the passage only hints at. So each passage is looked at in four ways, and the scores are joined:
///
/// 1. its own words and those of the facts that rest on it,
/// 2. its words and those of the passage before it,
/// 3. its words and those of the passages before and after it,
/// 4. the best of the facts that rest on it, alone.
///
/// Neighbours are within the same group, that is, within one diary entry. All four are counted from the same two
/// inverted indexes while a question is answered, so that adding or removing a passage costs nothing elsewhere.
public struct LexicalIndex: Sendable {
    private var passages = Postings()
    private var groups: [Int64] = []
    private var isRemoved: [Bool] = []
    private var facts = Postings()
    /// The passages each fact rests on; none for one that was removed.
    private var owners: [[Int]] = []
    private let rule = BM25()
    private var associations: Associations?

    /// An empty index.
    public init() {}

    /// How many passages there ever were: their numbers run from 0.
    public var passageCount: Int { passages.count }

    /// How many facts there ever were: their numbers run from 0.
    public var factCount: Int { facts.count }

    /// Adds a passage after all others.
    ///
    /// - Parameters:
    ///   - terms: Its words, as ``Terms`` makes them.
    ///   - group: What it is a part of. Passages of one group stand side by side.
    /// - Returns: Its number.
    @discardableResult
    public mutating func addPassage(_ terms: [String], group: Int64) -> Int {
        associations = nil
        passages.append(terms)
        groups.append(group)
        isRemoved.append(false)
        return passages.count - 1
    }

    /// Adds a fact.
    ///
    /// - Parameter owners: The numbers of the passages it rests on.
    /// - Returns: Its number.
    @discardableResult
    public mutating func addFact(_ terms: [String], restingOn owners: [Int]) -> Int {
        associations = nil
        facts.append(terms)
        self.owners.append(owners)
        return facts.count - 1
    }

    /// Leaves a passage out from now on.
    public mutating func removePassage(_ number: Int) {
        associations = nil
        isRemoved[number] = true
    }

    /// Leaves a fact out from now on.
    public mutating func removeFact(_ number: Int) {
        associations = nil
        owners[number] = []
    }
}

// MARK: The company that words keep

extension LexicalIndex {
    /// Learns which words go together, once passages and facts were added or removed. Until then, searches go without.
    public mutating func associate() {
        associations = Associations(
            passages: passages, groups: groups.indices.map { isRemoved[$0] ? nil : groups[$0] }, facts: facts
        ) { !owners[$0].isEmpty }
    }

    /// How near passages and facts come to a question by the company that its words keep.
    private func company(of terms: [String]) -> (passages: [Float], facts: [Float])? {
        associations?.closeness(
            to: terms.compactMap(passages.number), passages: passages, facts: facts)
    }
}

// MARK: Comparing

extension LexicalIndex {
    /// How alike each fact is to a statement, those that were removed included, as ``Likeness`` has it.
    ///
    /// - Parameter terms: The terms of the statement.
    func likeness(to terms: Set<String>) -> [Double] {
        var shared = [Int32](repeating: 0, count: facts.count)
        for term in terms { for posting in facts[term] { shared[Int(posting.text)] += 1 } }
        return zip(shared, facts.widths).map { shared, width in
            shared == 0 ? 0 : Double(shared) / (Double(width) * Double(terms.count)).squareRoot()
        }
    }
}

// MARK: Searching

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

    /// Looks for what has the words of a question.
    public func search(_ terms: [String]) -> Scores {
        let terms = Array(Set(terms)).sorted()
        let scores = factScores(terms)
        let company = company(of: terms)
        return Scores(
            ways: [
                passageScores(terms, reach: 0...0, withFacts: true), passageScores(terms, reach: 0...1),
                passageScores(terms, reach: -1...1), bestFacts(scores),
            ].map { Fusion.scaled($0, least: 0) },
            facts: Fusion.scaled(scores, least: 0),
            company: company.map { near in
                Recall.Meaning(
                    passages: Closeness(near.passages.enumerated().map { isRemoved[$0.offset] ? nil : $0.element }),
                    facts: Closeness(
                        nearestFacts(near.facts.enumerated().map { owners[$0.offset].isEmpty ? nil : $0.element })))
            })
    }

    /// - Parameter reach: To which passages after (or, below zero, before) it the words of a passage count.
    private func passageScores(_ terms: [String], reach: ClosedRange<Int>, withFacts: Bool = false) -> [Float] {
        let lengths = lengths(reach: reach, withFacts: withFacts)
        let living = isRemoved.count { !$0 }
        let mean = lengths.reduce(0, +) / Float(max(living, 1))
        var scores = [Float](repeating: 0, count: passages.count)
        var counts = TermCounts(size: passages.count)
        for term in terms {
            for posting in passages[term] { spread(posting, reach) { counts.add(posting.count, to: $0) } }
            if withFacts { for posting in facts[term] { spreadFact(posting) { counts.add(posting.count, to: $0) } } }
            let weight = rule.weight(of: counts.texts.count, among: living)
            counts.drain { text, count in
                scores[text] += rule.score(count: count, weight: weight, length: lengths[text], mean: mean)
            }
        }
        return scores
    }

    private func factScores(_ terms: [String]) -> [Float] {
        let living = owners.count { !$0.isEmpty }
        let total = zip(facts.lengths, owners).reduce(Float(0)) { $0 + ($1.1.isEmpty ? 0 : Float($1.0)) }
        var scores = [Float](repeating: 0, count: facts.count)
        for term in terms {
            let found = facts[term].filter { !owners[Int($0.text)].isEmpty }
            let weight = rule.weight(of: found.count, among: living)
            for posting in found {
                let text = Int(posting.text)
                scores[text] += rule.score(
                    count: Float(posting.count), weight: weight, length: Float(facts.lengths[text]),
                    mean: total / Float(max(living, 1)))
            }
        }
        return scores
    }

    /// How near the nearest of the facts comes that rest on each passage: where there is none, no nearer than any fact;
    /// nothing for a passage that was removed.
    ///
    /// - Parameter facts: How near the facts come, by number, as far as that is known.
    public func nearestFacts(_ facts: [Float?]) -> [Float?] {
        guard let least = facts.compactMap(\.self).min() else { return isRemoved.map { _ in nil } }
        var best = isRemoved.map { $0 ? nil : Optional(least) }
        for (value, owners) in zip(facts, owners) {
            for owner in owners { best[owner] = best[owner].map { max($0, value ?? least) } }
        }
        return best
    }

    private func bestFacts(_ scores: [Float]) -> [Float] {
        var best = [Float](repeating: 0, count: passages.count)
        for (score, owners) in zip(scores, owners) {
            for owner in owners where !isRemoved[owner] { best[owner] = max(best[owner], score) }
        }
        return best
    }

    /// How many words each passage has with those of its neighbours that count for it.
    private func lengths(reach: ClosedRange<Int>, withFacts: Bool) -> [Float] {
        var lengths = [Float](repeating: 0, count: passages.count)
        for (number, length) in passages.lengths.enumerated() {
            spread(Postings.Posting(text: Int32(number), count: length), reach) { lengths[$0] += Float(length) }
        }
        guard withFacts else { return lengths }
        for (number, length) in facts.lengths.enumerated() {
            for owner in owners[number] where !isRemoved[owner] { lengths[owner] += Float(length) }
        }
        return lengths
    }

    /// Names the passages for which the words of one count.
    private func spread(_ posting: Postings.Posting, _ reach: ClosedRange<Int>, _ body: (Int) -> Void) {
        let from = Int(posting.text)
        guard !isRemoved[from] else { return }
        for step in reach {
            let to = from + step
            if groups.indices.contains(to), groups[to] == groups[from], !isRemoved[to] { body(to) }
        }
    }

    /// Names the passages that a fact rests on.
    private func spreadFact(_ posting: Postings.Posting, _ body: (Int) -> Void) {
        for owner in owners[Int(posting.text)] where !isRemoved[owner] { body(owner) }
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
