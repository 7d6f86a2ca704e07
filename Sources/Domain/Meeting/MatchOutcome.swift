/// What came of a match in which both said yes, as one of the two tells it.
public enum MatchOutcome: String, Codable, Sendable, CaseIterable {
    /// Nothing yet.
    case nothing
    /// They wrote to each other.
    case wrote
    /// They met, and it was good.
    case good
    /// They met, and it was not.
    case bad
}
