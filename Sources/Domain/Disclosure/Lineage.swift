/// What each memory took in or came in the place of, and what these did in turn.
public struct Lineage: Sendable {
    private var parents: [MemoryID: [Memory]] = [:]

    /// Follows memories to what became of them.
    public init(_ memories: [Memory]) {
        for memory in memories {
            for heir in Set([memory.withdrawal?.into, memory.successor].compactMap(\.self)) {
                parents[heir, default: []].append(memory)
            }
        }
    }

    /// All that went into a memory or was replaced by it, however far back.
    public func ancestors(of id: MemoryID) -> [Memory] {
        var found: [Memory] = []
        var seen: Set<MemoryID> = [id]
        var next = [id]
        while let current = next.popLast() {
            for parent in parents[current] ?? [] where seen.insert(parent.id).inserted {
                found.append(parent)
                next.append(parent.id)
            }
        }
        return found
    }
}
