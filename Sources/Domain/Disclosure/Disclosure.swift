/// What a clone may do with something it knows of its person, when it talks with clones of others. The strictest first.
public enum Disclosure: String, Hashable, Comparable, Codable, Sendable, CaseIterable {
    /// Nothing: it is not said, and counts for nothing.
    case sealed
    /// It may count when two people are compared, and is never said.
    case matchOnly
    /// It may be said to other clones.
    case card

    /// Whether one lets out less than another.
    public static func < (one: Disclosure, other: Disclosure) -> Bool {
        allCases.firstIndex(of: one) ?? 0 < allCases.firstIndex(of: other) ?? 0
    }
}
