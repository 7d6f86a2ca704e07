public import Domain
public import Words

/// Ranks somewhere to go by what is known of somebody. Nothing is asked of anybody: words are compared by their stems.
///
/// What stands in a tag or the title of an outing and in something the person likes, wants or does speaks for it; the rarer
/// a word among all that is on offer, the more. What they do not like rules out what has it in a tag or the title.
public struct OutingRanker: Sendable {
    private let terms: Terms

    /// How much a word counts by where it stands.
    private static let (tag, title, about) = (1.0, 0.7, 0.3)

    /// Prepares.
    public init(terms: Terms) { self.terms = terms }

    /// Something that speaks for outings, or against them.
    public struct Liking: Equatable, Sendable {
        /// What is so.
        public var text: String
        /// How much it matters, from 0.
        public var weight: Double
        /// Whether it says what somebody does not like.
        public var isAgainst: Bool

        /// Names something.
        public init(_ text: String, weight: Double = 1, isAgainst: Bool) {
            (self.text, self.weight, self.isAgainst) = (text, weight, isAgainst)
        }
    }

    /// An outing, how well it suits, and which liking speaks for it most, by its place.
    public struct Ranked: Equatable, Sendable {
        /// The place of the outing among those that were given.
        public var outing: Int
        /// From 0.
        public var score: Double
        /// The place of the liking among those that were given.
        public var liking: Int
    }

    /// The outings for which something speaks, the best first; of those that are as good, the soonest.
    public func ranked(_ outings: [Outing], by likings: [Liking]) -> [Ranked] {
        let offered = outings.map(words)
        let rarity = rarity(in: offered)
        let (liked, disliked) = words(of: likings)
        return offered.enumerated().compactMap { number, words -> Ranked? in
            guard disliked.isDisjoint(with: words.filter { $0.value >= Self.title }.keys) else { return nil }
            var scores: [Int: Double] = [:]
            for (word, place) in words {
                for liking in liked[word] ?? [] {
                    scores[liking, default: 0] += place * (rarity[word] ?? 0) * likings[liking].weight
                }
            }
            guard let best = scores.max(by: { ($0.value, $1.key) < ($1.value, $0.key) }), best.value > 0 else {
                return nil
            }
            return Ranked(outing: number, score: scores.values.reduce(0, +), liking: best.key)
        }.sorted { one, other in
            (other.score, outings[one.outing].start ?? .distant, one.outing)
                < (one.score, outings[other.outing].start ?? .distant, other.outing)
        }
    }

    /// The words of an outing, each with how much it counts.
    private func words(of outing: Outing) -> [String: Double] {
        var words: [String: Double] = [:]
        let parts = [(outing.about ?? "", Self.about), (outing.title, Self.title)] + outing.tags.map { ($0, Self.tag) }
        for (text, weight) in parts {
            for term in terms.terms(of: text) { words[term] = max(words[term] ?? 0, weight) }
        }
        return words
    }

    private func rarity(in offered: [[String: Double]]) -> [String: Double] {
        var counts: [String: Int] = [:]
        for word in offered.lazy.flatMap(\.keys) { counts[word, default: 0] += 1 }
        return counts.mapValues { Self.rarity($0, of: offered.count) }
    }

    /// 1 for a word that all have, and more for every halving of those that have it.
    private static func rarity(_ count: Int, of all: Int) -> Double {
        Double(1 + (all / max(count, 1)).bitWidth - (all / max(count, 1)).leadingZeroBitCount)
    }

    private func words(of likings: [Liking]) -> (liked: [String: [Int]], disliked: Set<String>) {
        var (liked, disliked) = ([String: [Int]](), Set<String>())
        for (number, liking) in likings.enumerated() {
            let words = Set(terms.terms(of: liking.text)).filter { !Self.general.contains($0) }
            if liking.isAgainst {
                disliked.formUnion(words)
            } else {
                for word in words { liked[word, default: []].append(number) }
            }
        }
        return (liked, disliked)
    }

    /// Stems that say of a liking that it is one, and not of what.
    private static let general: Set<String> = Set(
        Terms().terms(
            of: """
                любит люблю нравится обожает хочет хочу часто иногда вечер вечером утро утром день днём выходные ходит ходить
                идти пойти новый новая большой очень всегда человек люди время место город жизнь работа любимый
                likes loves enjoys wants often sometimes evening morning day weekend goes go going new big very always
                people person time place city life work favourite favorite hates dislikes ненавидит
                """))
}

extension Timestamp {
    fileprivate static let distant = Timestamp(seconds: .max / 2000)
}
