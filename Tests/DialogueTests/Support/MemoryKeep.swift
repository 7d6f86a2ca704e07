import Domain

/// What the clone of a simulated person knows, as the store would keep it.
struct MemoryKeep {
    private(set) var readings: [DiaryID: DiaryReading] = [:]
    private(set) var memories: [MemoryID: Memory] = [:]
    private(set) var doubts: [Clarification] = []

    func memories(_ query: MemoryQuery) -> [Memory] {
        let found = memories.values.filter { memory in
            switch query {
            case .all: true
            case .beside(let id):
                memory.id == id || memory.claim.map { $0.slot == memories[id]?.claim?.slot } ?? false
            case .some(let ids): ids.contains(memory.id)
            case .around(let diary, let slots, let ids):
                ids.contains(memory.id) || memory.evidence.contains { $0.quote.diary == diary }
                    || memory.claim.map { slots.contains($0.slot) } ?? false
            }
        }
        let book = MemoryBook(Array(memories.values))
        let heirs = if case .around = query { found.map { book.heir(of: $0.id) } } else { [MemoryID]() }
        let all = Set(found.map(\.id) + heirs).compactMap { memories[$0] }
        return all.sorted { $0.id.rawValue < $1.id.rawValue }
    }

    /// The entries that no model has read yet, the newest first.
    var provisional: [DiaryID] {
        readings.filter(\.value.reader.isProvisional).keys.sorted { $0.rawValue > $1.rawValue }
    }

    mutating func apply(_ change: MemoryChange) {
        switch change {
        case .read(let diary, let reading): readings[diary] = reading
        case .unread(let diary):
            readings[diary] = nil
            for id in memories.keys where memories[id]?.withdrawal == nil {
                memories[id]?.evidence.removeAll { $0.quote.diary == diary }
            }
            memories = memories.filter { !$0.value.evidence.isEmpty }
        case .unheard: break
        case .memory(let memory): memories[memory.id] = memory
        case .forgotten(let id): memories[id] = nil
        case .doubt(let doubt): doubts.append(doubt)
        case .doubtSettled(let doubt): doubts.removeAll { $0 == doubt }
        }
    }
}
