extension Deepening {
    /// Something that went into a memory which was then removed, though its own words still stand.
    public struct Orphan: Equatable, Codable, Sendable {
        /// What it was, with those of its quotes that stand.
        public var part: Seen
        /// What it went into.
        public var whole: MemoryID

        /// Names one.
        public init(part: Seen, whole: MemoryID) {
            self.part = part
            self.whole = whole
        }
    }
}

extension Deepening.Orphan {
    /// All there are.
    ///
    /// - Parameters:
    ///   - memories: All of the person's.
    ///   - diaries: All of the person's entries.
    public static func all(in memories: [Memory], _ diaries: [Diary]) -> [Deepening.Orphan] {
        let ids = Set(memories.map(\.id))
        let entries = Dictionary(diaries.map { ($0.id, $0) }, uniquingKeysWith: { $1 })
        let orphans = memories.compactMap { memory -> Deepening.Orphan? in
            guard let whole = memory.withdrawal?.into, !ids.contains(whole) else { return nil }
            var part = Deepening.Seen(memory)
            part.quotes.removeAll { entries[$0.diary]?.says($0) != true }
            return part.quotes.isEmpty ? nil : .init(part: part, whole: whole)
        }
        return Array(orphans.prefix(Deepening.most))
    }
}
