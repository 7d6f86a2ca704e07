/// The matches of a person, as they stand for them.
public struct MatchOverview: Equatable, Sendable {
    /// A match in brief.
    public struct Entry: Equatable, Sendable {
        /// Its number.
        public var id: MatchID
        /// How it stands for the person.
        public var standing: Match.Standing
        /// When it came to stand so.
        public var at: Timestamp

        /// Names a match.
        public init(id: MatchID, standing: Match.Standing, at: Timestamp) {
            self.id = id
            self.standing = standing
            self.at = at
        }
    }

    /// All of them, in the order in which they were told.
    public var entries: [Entry]

    /// Lists what a person was told of.
    public init(_ records: [MatchRecord], of person: PersonID, at now: Timestamp) {
        self.init(
            records.filter(\.isTold).compactMap { record in
                record.match.standing(for: person, at: now).map { standing in
                    Entry(id: record.match.id, standing: standing, at: record.match.mutual ?? record.match.proposed)
                }
            })
    }

    /// Lists matches.
    public init(_ entries: [Entry] = []) { self.entries = entries }

    /// Those that stand in a way, the newest first.
    public func entries(_ standing: Match.Standing) -> [Entry] {
        entries.filter { $0.standing == standing }.sorted { $0.at > $1.at }
    }
}
