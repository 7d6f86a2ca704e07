/// Puts together what several searches say of the same passages.
///
/// The scores are joined, not the ranks; each of the lexical ways counts alike. Tuned on the even questions of LoCoMo's
/// open half and measured on the odd ones by `./dvoinik bench memory`.
public enum Recall {
    /// How near passages come to a question otherwise than by its words.
    public struct Meaning: Sendable {
        /// The passages, each with the one before it.
        public var passages: Closeness
        /// The best of the facts that rest on each.
        public var facts: Closeness

        /// Joins the two.
        public init(passages: Closeness, facts: Closeness) {
            self.passages = passages
            self.facts = facts
        }

        /// Whether a passage stands out, or a fact that rests on it.
        func isOutstanding(_ number: Int) -> Bool {
            passages.isOutstanding(number) || facts.isOutstanding(number)
        }
    }

    /// What passages and their facts count beside each of the four lexical ways.
    struct Weights {
        var passages: Float
        var facts: Float

        /// By the company that words keep.
        static let company = Weights(passages: 3, facts: 1)
        /// By a model's vectors.
        static let model = Weights(passages: 2, facts: 1.5)
    }

    /// How well each passage answers, by number.
    ///
    /// - Parameters:
    ///   - words: The four lexical ways, and the company that words keep.
    ///   - meaning: How near they come by a model's vectors; none where there are none.
    public static func scores(words: LexicalIndex.Scores, meaning: Meaning? = nil) -> [Float] {
        Fusion.joined(
            words.ways.map { (scores: $0, weight: Float(1)) } + legs(words.company, .company) + legs(meaning, .model))
    }

    private static func legs(_ meaning: Meaning?, _ weights: Weights) -> [(scores: [Float], weight: Float)] {
        guard let meaning else { return [] }
        return [(meaning.passages.scores, weights.passages), (meaning.facts.scores, weights.facts)]
    }

    /// How well each memory answers, by number.
    ///
    /// - Parameters:
    ///   - facts: The search by words.
    ///   - meaning: How near they come by meaning.
    static func scores(facts: [Float], meaning: Closeness?) -> [Float] {
        guard let meaning else { return facts }
        return Fusion.joined([(facts, 1), (meaning.scores, 1)])
    }
}
