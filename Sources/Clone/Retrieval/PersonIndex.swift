public import Domain

/// Everything one person said and the clone knows of them, to be searched.
public struct PersonIndex: Sendable {
    /// The passages of all entries, in order.
    public private(set) var passages: [Passage] = []
    /// The memories, by number.
    public private(set) var memories: [MemoryID: Memory] = [:]
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
    /// - Parameter asked: The time that the question is about; any where there is none.
    public func search(_ question: String, most: Int, asked: AskedTime? = nil) -> Found {
        let words = terms.terms(of: question)
        let scores = lexical.search(words)
        let joined = Recall.scores(words: scores)
        let allowed = passages.indices.map { number in
            // A passage that has none of the words, nor rests on a memory that has, was only near one that has.
            scores.ways[0][number] > 0 && admits(passages[number], asked) ? joined[number] : 0
        }
        var found = Fusion.best(allowed, count: most).map { passages[$0] }
        if found.count < most { found += rest(of: asked, most: most - found.count, besides: found) }
        let memories = Fusion.best(scores.facts, count: scores.facts.count).lazy.compactMap { number in
            self.memories[order[number]].flatMap { admitted($0, asked) }
        }
        return Found(passages: found, memories: Array(memories.prefix(most)))
    }

    /// The terms of a passage.
    func terms(of passage: Passage) -> [String] { terms.terms(of: passage.quote.text) }
}
