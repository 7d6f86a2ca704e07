import Domain
import Words

/// Brings what readers find to the form in which claims are compared.
struct ClaimForm: Sendable {
    let terms: Terms
    /// Other words for the same, by the stems of both: `бегать` is `бег`.
    private let same: [String: String]
    private let determiners: [WordList]

    /// The values that relations with few of them may have.
    static let closed: [Relation: Set<String>] = [
        .attitude: ["likes", "dislikes", "neutral"], .goal: ["wants", "dropped", "reached"],
        .plan: ["wants", "dropped", "reached"], .habit: ["does", "stopped"], .fear: ["afraid", "unafraid"],
        .skill: ["none", "beginner", "able", "good"], .possession: ["has", "hasnot"],
        .health: ["has", "recovered"],
    ]

    /// Takes the words for the same from lexicons.
    init(lexicons: [Lexicon], terms: Terms) {
        self.terms = terms
        determiners = lexicons.map(\.determiners)
        let pairs = lexicons.flatMap { $0.lines("same") }.compactMap { Lexicon.halves($0, "=") }
        same = Dictionary(
            pairs.flatMap { form, words in
                words.split(separator: ",").map { (terms.plain(String($0)), terms.plain(form)) }
            }, uniquingKeysWith: { $1 })
    }

    /// The plain form of a name, thing or value: stems, without articles and possessives before it.
    func key(_ words: String) -> String {
        let words = Terms.words(of: words)
        let bare = words.drop { word in determiners.contains { $0.contains(word) } }
        let plain = terms.plain((bare.isEmpty ? words[...] : bare).joined(separator: " "))
        return same[plain] ?? plain
    }

    /// A claim in the form that is compared; none where the relation does not take such a value or object.
    func claim(subject: String, relation: Relation, object: String, value: String) -> Claim? {
        let subject = subject == Slot.me ? subject : key(subject)
        let slot = Slot(subject: subject, relation: relation, object: key(object))
        if let values = Self.closed[relation] {
            return values.contains(value) && slot.isExclusive ? Claim(slot, value: value) : nil
        }
        guard relation.arity != .oneForEachObject || slot.isExclusive else { return nil }
        guard let value = self.value(value, of: relation) else { return nil }
        return Claim(slot, value: value)
    }

    private func value(_ words: String, of relation: Relation) -> String? {
        switch relation {
        case .age: Int(words).flatMap { (1...120).contains($0) ? String($0) : nil }
        case .bedtime, .wakingTime: Self.isTime(words) ? words : nil
        default: key(words)
        }
    }

    private static func isTime(_ words: String) -> Bool {
        let parts = words.split(separator: ":").compactMap { $0.count == 2 ? Int($0) : nil }
        return parts.count == 2 && (0...23).contains(parts[0]) && (0...59).contains(parts[1]) && words.count == 5
    }
}

extension MemoryKind {
    /// The kind of memory that a relation makes.
    init(of relation: Relation) {
        switch relation {
        case .attitude, .diet: self = .preference
        case .goal, .plan: self = .goal
        case .fear: self = .fear
        case .partner, .tie: self = .relationship
        case .value, .opinion: self = .value
        case .need: self = .need
        case .offer: self = .offer
        case .experience: self = .experience
        default: self = .fact
        }
    }
}
