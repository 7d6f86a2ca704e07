public import Domain

/// Everything one person said and the clone knows of them, to be searched. It is brought up to date in place, and then
/// answers as one that was made anew.
public struct PersonIndex: Sendable {
    /// The memories that were not taken back, by number.
    public private(set) var memories: [MemoryID: Memory] = [:]
    /// What was put out of mind because its time was over: only the person of then is asked for it.
    private(set) var retired: [MemoryID: Memory] = [:]
    /// Those that went into another: no search finds them, but what says one of them again is known.
    private var merged: [MemoryID: Memory] = [:]
    /// What a search finds nothing about.
    public var oblivion: Oblivion?
    private var diaries: [DiaryID: Diary] = [:]

    /// The passages by their place in the lexical index: those of one entry side by side. Of those that are gone, the
    /// places stay.
    private(set) var passages: [Passage] = []
    private var places: [DiaryID: Range<Int>] = [:]
    /// The memories by their place among the facts of the lexical index.
    private var order: [MemoryID] = []
    private var facts: [MemoryID: Int] = [:]
    /// The memories that rest on words of an entry.
    private var resting: [DiaryID: Set<MemoryID>] = [:]
    private var lexical = LexicalIndex()
    /// What passages and memories are embedded as, by their places.
    private var digests: (passages: [TextDigest], facts: [TextDigest]) = ([], [])
    private var vectors = VectorShelf()
    private var meaning: [Float]?
    private let terms: Terms

    /// Indexes nothing yet.
    public init(terms: Terms) {
        self.terms = terms
    }

    /// Indexes entries and memories.
    public init(diaries: [Diary], memories: [Memory], terms: Terms) {
        self.init(terms: terms)
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
        for (row, kept) in change.vectors { vectors.add(kept, row: row) }
        if isMostlyGone {
            self = renewed
        } else if !entries.isEmpty || !left.isEmpty || !touched.isEmpty {
            lexical.associate()
        }
    }

    /// The same, made anew.
    private var renewed: PersonIndex {
        let all = Array(memories.values) + retired.values + merged.values
        var index = PersonIndex(diaries: entries, memories: all, terms: terms)
        index.vectors = vectors
        return index
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
        digests.passages += places[diary.id, default: 0..<0].map { TextDigest(of: embedded($0)) }
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
        digests.facts.append(TextDigest(of: memory.text))
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
    private func embedded(_ place: Int) -> String {
        let passage = passages[place].quote
        let text = String(passage.text.prefix(Self.longestEmbedded))
        guard place > 0, passages[place - 1].quote.part == passage.part else { return text }
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

// MARK: Searching

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
        let known = closeness(of: digests.facts, where: { facts[order[$0]] == $0 })
        let scores = passageScores(words, meaning(known)) { admits(passages[$0], asked) }
        let best = Fusion.best(scores, count: scores.count) { passages[$0].quote.diary.rawValue }
        var found = Array(best.lazy.map { passages[$0] }.filter(isRemembered).prefix(most))
        if found.count < most { found += rest(of: asked, most: most - found.count, besides: found) }
        let told = factScores(words, known.map(Closeness.init))
        let remembered = Fusion.best(told, count: told.count) { order[$0].rawValue }.lazy
            .compactMap { memories[order[$0]].flatMap { admitted($0, asked) } }
            .filter { oblivion?.covers($0.text, $0.claim) != true }
        return Found(passages: found, memories: Array(remembered.prefix(most)))
    }

    /// How near passages come to what is asked by a model's vectors.
    private func meaning(_ known: [Float?]?) -> Recall.Meaning? {
        let said = closeness(of: digests.passages, where: { !isGone($0) })
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
                words.ways[0][number] > 0
                || [words.company, meaning].contains { $0?.isOutstanding(number) == true }
            if !answers || isGone(number) || !isWanted(number) { scores[number] = 0 }
        }
        return scores
    }

    private func factScores(_ words: LexicalIndex.Scores, _ known: Closeness?) -> [Float] {
        var scores = Recall.scores(facts: words.facts, meaning: known)
        for number in scores.indices {
            let answers = words.facts[number] > 0 || known?.isOutstanding(number) == true
            if !answers || facts[order[number]] != number { scores[number] = 0 }
        }
        return scores
    }

    /// How near texts come to what is asked; none where that, or none of them, has a vector.
    private func closeness(of texts: [TextDigest], where isThere: (Int) -> Bool) -> [Float?]? {
        guard let meaning else { return nil }
        let cosines = texts.enumerated().map {
            isThere($0.offset) ? vectors[$0.element]?.cosine(with: meaning) : nil
        }
        return cosines.contains { $0 != nil } ? cosines : nil
    }

    private func isGone(_ passage: Int) -> Bool {
        places[passages[passage].quote.diary]?.contains(passage) != true
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

    /// The terms of a passage.
    func terms(of passage: Passage) -> [String] { terms.terms(of: passage.quote.text) }
}

// MARK: Vectors

extension PersonIndex {
    /// Texts whose vectors are to be kept together, some of which have none yet.
    public struct Unembedded: Equatable, Sendable {
        /// What they are of.
        public var owner: KeptVectors.Owner
        /// All texts of the owner, without repetition.
        public var texts: [String]
    }

    /// What has no vectors yet: the newest entries first, then memories.
    ///
    /// - Parameter width: How many components vectors have that count; any where it is not known.
    public func unembedded(width: Int?) -> [Unembedded] {
        let parts = entries.reversed().flatMap { entry in
            let found = Dictionary(grouping: places[entry.id] ?? 0..<0) { passages[$0].quote.part }
            return entry.parts.compactMap { part in
                found[part.id].map { Unembedded(.part(part.id), $0.map(embedded)) }
            }
        }
        let known = memories.values.sorted { $1.id.rawValue < $0.id.rawValue }
        return (parts + known.map { Unembedded(.memory($0.id), [$0.text]) }).filter { owner in
            owner.texts.contains { vector(of: $0, width: width) == nil }
        }
    }

    /// The vector of a text that somebody embedded before.
    public func vector(of text: String, width: Int?) -> TextVector? {
        vectors[TextDigest(of: text)].flatMap { $0.components.count == width ?? $0.components.count ? $0 : nil }
    }
}

extension PersonIndex.Unembedded {
    init(_ owner: KeptVectors.Owner, _ texts: [String]) {
        self.owner = owner
        self.texts = texts.reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
    }
}
