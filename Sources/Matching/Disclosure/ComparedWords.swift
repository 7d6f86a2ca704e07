import Words

/// Turns words into numbers that are equal where words mean about the same: forms of one word, words of one root, and
/// words that a list calls alike.
struct ComparedWords: Sendable {
    private let terms: Terms
    private var numbers: [String: Int32] = [:]
    private var groups: [String: String] = [:]

    /// So many letters of a stem tell a root.
    private static let root = 5

    init(terms: Terms) {
        self.terms = terms
        for (group, words) in DisclosureWords.synonyms.enumerated() {
            for word in words { groups[Self.root(of: terms.plain(word)), default: "~\(group)"] = "~\(group)" }
        }
    }

    /// The keys of a text, by which its meaning is compared. A word that is new gets a number of its own.
    mutating func keys(of text: String) -> [Int32] { terms.terms(of: text).map { number(name(of: $0)) } }

    /// The keys of a text, where nothing was given a number since: none for a word that is in no text.
    func knownKeys(of text: String) -> [Int32] { terms.terms(of: text).compactMap { numbers[name(of: $0)] } }

    /// The words of a text as they stand.
    mutating func words(of text: String) -> [Int32] { Terms.words(of: text).map { number("=" + $0) } }

    /// The words of a text as they stand; 0 for one that is in no text.
    func knownWords(of text: String) -> [Int32] { Terms.words(of: text).map { numbers["=" + $0] ?? 0 } }

    private func name(of stem: String) -> String {
        let root = Self.root(of: stem)
        return groups[root] ?? root
    }

    private mutating func number(_ name: String) -> Int32 {
        if let number = numbers[name] { return number }
        let number = Int32(numbers.count + 1)
        numbers[name] = number
        return number
    }

    private static func root(of stem: String) -> String { String(stem.prefix(root)) }
}
