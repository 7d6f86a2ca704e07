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

    /// Something that was known and is no longer so.
    public struct Ended: Equatable, Sendable {
        /// What was so.
        public var memory: Memory
        /// What came in its place in the end, if something did and stands.
        public var successor: Memory?
    }

    /// What was so and no longer is, that of which it became known last first.
    public private(set) var ended: [Ended] = []
    /// What was first said since and holds, the newest first. When the clone learnt it says nothing: an entry that is
    /// read anew is learnt anew.
    public private(set) var learnt: [Memory] = []
    private let day: LocalDate

    /// How many days back "of late" goes.
    public static let recentDays = 30

    /// Compares.
    ///
    /// - Parameters:
    ///   - memories: All there are.
    ///   - day: What became known after it counts.
    ///   - today: What became known later does not, nor what is still to end.
    public init(_ memories: [Memory], since day: LocalDate, until today: LocalDate) {
        self.day = day
        guard day < today else { return }
        let known = Dictionary(memories.map { ($0.id, $0) }, uniquingKeysWith: { $1 })
        let standing = memories.filter { $0.withdrawal == nil && $0.isTrait }
        let time = day.adding(days: 1)...today
        ended = standing.compactMap { memory in
            memory.endingKnown(successor: memory.successor.flatMap { known[$0] }).map { (memory, $0) }
        }
        .filter { time.contains($0.1) && ($0.0.firstSaid ?? today) <= day && !$0.0.holds(on: today) }
        .sorted { ($1.1, $0.0.id.rawValue) < ($0.1, $1.0.id.rawValue) }
        .map { Ended(memory: $0.0, successor: Self.latest(after: $0.0, in: known)) }
        learnt = standing.compactMap { memory in memory.firstSaid.map { (memory, $0) } }
            .filter { time.contains($0.1) && $0.0.holds(on: today) }
            .sorted { ($0.1, $0.0.id.rawValue) > ($1.1, $1.0.id.rawValue) }.map(\.0)
    }

    /// Whether nothing has changed.
    public var isEmpty: Bool { learnt.isEmpty && ended.isEmpty }

    /// The changes in the person's words: what took another's place or ended; then what is new of what a person is, the
    /// most important first.
    public var differences: [Difference] {
        ended.map(difference) + new.map { Difference(before: nil, after: $0.evidence.first?.quote) }
    }

    /// The memories that are in them.
    public var memories: [MemoryID] {
        (ended.flatMap { [$0.memory.id, $0.successor?.id].compactMap(\.self) } + new.map(\.id)).uniqued
    }

    private var new: [Memory] {
        let told = Set(ended.compactMap(\.successor?.id))
        return learnt.filter { $0.kind.mayChange && $0.ending == nil && !told.contains($0.id) }
            .sorted { ($1.importance, $1.id.rawValue) < ($0.importance, $0.id.rawValue) }
    }

    private func difference(_ ended: Ended) -> Difference {
        let before = ended.memory.evidence.last { $0.quote.day <= day }?.quote
        return switch ended.memory.ending?.cause {
        case .superseded: Difference(before: before, after: ended.successor?.evidence.first?.quote)
        case .said(let quote): Difference(before: before, after: quote)
        case .answered, nil: Difference(before: before, after: nil)
        }
    }

    /// What came in a memory's place in the end.
    private static func latest(after memory: Memory, in known: [MemoryID: Memory]) -> Memory? {
        var passed: Set<MemoryID> = [memory.id]
        var latest = memory
        while let next = latest.successor.flatMap({ known[$0] }), passed.insert(next.id).inserted { latest = next }
        return latest.id == memory.id || latest.withdrawal != nil ? nil : latest
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
