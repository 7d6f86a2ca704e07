extension Memory {
    /// How much it matters on a day, 0 to 1: what it was worth when it was first said, more for every further entry that
    /// says it and for every use, less the longer it was neither said nor used.
    ///
    /// Entries and uses each take a share of what is missing to 1. It fades by half in ``halfLife`` days, down to a part
    /// that stays: what somebody is does not go away by silence, what happened once may.
    public func weight(on day: LocalDate) -> Double {
        let entries = evidence.count > 1 ? Set(evidence.map(\.quote.diary)).count : evidence.count
        let missing =
            (1 - importance) * Self.left(byEntry, max(0, entries - 1)) * Self.left(byUse, min(usageCount, mostUses))
        let stays = kind.guidesChoices ? 0.7 : 0.3
        return (1 - missing) * (stays + (1 - stays) * Self.faded(after: silence(until: day)))
    }

    /// How many days ago it was last said or used; 0 where that is to come.
    public func silence(until day: LocalDate) -> Int {
        let used = lastUsed.map { LocalDateTime(secondsSinceEpoch: Int($0.seconds)).date }
        let last = [lastSaid, used].compactMap(\.self).max() ?? day
        return max(0, last.days(until: day))
    }

    /// In so many days without a word or a use, what can fade fades by half.
    public static let halfLife = 240

    /// What a further entry, and a use, takes of what is missing to 1.
    private var byEntry: Double { 0.1 }
    private var byUse: Double { 0.02 }
    /// Uses beyond this make nothing weightier: what is used because it is weighty would else rise for ever.
    private var mostUses: Int { 25 }

    private static func left(_ share: Double, _ times: Int) -> Double {
        (0..<times).reduce(1) { rest, _ in rest * (1 - share) }
    }

    /// A half for each half-life, in between along a straight line: `Domain` has no exponentials.
    private static func faded(after days: Int) -> Double {
        let whole = days / halfLife
        let rest = Double(days % halfLife) / Double(halfLife)
        return left(0.5, min(whole, 60)) * (1 - rest / 2)
    }
}
