/// What the weekly work on what a clone knows comes to: proposals, of which nothing has happened yet.
public struct Deepening: Equatable, Codable, Sendable {
    /// Memories that say the same.
    public var merges: [Merge] = []
    /// Small ones that go together in one statement.
    public var unions: [Union] = []
    /// Memories whose time is over.
    public var stale: [MemoryID] = []
    /// What can be made out across several.
    public var insights: [Insight] = []
    /// What took the place of what since the last time.
    public var turns: [Turn] = []
    /// Who found unions and insights.
    public var reader: DiaryReading.Reader
    /// How long it took, in milliseconds.
    public var milliseconds: Int64?

    /// The most merges, and the most memories that are retired, in a week; the rest waits for the next.
    public static let most = 50

    /// Nothing is proposed.
    public init(reader: DiaryReading.Reader = .rules) {
        self.reader = reader
    }

    /// All memories it names.
    public var memories: [MemoryID] {
        let seen = merges.flatMap { [$0.keeper] + $0.others } + unions.flatMap(\.parts) + insights.flatMap(\.memories)
        return Array(Set(seen.map(\.id) + stale + turns.flatMap { [$0.earlier, $0.later] }))
    }

    /// A memory as it was when it was looked at: between then and the step, the person may have changed everything.
    public struct Seen: Equatable, Codable, Sendable {
        /// Its number.
        public var id: MemoryID
        /// What it said.
        public var text: String
        /// What it rested on.
        public var quotes: [Quote]

        /// Looks at a memory.
        public init(_ memory: Memory) {
            id = memory.id
            text = memory.text
            quotes = memory.evidence.map(\.quote)
        }

        /// Whether a memory still is what was seen; further quotes do no harm.
        func isStill(_ memory: Memory) -> Bool {
            memory.id == id && memory.text == text && Set(memory.evidence.map(\.quote)).isSuperset(of: quotes)
        }
    }

    /// Memories that say the same become one.
    public struct Merge: Equatable, Codable, Sendable {
        /// The one that stays.
        public var keeper: Seen
        /// Those that go into it.
        public var others: [Seen]

        /// Proposes.
        public init(keeper: Seen, others: [Seen]) {
            self.keeper = keeper
            self.others = others
        }
    }

    /// Several small memories become one that says all of them.
    public struct Union: Equatable, Codable, Sendable {
        /// What it says.
        public var text: String
        /// What goes into it.
        public var parts: [Seen]

        /// Proposes.
        public init(text: String, parts: [Seen]) {
            self.text = text
            self.parts = parts
        }
    }

    /// Something made out across several memories.
    public struct Insight: Equatable, Codable, Sendable {
        /// What.
        public var text: String
        /// What it rests on.
        public var memories: [Seen]

        /// Proposes.
        public init(text: String, memories: [Seen]) {
            self.text = text
            self.memories = memories
        }
    }

    /// Something took the place of something else.
    public struct Turn: Equatable, Codable, Sendable {
        /// What was so.
        public var earlier: MemoryID
        /// What is so.
        public var later: MemoryID

        /// Names a change.
        public init(earlier: MemoryID, later: MemoryID) {
            self.earlier = earlier
            self.later = later
        }
    }
}
