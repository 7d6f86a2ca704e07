/// What is known without an entry that is about to be read anew. The tables do the same to what is kept.
extension MemoryBook {
    /// Opens a book for an entry that is read anew: without what rests on that entry alone or was made of it, and with
    /// what these had ended or taken in. What the person took back stays as it was, so that it does not come back.
    public init(_ memories: [Memory], rereading diary: DiaryID) {
        let unread = Set(MemoryBook(memories).readAnew(with: diary))
        var rest = memories.map { memory in
            var memory = memory
            if unread.contains(memory.id) { memory.evidence.removeAll { $0.quote.diary == diary } }
            return memory
        }
        let without = MemoryBook(rest)
        let removed = rest.filter(\.evidence.isEmpty).reduce(into: Set<MemoryID>()) {
            $0.formUnion([$1.id] + without.wholes(of: $1))
        }
        rest = rest.map { memory in
            var memory = memory
            if memory.ending?.cause.goes(with: diary, removed) == true { memory.ending = nil }
            return memory
        }
        let all = Dictionary(rest.map { ($0.id, $0) }, uniquingKeysWith: { $1 })
        self.init(rest.filter { !removed.contains($0.id) }.map { $0.released(from: removed, among: all) })
    }

    /// The memories that lose what an entry says when it is read anew: all that rest on it, but for those that the person
    /// took back, in themselves or in what they went into. What only went out of mind is no such thing.
    public func readAnew(with diary: DiaryID) -> [MemoryID] {
        memories.values.filter { memory in
            guard memory.evidence.contains(where: { $0.quote.diary == diary }) else { return false }
            let withdrawal = memories[heir(of: memory.id)]?.withdrawal
            return withdrawal == nil || withdrawal?.reason == .stale
        }
        .map(\.id)
    }

    /// What was made of a memory, and of that in turn.
    private func wholes(of memory: Memory) -> [MemoryID] {
        var wholes: [MemoryID] = []
        var part = memory
        while let withdrawal = part.withdrawal, withdrawal.reason == .united, let into = withdrawal.into,
            !wholes.contains(into)
        {
            wholes.append(into)
            guard let next = memories[into] else { break }
            part = next
        }
        return wholes
    }
}

extension Memory {
    /// The memory once what it went into is removed.
    fileprivate func released(from removed: Set<MemoryID>, among memories: [MemoryID: Memory]) -> Memory {
        var memory = self
        while let withdrawal = memory.withdrawal, let into = withdrawal.into, removed.contains(into),
            let whole = memories[into]
        {
            memory.withdrawal = whole.withdrawalLeft(to: withdrawal)
        }
        return memory
    }
}

extension Memory.Ending.Cause {
    /// Whether it is no longer so once an entry, and memories that rest on it, are gone.
    fileprivate func goes(with diary: DiaryID, _ memories: Set<MemoryID>) -> Bool {
        switch self {
        case .superseded(let successor): memories.contains(successor)
        case .said(let quote): quote.diary == diary
        case .answered: false
        }
    }
}
