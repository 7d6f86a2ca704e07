/// What a person decided about what their clone may tell. It holds none of their words: only numbers of memories, where
/// the words stand on which they rest, and a mark by which a changed statement is known.
public struct DisclosureChoices: Equatable, Codable, Sendable {
    /// The topics of which nothing is told or counted.
    public private(set) var shut: Set<DisclosureTopic> = []
    /// What was decided about single memories, one for each.
    public private(set) var items: [Item] = []

    /// Nothing was decided.
    public init() {}

    /// Whether nothing was decided.
    public var isEmpty: Bool { shut.isEmpty && items.isEmpty }

    /// Shuts a topic, or takes that back. What is sensitive has no such switch.
    public mutating func shut(_ topic: DisclosureTopic, _ isShut: Bool) {
        guard !topic.isSensitive else { return }
        if isShut { shut.insert(topic) } else { shut.remove(topic) }
    }

    /// Decides about a memory as it is now, and with it about all that went into it or that it replaced.
    public mutating func choose(_ disclosure: Disclosure, for memory: Memory, heeding lineage: Set<MemoryID>) {
        items.removeAll { $0.memory == memory.id }
        items.append(Item(memory, disclosure, heeding: lineage, after: items.filter { $0.touches(memory) }))
    }

    /// What was decided about a memory, whether it still is what it was then or not.
    public func item(of memory: MemoryID) -> Item? { items.first { $0.memory == memory } }

    /// The words of a part have changed: whatever is found in it from now on may be what was closed in the old ones.
    public mutating func reworded(_ part: PartID) {
        for index in items.indices { items[index].widen(part) }
    }

    /// Some memories are gone for good: nothing can come of them again.
    public mutating func forget(_ gone: Set<MemoryID>) { items.removeAll { gone.contains($0.memory) } }

    /// Some parts of the diary are gone: nothing can be found in them again.
    public mutating func forget(parts: Set<PartID>) {
        for index in items.indices { items[index].spots.removeAll { parts.contains($0.part) } }
        items.removeAll(where: \.spots.isEmpty)
    }

    /// What a person decided about one memory.
    public struct Item: Equatable, Codable, Sendable {
        /// Which.
        public var memory: MemoryID
        /// What may be done with it.
        public var disclosure: Disclosure
        /// Where the words stand on which it rested.
        public fileprivate(set) var spots: [Spot]
        /// What it had taken in or replaced by then.
        public var heeds: Set<MemoryID>
        /// What had been decided by then about memories that are found in the same words.
        private var heededItems: Set<MemoryID>
        /// A mark of what it said.
        private var mark: Int64

        fileprivate init(_ memory: Memory, _ disclosure: Disclosure, heeding: Set<MemoryID>, after others: [Item]) {
            self.memory = memory.id
            self.disclosure = disclosure
            heeds = heeding
            heededItems = Set(others.map(\.memory))
            spots = memory.evidence.map { Spot($0.quote) }
            mark = Self.mark(of: memory.text)
        }

        /// Whether it was decided about the memory with the words that it has now.
        public func isAbout(_ memory: Memory) -> Bool {
            self.memory == memory.id && mark == Self.mark(of: memory.text)
        }

        /// Whether a memory is found in the words that this was decided about.
        public func touches(_ memory: Memory) -> Bool {
            memory.evidence.contains { evidence in spots.contains { $0.touches(evidence.quote) } }
        }

        /// Whether this was decided in the knowledge of another decision.
        public func knew(_ other: Item) -> Bool { heeds.contains(other.memory) || heededItems.contains(other.memory) }

        fileprivate mutating func widen(_ part: PartID) {
            for index in spots.indices where spots[index].part == part { spots[index].range = nil }
        }

        /// FNV-1a: the same in every process.
        private static func mark(of text: String) -> Int64 {
            Int64(bitPattern: text.utf8.reduce(0xcbf2_9ce4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 })
        }
    }

    /// Where words stand.
    public struct Spot: Equatable, Codable, Sendable {
        /// The part of an entry.
        public var part: PartID
        /// Which of its characters; none for all, once they are no longer the same.
        public var range: Range<Int>?

        init(_ quote: Quote) {
            part = quote.part
            range = quote.offset..<quote.offset + quote.text.count
        }

        func touches(_ quote: Quote) -> Bool {
            guard part == quote.part else { return false }
            return range.map { $0.overlaps(quote.offset..<quote.offset + quote.text.count) } ?? true
        }
    }
}
