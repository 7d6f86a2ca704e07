public import Domain
public import Words

/// Everything one person said and the clone knows of them, to be searched. It is brought up to date in place, and then
/// answers as one that was made anew.
public struct PersonIndex: Sendable {
    /// The memories that were not taken back, by number.
    public private(set) var memories: [MemoryID: Memory] = [:]
    /// What was put out of mind because its time was over: only the person of then is asked for it.
    private(set) var retired: [MemoryID: Memory] = [:]
    /// Those that went into another: no search finds them, but what says one of them again is known.
    private(set) var merged: [MemoryID: Memory] = [:]
    /// What a search finds nothing about.
    public var oblivion: Oblivion?
    private var diaries: [DiaryID: Diary] = [:]

    /// The passages by their place in the lexical index: those of one entry side by side. Of those that are gone, the
    /// places stay.
    private(set) var passages: [Passage] = []
    private(set) var places: [DiaryID: Range<Int>] = [:]
    /// The memories by their place among the facts of the lexical index.
    private(set) var order: [MemoryID] = []
    private(set) var facts: [MemoryID: Int] = [:]
    /// The memories that rest on words of an entry.
    private var resting: [DiaryID: Set<MemoryID>] = [:]
    private(set) var lexical = LexicalIndex()
    private(set) var vectors = VectorShelf()
    /// Where on the shelf the vectors of passages and memories belong, by their places.
    private(set) var slots: (passages: [Int], facts: [Int]) = ([], [])
    /// What the question means that is asked just now, if that is known.
    var meaning: [Float]?
    let terms: Terms

    /// Indexes nothing yet.
    public init(terms: Terms) {
        self.terms = terms
    }

    /// Indexes entries and memories.
    public init(diaries: [Diary], memories: [Memory], terms: Terms) {
        self.init(diaries: diaries, memories: memories, terms: terms, vectors: VectorShelf())
    }

    private init(diaries: [Diary], memories: [Memory], terms: Terms, vectors: VectorShelf) {
        self.init(terms: terms)
        self.vectors = vectors
        for diary in diaries.sorted(by: { $0.id.rawValue < $1.id.rawValue }) { add(diary) }
        for memory in memories.sorted(by: { $0.id.rawValue < $1.id.rawValue }) { add(memory) }
        lexical.associate()
    }

    /// All entries, the oldest first.
    public var entries: [Diary] { diaries.values.sorted { $0.id.rawValue < $1.id.rawValue } }

    /// About how many bytes of memory it takes.
    public var size: Int { wordSize + vectors.size }
    private var wordSize = 0
}

// MARK: Bringing up to date

extension PersonIndex {
    /// Takes in what has changed.
    public mutating func update(with change: ArchiveChange) {
        let entries = change.goneDiaries.union(change.diaries.map(\.id))
        let touched = change.memories.filter { !renew($0) }
        // What rests on words that have changed rests elsewhere now.
        let moved = entries.reduce(into: Set<MemoryID>()) { $0.formUnion(resting[$1] ?? []) }
            .subtracting(change.goneMemories).subtracting(touched.map(\.id))
            .compactMap { memories[$0] }
        let left = change.goneMemories.union(touched.map(\.id)).union(moved.map(\.id))
        for memory in left { remove(memory) }
        for diary in entries { remove(diary) }
        for diary in change.diaries { add(diary) }
        for memory in (touched + moved).sorted(by: { $0.id.rawValue < $1.id.rawValue }) { add(memory) }
        for row in change.goneVectors { vectors.remove(row: row) }
        // In the order in which they were written, for of two vectors of one text the newest counts.
        for (row, kept) in change.vectors.sorted(by: { $0.key < $1.key }) { vectors.add(kept, row: row) }
        if isMostlyGone {
            self = renewed
        } else if !entries.isEmpty || !left.isEmpty || !touched.isEmpty {
            lexical.associate()
        }
    }

    /// The same, made anew.
    private var renewed: PersonIndex {
        let all = Array(memories.values) + retired.values + merged.values
        return PersonIndex(diaries: entries, memories: all, terms: terms, vectors: vectors.tidied)
    }

    /// Whether most places are those of what is gone, which costs time in every search.
    private var isMostlyGone: Bool {
        let living = places.values.reduce(0) { $0 + $1.count } + facts.count
        return passages.count + order.count > 2 * living + Self.fewPlaces
    }

    private static let fewPlaces = 200

    /// Takes in a memory of which nothing has changed that is searched, such as how often it was used. Returns whether
    /// it is one.
    private mutating func renew(_ memory: Memory) -> Bool {
        guard memory.withdrawal == nil, let known = memories[memory.id], known.kind == memory.kind,
            known.text == memory.text, known.evidence == memory.evidence
        else { return false }
        memories[memory.id] = memory
        return true
    }

    private mutating func add(_ diary: Diary) {
        let first = passages.count
        for passage in Passage.cut(diary) {
            lexical.addPassage(terms.terms(of: passage.quote.text), group: diary.id.rawValue)
            passages.append(passage)
        }
        places[diary.id] = first..<passages.count
        slots.passages += (first..<passages.count).map { vectors.slot(of: TextDigest(of: embedded($0))) }
        diaries[diary.id] = diary
        wordSize += Self.size(of: diary)
    }

    private mutating func remove(_ id: DiaryID) {
        guard let diary = diaries.removeValue(forKey: id), let places = places.removeValue(forKey: id) else { return }
        for place in places {
            lexical.removePassage(place)
            passages[place].quote.text = ""
            passages[place].memories = []
        }
        wordSize -= Self.size(of: diary)
    }

    private mutating func add(_ memory: Memory) {
        guard memory.withdrawal == nil else {
            if memory.withdrawal?.into != nil { merged[memory.id] = memory }
            if memory.withdrawal?.reason == .stale { retired[memory.id] = memory }
            return
        }
        let owners = owners(of: memory)
        facts[memory.id] = lexical.addFact(terms.terms(of: memory.text), restingOn: owners)
        order.append(memory.id)
        slots.facts.append(vectors.slot(of: TextDigest(of: memory.text)))
        for owner in owners { passages[owner].add(memory.id) }
        for evidence in memory.evidence { resting[evidence.quote.diary, default: []].insert(memory.id) }
        memories[memory.id] = memory
        wordSize += Self.size(of: memory)
    }

    private mutating func remove(_ id: MemoryID) {
        (retired[id], merged[id]) = (nil, nil)
        guard let memory = memories.removeValue(forKey: id), let fact = facts.removeValue(forKey: id) else { return }
        lexical.removeFact(fact)
        for owner in owners(of: memory) { passages[owner].memories.removeAll { $0 == id } }
        for evidence in memory.evidence { resting[evidence.quote.diary]?.remove(id) }
        wordSize -= Self.size(of: memory)
    }

    /// What a passage is embedded as: what it is about is often said in the one before it. Only one of the same part, for
    /// a vector goes with the part that it was made of.
    func embedded(_ place: Int) -> String {
        let passage = passages[place].quote
        let text = String(passage.text.prefix(Self.longestEmbedded))
        // What stands before the first one may be what the entry said before it was changed.
        guard let entry = places[passage.diary], place > entry.lowerBound,
            passages[place - 1].quote.part == passage.part
        else { return text }
        return "\(passages[place - 1].quote.text.suffix(Self.longestEmbedded - text.count)) \(text)"
    }

    /// The most characters that are embedded together: models take a few hundred tokens, and some refuse more.
    private static let longestEmbedded = 1000

    /// The places of the passages a memory rests on.
    private func owners(of memory: Memory) -> [Int] {
        let found = memory.evidence.flatMap { evidence in
            places[evidence.quote.diary].map { $0.filter { passages[$0].holds(evidence.quote) } } ?? []
        }
        return Set(found).sorted()
    }

    /// The words, their copies in passages, and what is noted of each term.
    private static func size(of diary: Diary) -> Int {
        diary.parts.reduce(500) { $0 + 6 * ($1.text?.utf8.count ?? 0) + 200 }
    }

    private static func size(of memory: Memory) -> Int {
        memory.evidence.reduce(800 + 4 * memory.text.utf8.count) { $0 + 2 * $1.quote.text.utf8.count + 200 }
    }
}
