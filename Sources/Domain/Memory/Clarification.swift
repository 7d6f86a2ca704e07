/// A question to the person about two memories that may not both be true.
public struct Clarification: Equatable, Codable, Sendable {
    /// What was known.
    public var earlier: MemoryID
    /// What was said later.
    public var later: MemoryID

    /// Asks about two memories.
    public init(earlier: MemoryID, later: MemoryID) {
        self.earlier = earlier
        self.later = later
    }

    /// What the person says to it.
    public enum Answer: String, Equatable, Codable, Sendable, CaseIterable {
        /// The later took the place of the earlier.
        case changed
        /// Both are true.
        case both
        /// Now the one, now the other.
        case depends
    }
}
