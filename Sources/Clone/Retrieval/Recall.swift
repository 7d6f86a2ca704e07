/// Puts together what several searches say of the same passages.
///
/// The scores are joined, not the ranks; each of the lexical ways counts alike. Measured on LoCoMo by
/// `./dvoinik bench memory`.
public enum Recall {
    /// What the meaning of a passage counts beside each of the four lexical ways.
    public static let weightOfMeaning: Float = 2
    /// What the meaning of the facts that rest on a passage counts.
    public static let weightOfFacts: Float = 2

    /// How near passages come to a question by meaning, by number; none where nothing is known.
    public struct Meaning: Sendable {
        /// The passages, each with the one before it.
        public var passages: [Float]?
        /// The best of the facts that rest on each.
        public var facts: [Float]?

        /// Takes cosines, or scores made from them.
        public init(passages: [Float]?, facts: [Float]?) {
            self.passages = passages
            self.facts = facts
        }
    }

    /// How well each passage answers, by number.
    ///
    /// - Parameters:
    ///   - words: The four lexical ways.
    ///   - meaning: How near they come by meaning.
    public static func scores(
        words: LexicalIndex.Scores, meaning: Meaning = Meaning(passages: nil, facts: nil)
    ) -> [Float] {
        let legs = [(meaning.passages, weightOfMeaning), (meaning.facts, weightOfFacts)].compactMap { scores, weight in
            scores.map { (scores: Fusion.scaled($0), weight: weight) }
        }
        return Fusion.joined(words.ways.map { (scores: $0, weight: Float(1)) } + legs)
    }

    /// How well each memory answers, by number.
    ///
    /// - Parameters:
    ///   - facts: The search by words.
    ///   - meaning: How near they come by meaning.
    public static func scores(facts: [Float], meaning: [Float]?) -> [Float] {
        guard let meaning else { return facts }
        return Fusion.joined([(facts, 1), (Fusion.scaled(meaning), 1)])
    }
}
