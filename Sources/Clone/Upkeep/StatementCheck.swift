import Domain
import Words

/// Whether what a model makes of several memories holds to them.
struct StatementCheck {
    let terms: Terms

    /// The most characters of a statement.
    private static let longest = 400
    /// Such a share of each memory's words must be in a statement that stands for it.
    private static let leastKept = 0.5

    /// Whether a statement says no more than some memories and the words they rest on.
    ///
    /// Names and numbers must be theirs, and such a share of its other words too: a summary may join with words of its
    /// own, but not tell of anything new, nor in another language.
    ///
    /// - Parameter share: 0 to 1.
    func holds(_ text: String, of memories: [Memory], share: Double) -> Bool {
        guard text.count <= Self.longest else { return false }
        let ground = memories.flatMap { [$0.text] + $0.evidence.map(\.quote.text) }.joined(separator: "\n")
        guard Grounding.inventions(in: text, restingOn: ground, terms: terms).isEmpty else { return false }
        let said = Set(terms.terms(of: ground))
        let claimed = Set(terms.terms(of: text))
        return !claimed.isEmpty && Double(claimed.intersection(said).count) >= share * Double(claimed.count)
    }

    /// Whether a statement can stand for all of several memories: it has something of each, and denies something only
    /// if one of them does, and then does.
    func covers(_ text: String, _ memories: [Memory]) -> Bool {
        let denies = memories.contains { Negation.count(in: $0.text) > 0 }
        guard (Negation.count(in: text) > 0) == denies else { return false }
        let claimed = Set(terms.terms(of: text))
        return memories.allSatisfy { memory in
            let own = Set(terms.terms(of: memory.text))
            return !own.isEmpty && Double(own.intersection(claimed).count) >= Self.leastKept * Double(own.count)
        }
    }
}
