import Words

/// Finds among sets of terms those that are alike, without comparing each with each: two sets that are alike to a
/// degree share one of their rarest terms (prefix filtering: Chaudhuri et al., "A primitive operator for similarity
/// joins in data cleaning", 2006).
struct AlikeIndex {
    private let sets: [Set<String>]
    private let prefixes: [[String]]
    private let owners: [String: [Int]]
    private let least: Double

    /// Indexes sets.
    ///
    /// - Parameter least: The least cosine of two that are alike, above 0.
    init(_ sets: [Set<String>], least: Double) {
        let counts = Dictionary(sets.flatMap { $0.map { ($0, 1) } }, uniquingKeysWith: +)
        let prefixes = sets.map { set in
            let rarest = set.sorted { (counts[$0] ?? 0, $0) < (counts[$1] ?? 0, $1) }
            // A set of n terms shares at least least² n of them with any that is alike.
            let shared = Int((least * least * Double(set.count) - 1e-9).rounded(.up))
            return Array(rarest.prefix(set.count - shared + 1))
        }
        owners = prefixes.indices.reduce(into: [:]) { owners, number in
            for term in prefixes[number] { owners[term, default: []].append(number) }
        }
        self.prefixes = prefixes
        self.sets = sets
        self.least = least
    }

    /// The sets that are alike to one, in order.
    func alike(_ number: Int) -> [Int] {
        Set(prefixes[number].flatMap { owners[$0] ?? [] }).subtracting([number]).sorted()
            .filter { Likeness.between(sets[$0], sets[number]) >= least }
    }
}
