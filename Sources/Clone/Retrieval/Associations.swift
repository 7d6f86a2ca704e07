import Glibc

/// Finds what a question is about also where other words were used for it, without any model: by the company that words
/// keep. Whoever writes of Barsik in the entries in which they write of their cat can be asked about the cat.
///
/// 1. A term is a direction in a space of as many dimensions as there are passages: how often it stands in each passage
///    or within ``reach`` of it, in the same group (Schütze, "Automatic Word Sense Discrimination", 1998, second-order
///    co-occurrence; here with passages as the first order).
/// 2. A question is the sum of the directions of its terms, the rarer ones counting for more.
/// 3. A text is as near as its terms are on average, counted in the same way.
///
/// No vector is ever written out: all of it is sums over the inverted index. What does not depend on the question is
/// worked out when the index has changed.
struct Associations: Sendable {
    /// How many passages away words still keep company.
    private static let reach = 3
    /// What keeps a text of one or two terms from being near by chance.
    private static let ballast: Double = 5

    /// By term: what it counts, and the length of its direction.
    private var weights: [Double] = []
    private var lengths: [Double] = []
    /// By text: what all its terms count.
    private var passageMasses: [Double] = []
    private var factMasses: [Double] = []
    /// By term of the passages, the number it has among the facts.
    private var factTerms: [Int?] = []
    /// By passage: the first and the last that are near it.
    private var near: [ClosedRange<Int>?] = []

    /// Works out what depends on the texts alone.
    ///
    /// - Parameters:
    ///   - groups: The group of each passage; none for one that was removed.
    ///   - isLiving: Whether a fact is there.
    init(passages: Postings, groups: [Int64?], facts: Postings, isLiving: (Int) -> Bool) {
        near = Self.near(groups)
        let living = Double(groups.count { $0 != nil })
        passageMasses = [Double](repeating: 0, count: passages.count)
        factMasses = [Double](repeating: 0, count: facts.count)
        var counts = [Double](repeating: 0, count: passages.count)
        for term in 0..<passages.termCount {
            let found = passages[number: term].filter { groups[Int($0.text)] != nil }
            let weight = log1p(living / (Double(found.count) + 0.5))
            weights.append(found.isEmpty ? 0 : weight)
            lengths.append(Self.length(found, near, &counts))
            for posting in found { passageMasses[Int(posting.text)] += weight * Double(posting.count) }
            factTerms.append(facts.number(of: passages.term(term)))
            for posting in factTerms[term].map({ facts[number: $0] }) ?? [] where isLiving(Int(posting.text)) {
                factMasses[Int(posting.text)] += weights[term] * Double(posting.count)
            }
        }
    }

    private static func near(_ groups: [Int64?]) -> [ClosedRange<Int>?] {
        groups.indices.map { place in
            guard let group = groups[place] else { return nil }
            let before = (max(0, place - reach)..<place).first { groups[$0] == group } ?? place
            let after = (place..<min(groups.count, place + reach + 1)).last { groups[$0] == group } ?? place
            return before...after
        }
    }

    /// - Parameter counts: Zeros, and left so.
    private static func length(
        _ found: [Postings.Posting], _ near: [ClosedRange<Int>?], _ counts: inout [Double]
    ) -> Double {
        for posting in found {
            for place in near[Int(posting.text)] ?? 0...0 where near[place] != nil {
                counts[place] += Double(posting.count)
            }
        }
        var sum: Double = 0
        for posting in found {
            for place in near[Int(posting.text)] ?? 0...0 {
                sum += counts[place] * counts[place]
                counts[place] = 0
            }
        }
        return sum.squareRoot()
    }
}

// MARK: Searching

extension Associations {
    /// How near each passage, together with the one before it, and each fact comes to a question; none where none of its
    /// terms was ever used.
    func closeness(
        to terms: [Int], passages: Postings, facts: Postings
    ) -> (passages: [Float], facts: [Float])? {
        guard !terms.isEmpty else { return nil }
        let question = spread(direction(of: terms, in: passages))
        var (said, known) = (
            [Double](repeating: 0, count: passages.count), [Double](repeating: 0, count: facts.count)
        )
        for term in lengths.indices where lengths[term] > 0 {
            let found = passages[number: term]
            let product = found.reduce(Double(0)) { $0 + Double($1.count) * question[Int($1.text)] }
            guard product > 0 else { continue }
            let worth = weights[term] * product / lengths[term]
            for posting in found { said[Int(posting.text)] += worth * Double(posting.count) }
            for posting in factTerms[term].map({ facts[number: $0] }) ?? [] {
                known[Int(posting.text)] += worth * Double(posting.count)
            }
        }
        // Summed in another order, what is equal must be equal still: hence doubles first, and floats last.
        return (
            joinedWithBefore(said).map { Float($0) }, zip(known, factMasses).map { Float($0 / ($1 + Self.ballast)) }
        )
    }

    /// The sum of the directions of some terms, as far as it lies in the passages themselves.
    private func direction(of terms: [Int], in passages: Postings) -> [Double] {
        var direction = [Double](repeating: 0, count: passages.count)
        for term in terms where lengths[term] > 0 {
            for posting in passages[number: term] where near[Int(posting.text)] != nil {
                direction[Int(posting.text)] += Double(posting.count) * weights[term] / lengths[term]
            }
        }
        return spread(direction)
    }

    /// For each passage the sum over those that are near it; 0 for one that was removed.
    private func spread(_ values: [Double]) -> [Double] {
        near.map { range in
            range.map { range in range.reduce(Double(0)) { $0 + (near[$1] == nil ? 0 : values[$1]) } } ?? 0
        }
    }

    private func joinedWithBefore(_ sums: [Double]) -> [Double] {
        sums.indices.map { place in
            guard let range = near[place] else { return 0 }
            let before = range.contains(place - 1) ? place - 1 : nil
            let sum = sums[place] + (before.map { sums[$0] } ?? 0)
            return sum / (passageMasses[place] + (before.map { passageMasses[$0] } ?? 0) + Self.ballast)
        }
    }
}
