extension Memory {
    /// Whether nothing was heard of it for so long that the person may be asked whether it is still so. What its kind says
    /// keeps fresh for a season or for years; what ``isStale(on:)`` goes without asking.
    public func isOld(on day: LocalDate) -> Bool {
        withdrawal == nil && ending == nil && silence(until: day) > kind.freshDays
    }

    /// Whether it is no longer worth keeping in mind, though nothing speaks against it.
    ///
    /// - A need or an offer of which nothing was heard for 90 days: whoever still needs it says so again.
    /// - A plan whose day is over by 30 days, or of which nothing was heard for 180 days.
    /// - An experience that was told once, never used, and neither for a year, once it matters little.
    ///
    /// Nothing else goes by silence: who somebody is, whom they have and what they dream of stays until they say
    /// otherwise. What was said stays in the diary either way, and is found there.
    public func isStale(on day: LocalDate) -> Bool {
        guard holds(on: day) else { return false }
        let silence = silence(until: day)
        switch (kind, claim?.slot.relation) {
        case (.need, _), (.offer, _), (_, .need), (_, .offer): return silence >= 90
        case (_, .plan): return silence >= 180 || isPast(on: day)
        case (.experience, _):
            return silence >= 365 && usageCount == 0 && Set(evidence.map(\.quote.diary)).count == 1
                && weight(on: day) < 0.3
        default: return false
        }
    }

    /// Whether the day it was for is over, and it was neither spoken of nor used or confirmed since.
    private func isPast(on day: LocalDate) -> Bool {
        guard let planned = heldFrom?.latest, silence(until: planned) > 0 else { return false }
        return planned.days(until: day) > 30
    }
}

extension MemoryKind {
    /// For how many days something counts as fresh that is neither said again nor used.
    fileprivate var freshDays: Int {
        switch self {
        // In time to be asked before it goes by itself.
        case .need, .offer: 60
        case .goal: 180
        case .fact, .preference, .relationship, .fear: 365
        // What was lived through, and what one holds dear, does not go off.
        case .experience, .value: 3650
        }
    }
}
