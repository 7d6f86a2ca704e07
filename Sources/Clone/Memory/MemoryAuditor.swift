public import Domain
public import Words

/// Looks through what a clone knows for what may be amiss.
public struct MemoryAuditor: Sendable {
    private let terms: Terms
    private let day: LocalDate

    /// The most faults of a kind that are told.
    private static let most = 200

    /// Makes an auditor.
    ///
    /// - Parameter day: The person's calendar day.
    public init(terms: Terms, on day: LocalDate) {
        self.terms = terms
        self.day = day
    }

    /// What is amiss.
    ///
    /// - Parameters:
    ///   - known: All memories, doubts and entries.
    ///   - check: Called over and over while it takes; throws to end it.
    public func audit(_ known: Knowledge, checking check: () throws -> Void) rethrows -> MemoryAudit {
        let standing = known.memories.filter { $0.withdrawal == nil && $0.ending == nil && $0.isTrait }
        let diaries = Dictionary(known.diaries.map { ($0.id, $0) }, uniquingKeysWith: { $1 })
        var audit = MemoryAudit()
        audit.duplicates = try duplicates(standing, check)
        audit.stale = stale(standing)
        audit.unsupported = Array(
            known.memories.filter { memory in
                memory.withdrawal == nil
                    && !memory.evidence.contains { diaries[$0.quote.diary]?.says($0.quote) == true }
            }.map(\.id).prefix(Self.most))
        audit.contradictions = contradictions(standing, known.doubts)
        return audit
    }

    /// As the weekly work finds them, in pairs with the one that would stay.
    private func duplicates(_ standing: [Memory], _ check: () throws -> Void) rethrows -> [MemoryAudit.Pair] {
        let merges = try Duplicates(terms: terms).merges(among: standing, checking: check)
        let pairs = merges.flatMap { merge in merge.others.map { MemoryAudit.Pair(merge.keeper.id, $0.id) } }
        return Array(pairs.sorted { $0.one.rawValue < $1.one.rawValue }.prefix(Self.most))
    }

    private func stale(_ standing: [Memory]) -> [MemoryID] {
        standing.filter { $0.isOld(on: day) }
            .sorted { ($1.silence(until: day), $0.id.rawValue) < ($0.silence(until: day), $1.id.rawValue) }
            .prefix(Self.most).map(\.id)
    }

    private func contradictions(_ standing: [Memory], _ doubts: [Clarification]) -> [MemoryAudit.Pair] {
        let ids = Set(standing.map(\.id))
        let open = doubts.filter { ids.contains($0.earlier) && ids.contains($0.later) }
            .map { MemoryAudit.Pair($0.earlier, $0.later) }
        let slots = Dictionary(grouping: standing.filter { $0.claim?.slot.isExclusive == true }) { $0.claim?.slot }
        let rivals = slots.values.flatMap { group in
            zip(group, group.dropFirst()).filter { one, other in
                one.claim?.value != other.claim?.value && !one.beside.contains(other.id)
                    // What begins later is a plan, and no contradiction.
                    && one.holds(on: day) && other.holds(on: day)
            }.map { MemoryAudit.Pair($0.id, $1.id) }
        }
        let pairs = (open + rivals).reduce(into: [MemoryAudit.Pair]()) { if !$0.contains($1) { $0.append($1) } }
        return Array(pairs.sorted { $0.other.rawValue < $1.other.rawValue }.prefix(Self.most))
    }
}
