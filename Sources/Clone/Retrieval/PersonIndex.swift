public import Domain

/// Everything one person said and the clone knows of them, to be searched.
public struct PersonIndex: Sendable {
    /// The passages of all entries, in order.
    public private(set) var passages: [Passage] = []
    /// The memories, by number.
    public private(set) var memories: [MemoryID: Memory] = [:]
    /// What a search finds nothing about.
    public var oblivion: Oblivion?
    private var order: [MemoryID] = []
    private var lexical = LexicalIndex()
    private let terms: Terms

    /// Indexes entries and memories.
    public init(diaries: [Diary], memories: [Memory], terms: Terms) {
        self.terms = terms
        for diary in diaries { add(diary) }
        for memory in memories where memory.withdrawal == nil { add(memory) }
    }

    private mutating func add(_ diary: Diary) {
        for passage in Passage.cut(diary) {
            lexical.addPassage(terms.terms(of: passage.quote.text), group: diary.id.rawValue)
            passages.append(passage)
        }
    }

    private mutating func add(_ memory: Memory) {
        let owners = memory.evidence.flatMap { evidence in
            passages.indices.filter { passages[$0].holds(evidence.quote) }
        }
        lexical.addFact(terms.terms(of: memory.text), restingOn: owners)
        for owner in owners { passages[owner].memories.append(memory.id) }
        memories[memory.id] = memory
        order.append(memory.id)
    }
}

// MARK: Searching

extension PersonIndex {
    /// What a search found.
    public struct Found: Equatable, Sendable {
        /// The passages that answer best, the best first.
        public var passages: [Passage]
        /// The memories that answer best, the best first.
        public var memories: [Memory]
    }

    /// Looks for what answers a question.
    ///
    /// - Parameter days: Only what was said on these days counts; all where there are none.
    public func search(_ question: String, most: Int, days: ClosedRange<LocalDate>? = nil) -> Found {
        let words = terms.terms(of: question)
        let scores = lexical.search(words)
        let joined = Recall.scores(words: scores)
        let allowed = passages.indices.map { number in
            // A passage that has none of the words, nor rests on a memory that has, was only near one that has.
            scores.ways[0][number] > 0 && days?.contains(passages[number].quote.day) != false ? joined[number] : 0
        }
        return Found(
            passages: best(allowed, most).lazy.map { passages[$0] }
                .filter { oblivion?.covers($0.quote.text) != true }.prefix(most).map(\.self),
            memories: best(scores.facts, most).lazy.compactMap { memories[order[$0]] }
                .filter { oblivion?.covers($0.text, $0.claim) != true }.prefix(most).map(\.self))
    }

    /// The best, and all where some of them may be left out.
    private func best(_ scores: [Float], _ most: Int) -> [Int] {
        Fusion.best(scores, count: oblivion?.isEmpty == false ? scores.count : most)
    }
}
