/// The weekly upkeep. Whatever is proposed was found outside of the step: here it is held against what is known now, and
/// what no longer fits is left undone.
extension MemoryBook {
    /// Makes memories that say the same one, with all their quotes. The others stay as they are, withdrawn into it, so
    /// that it can be undone. Returns whether it was done.
    @discardableResult
    public mutating func merge(_ merge: Deepening.Merge, at now: Timestamp) -> Bool {
        guard let parts = unchanged([merge.keeper] + merge.others), parts.count > 1,
            parts.allSatisfy({ $0.kind == parts[0].kind && $0.claim?.slot == parts[0].claim?.slot }),
            // What may be superseded keeps its place: it goes only into what claims the same.
            parts.allSatisfy({ !$0.isExclusive || $0.claim == parts[0].claim })
        else { return false }
        update(merge.keeper.id) { keeper in for other in parts.dropFirst() { keeper.absorb(other) } }
        withdraw(parts.dropFirst(), .merged, into: merge.keeper.id, at: now)
        return true
    }

    /// Makes small memories one that says all of them, with all their quotes. Where one of them goes, it goes too, and
    /// the others stand again. Returns whether it was done.
    ///
    /// - Parameter id: The number of the new one.
    @discardableResult
    public mutating func unite(_ union: Deepening.Union, as id: MemoryID, at now: Timestamp) -> Bool {
        guard let parts = unchanged(union.parts), parts.count > 1,
            parts.allSatisfy({
                $0.kind == parts[0].kind && $0.heldFrom == parts[0].heldFrom && !$0.isExclusive
            })
        else { return false }
        var whole = Memory(
            id: id, kind: parts[0].kind, text: union.text, claim: nil, evidence: parts[0].evidence,
            // It was known once the last of its parts was.
            learnt: parts.map(\.learnt).max() ?? now, importance: parts[0].importance, confidence: parts[0].confidence)
        whole.heldFrom = parts[0].heldFrom
        whole.united = now
        (whole.usageCount, whole.lastUsed) = (parts[0].usageCount, parts[0].lastUsed)
        whole.beside = parts[0].beside
        whole.isProvisional = parts[0].isProvisional
        for part in parts.dropFirst() { whole.absorb(part) }
        // It says what each of them says, so it is as sure as the least sure.
        whole.confidence = parts.map(\.confidence).min() ?? whole.confidence
        add(whole)
        withdraw(parts[...], .united, into: id, at: now)
        return true
    }

    /// Withdraws a memory whose time is over. Returns whether it was done.
    @discardableResult
    public mutating func retire(_ id: MemoryID, on day: LocalDate, at now: Timestamp) -> Bool {
        guard memories[id]?.isStale(on: day) == true else { return false }
        update(id) { $0.withdrawal = .init(at: now, reason: .stale) }
        return true
    }

    /// Where what a memory says stands now: in the one it went into, and on from there.
    public func heir(of id: MemoryID) -> MemoryID {
        var (heir, steps) = (id, 0)
        while let next = memories[heir]?.withdrawal?.into, steps < memories.count { (heir, steps) = (next, steps + 1) }
        return heir
    }

    /// Whether a memory still says and rests on what was seen, wherever that stands now.
    public func isUnchanged(_ seen: Deepening.Seen) -> Bool {
        memories[seen.id].map(seen.isStill) ?? false
    }

    /// The memories that were seen; nil unless all of them are what they were, and no two of them are to be kept apart.
    private func unchanged(_ seen: [Deepening.Seen]) -> [Memory]? {
        guard Set(seen.map(\.id)).count == seen.count else { return nil }
        let found = seen.compactMap { seen in
            memories[seen.id].flatMap { $0.isStanding && $0.isTrait && seen.isStill($0) ? $0 : nil }
        }
        return found.count == seen.count && !found.holdsApart ? found : nil
    }

    private mutating func withdraw(
        _ parts: ArraySlice<Memory>, _ reason: Memory.Withdrawal.Reason, into id: MemoryID, at now: Timestamp
    ) {
        for part in parts { update(part.id) { $0.withdrawal = .init(at: now, reason: reason, into: id) } }
    }
}

extension Memory {
    /// Takes in all of another memory that says the same.
    fileprivate mutating func absorb(_ other: Memory) {
        let entries = Set(evidence.map(\.quote.diary))
        if !entries.isSuperset(of: other.evidence.map(\.quote.diary)) {
            confidence = MemoryBook.agreed(confidence, other.confidence)
        }
        for support in other.evidence { evidence.add(support) }
        heldFrom = [heldFrom, other.heldFrom].compactMap(\.self).min { $0.earliest < $1.earliest }
        importance = max(importance, other.importance)
        beside.formUnion(other.beside)
        usageCount += other.usageCount
        lastUsed = [lastUsed, other.lastUsed].compactMap(\.self).max()
        isProvisional = isProvisional && other.isProvisional
    }
}
