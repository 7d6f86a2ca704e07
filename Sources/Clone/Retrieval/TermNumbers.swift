/// The numbers of terms, from 0 in the order they came.
struct TermNumbers: Sendable {
    private var numbers: [String: Int32] = [:]

    /// How many terms there are.
    var count: Int { numbers.count }

    /// The number of a term that was taken in.
    subscript(term: String) -> Int? { numbers[term].map(Int.init) }

    /// The number of a term, which gets one if it has none.
    mutating func number(of term: String) -> Int {
        if let known = self[term] { return known }
        numbers[term] = Int32(count)
        return count - 1
    }
}
