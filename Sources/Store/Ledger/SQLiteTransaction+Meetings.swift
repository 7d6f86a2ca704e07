public import Domain

extension SQLiteTransaction {
    /// The number that the next match gets.
    public func nextMatch() throws -> MatchID { MatchID(rawValue: try nextRow(of: "matches")) }
}
