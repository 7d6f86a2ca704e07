public import Domain

/// What a person wants their clone to know nothing about, in the form in which it is recognised: all words of a topic,
/// in whatever form, within one statement or passage.
public struct Oblivion: Sendable {
    private let topics: [Set<String>]
    private let terms: Terms

    /// Recognises topics.
    public init(_ topics: [ForgottenTopic], terms: Terms) {
        self.terms = terms
        self.topics = topics.map { Self.stems(ofTopic: $0.words, terms) }.filter { !$0.isEmpty }
    }

    /// Whether nothing is to be forgotten.
    public var isEmpty: Bool { topics.isEmpty }

    /// Whether words mention a topic.
    public func covers(_ words: String) -> Bool {
        guard !topics.isEmpty else { return false }
        return covers(stems: Self.stems(of: words, terms))
    }

    /// Whether a statement, or the form in which it is compared, mentions a topic.
    public func covers(_ statement: String, _ claim: Claim?) -> Bool {
        guard !topics.isEmpty else { return false }
        let plain = claim.map { "\($0.slot.subject) \($0.slot.object) \($0.value)" } ?? ""
        return covers(stems: Self.stems(of: statement, terms).union(plain.split(separator: " ").map(String.init)))
    }

    /// Whether words that show a change mention a topic.
    public func covers(_ difference: MemoryDifferences.Difference) -> Bool {
        difference.quotes.contains { covers($0.text) }
    }

    /// What was read, without it.
    public func cleaned(_ reading: DiaryReading) -> DiaryReading {
        guard !topics.isEmpty else { return reading }
        var reading = reading
        reading.findings.removeAll { covers($0.text, $0.claim) || covers($0.quote.text) }
        reading.topics.removeAll(where: covers)
        reading.keyPhrases.removeAll(where: covers)
        reading.insights.removeAll(where: covers)
        reading.manner.turns.removeAll(where: covers)
        reading.summary = Sentences.split(reading.summary).map(\.text).filter { !covers($0) }.joined(separator: " ")
        return reading
    }

    private func covers(stems: Set<String>) -> Bool {
        topics.contains { $0.isSubset(of: stems) }
    }

    /// Small words count only in a topic that has no others, and as they stand: `она` and `он` have one stem.
    private static func stems(ofTopic words: String, _ terms: Terms) -> Set<String> {
        let telling = Set(terms.terms(of: words))
        return telling.isEmpty ? Set(Terms.words(of: words).map(asItStands)) : telling
    }

    private static func stems(of words: String, _ terms: Terms) -> Set<String> {
        Set(terms.terms(of: words) + Terms.words(of: words).map(asItStands))
    }

    private static func asItStands(_ word: String) -> String { "=\(word)" }
}
