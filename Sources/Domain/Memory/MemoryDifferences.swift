/// What has changed in what is known of a person since some day, in their own words.
public struct MemoryDifferences: Equatable, Sendable {
    /// Something that changed.
    public struct Difference: Equatable, Codable, Sendable {
        /// What was so before; none for what is new.
        public var before: Quote?
        /// What is so since, or the words that say that it is over; none where these are not kept.
        public var after: Quote?

        /// Sets two quotes beside each other.
        public init(before: Quote?, after: Quote?) {
            self.before = before
            self.after = after
        }

        /// The quotes that are there.
        public var quotes: [Quote] { [before, after].compactMap(\.self) }
    }

    /// What took another's place or ended, the newest first; then what is new, the most important first.
    public private(set) var differences: [Difference] = []
    /// The memories that are in them.
    public private(set) var memories: [MemoryID] = []

    /// Compares.
    ///
    /// - Parameters:
    ///   - memories: All there are.
    ///   - day: What became known after it counts.
    ///   - today: What became known later does not.
    public init(_ memories: [Memory], since day: LocalDate, until today: LocalDate) {
        guard day < today else { return }
        let known = Dictionary(memories.map { ($0.id, $0) }, uniquingKeysWith: { $1 })
        let standing = memories.filter { $0.withdrawal == nil && $0.isTrait }
        let time = day.adding(days: 1)...today
        let ended = standing.compactMap { memory in
            memory.endingKnown(successor: memory.successor.flatMap { known[$0] }).map { (memory, $0) }
        }
        .filter { time.contains($0.1) && ($0.0.firstSaid ?? today) <= day }.sorted { $1.1 < $0.1 }
        for (memory, _) in ended { end(of: memory, successor: Self.latest(after: memory, in: known), since: day) }
        let new = standing.filter { memory in
            memory.kind.mayChange && memory.ending == nil && memory.firstSaid.map(time.contains) ?? false
        }
        .sorted { ($1.importance, $1.id.rawValue) < ($0.importance, $0.id.rawValue) }
        for memory in new where !self.memories.contains(memory.id) {
            note(Difference(before: nil, after: memory.evidence.first?.quote), memory.id)
        }
    }

    /// What came in a memory's place in the end.
    private static func latest(after memory: Memory, in known: [MemoryID: Memory]) -> Memory? {
        var passed: Set<MemoryID> = [memory.id]
        var latest = memory
        while let next = latest.successor.flatMap({ known[$0] }), passed.insert(next.id).inserted { latest = next }
        return latest.id == memory.id ? nil : latest
    }

    private mutating func end(of memory: Memory, successor: Memory?, since day: LocalDate) {
        let before = memory.evidence.last { $0.quote.day <= day }?.quote
        switch memory.ending?.cause {
        case .superseded:
            note(Difference(before: before, after: successor?.evidence.first?.quote), memory.id)
            if let successor { memories.append(successor.id) }
        case .said(let quote): note(Difference(before: before, after: quote), memory.id)
        case .answered, nil: note(Difference(before: before, after: nil), memory.id)
        }
    }

    private mutating func note(_ difference: Difference, _ memory: MemoryID) {
        differences.append(difference)
        memories.append(memory)
    }
}

extension MemoryKind {
    /// Whether something new of this kind says that the person has changed.
    fileprivate var mayChange: Bool {
        switch self {
        case .fact, .preference, .relationship, .goal, .fear, .value: true
        case .experience, .need, .offer: false
        }
    }
}
