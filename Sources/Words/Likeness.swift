/// How much two statements have in common: the cosine of their sets of terms, 0 to 1.
public struct Likeness: Sendable {
    private let terms: Terms

    /// How alike two statements must be to be the same.
    public static let same = 0.8

    /// Compares by terms.
    public init(terms: Terms) {
        self.terms = terms
    }

    /// What is compared: made once for each statement.
    public func key(_ statement: String) -> Set<String> {
        Set(terms.terms(of: statement))
    }

    /// How alike two statements are.
    public static func between(_ one: Set<String>, _ other: Set<String>) -> Double {
        guard !one.isEmpty, !other.isEmpty else { return 0 }
        return Double(one.intersection(other).count) / (Double(one.count) * Double(other.count)).squareRoot()
    }
}
