/// What is known without an entry that is about to be read anew. The tables do the same to what is kept.
extension MemoryBook {
    /// Opens a book for an entry that is read anew: without what rests on that entry or was made of what does, and with
    /// what these had ended or taken in. What the person took back stays as it was, so that it does not come back.
    public init(_ memories: [Memory], rereading diary: DiaryID) {
        let book = MemoryBook(memories)
        let touched = memories.filter { book.standsSomewhere($0) && $0.rests(on: diary) }
        let dissolved = touched.reduce(into: Set<MemoryID>()) { $0.formUnion(book.wholes(of: $1)) }
        let removed = Set(touched.filter { $0.rests(onlyOn: diary) }.map(\.id)).union(dissolved)
        let unread = Set(touched.map(\.id))
        self.init(
            memories.filter { !removed.contains($0.id) }.map { memory in
                var memory = memory
                if unread.contains(memory.id) { memory.evidence.removeAll { $0.quote.diary == diary } }
                memory.release(from: removed, among: book.memories)
                if memory.ending?.cause.goes(with: diary, removed) == true { memory.ending = nil }
                return memory
            })
    }

    /// Whether what a memory says stands, in it or in another it went into.
    private func standsSomewhere(_ memory: Memory) -> Bool {
        memories[heir(of: memory.id)]?.withdrawal == nil
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
    fileprivate func rests(on diary: DiaryID) -> Bool { evidence.contains { $0.quote.diary == diary } }

    fileprivate func rests(onlyOn diary: DiaryID) -> Bool { evidence.allSatisfy { $0.quote.diary == diary } }

    /// Leaves it where it went into something that is removed.
    fileprivate mutating func release(from removed: Set<MemoryID>, among memories: [MemoryID: Memory]) {
        while let withdrawal, let into = withdrawal.into, removed.contains(into), let whole = memories[into] {
            self.withdrawal = whole.withdrawalLeft(to: withdrawal)
        }
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
