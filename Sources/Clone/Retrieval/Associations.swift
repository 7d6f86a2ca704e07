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
/// No vector is ever written out: all of it is sums over the matrix of counts. What does not depend on the question is
/// worked out when the texts have changed: the lengths of directions, which take longest, only of those terms whose
/// directions have changed.
struct Associations: Sendable {
    /// How many passages away words still keep company.
    static let reach = 3
    /// What keeps a text of one or two terms from being near by chance.
    private static let ballast: Double = 5

    /// By term: what it counts, and the length of its direction; 0 for one that no passage has.
    private var weights: [Double] = []
    private var lengths: [Double] = []
    /// By text: what all its terms count.
    private var passageMasses: [Double] = []
    private var factMasses: [Double] = []
    /// By passage: those near it, itself among them; none for one that was removed.
    private var near: [Range<Int>] = []
    /// By term: whether its direction has changed. Those that are too new to be among them have.
    private var isOutdated: [Bool] = []

    /// Notes that the directions of some terms have changed.
    mutating func outdate(_ terms: some Sequence<Postings.Posting>) {
        for term in terms where isOutdated.indices.contains(Int(term.number)) { isOutdated[Int(term.number)] = true }
    }

    /// Works out what depends on the texts alone.
    ///
    /// - Parameters:
    ///   - groups: The group of each passage; none for one that was removed.
    ///   - terms: How many terms there are.
    mutating func update(passages: Postings, groups: [Int64?], facts: Postings, terms: Int) {
        near = Self.near(groups)
        isOutdated += [Bool](repeating: true, count: terms - isOutdated.count)
        lengths += [Double](repeating: 0, count: terms - lengths.count)
        var counts = [Double](repeating: 0, count: passages.count)
        for term in isOutdated.indices where isOutdated[term] {
            lengths[term] = length(passages.texts(with: term), &counts)
            isOutdated[term] = false
        }
        let living = Double(groups.count { $0 != nil })
        weights = (0..<terms).map { term in
            let found = passages.texts(with: term).count
            return found == 0 ? 0 : log1p(living / (Double(found) + 0.5))
        }
        passageMasses = passages.sums(of: weights)
        factMasses = facts.sums(of: weights)
    }

    private static func near(_ groups: [Int64?]) -> [Range<Int>] {
        groups.indices.map { place in
            guard let group = groups[place] else { return place..<place }
            let before = (max(0, place - reach)..<place).first { groups[$0] == group } ?? place
            let after = (place..<min(groups.count, place + reach + 1)).last { groups[$0] == group } ?? place
            return before..<after + 1
        }
    }

    /// - Parameter counts: Zeros, and left so.
    private func length(_ found: [Postings.Posting], _ counts: inout [Double]) -> Double {
        for posting in found {
            for place in near[Int(posting.number)] where !near[place].isEmpty { counts[place] += Double(posting.count) }
        }
        var sum: Double = 0
        for posting in found {
            for place in near[Int(posting.number)] {
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
    /// terms is in any passage.
    func closeness(
        to terms: [Int], passages: Postings, facts: Postings
    ) -> (passages: [Float], facts: [Float])? {
        let terms = terms.filter { lengths[$0] > 0 }
        guard !terms.isEmpty else { return nil }
        let question = spread(direction(of: terms, in: passages))
        let products = passages.products(with: question, size: lengths.count)
        let worths = products.indices.map { term in
            products[term] > 0 ? weights[term] * products[term] / lengths[term] : 0
        }
        // Summed in another order, what is equal must be equal still: hence doubles first, and floats last.
        return (
            joinedWithBefore(passages.sums(of: worths)).map { Float($0) },
            zip(facts.sums(of: worths), factMasses).map { Float($0 / ($1 + Self.ballast)) }
        )
    }

    /// The sum of the directions of some terms, as far as it lies in the passages themselves.
    private func direction(of terms: [Int], in passages: Postings) -> [Double] {
        var direction = [Double](repeating: 0, count: passages.count)
        for term in terms {
            for posting in passages.texts(with: term) {
                direction[Int(posting.number)] += Double(posting.count) * weights[term] / lengths[term]
            }
        }
        return spread(direction)
    }

    /// For each passage the sum over those that are near it.
    ///
    /// - Parameter values: 0 for a passage that was removed.
    private func spread(_ values: [Double]) -> [Double] {
        near.map { range in values[range].reduce(0, +) }
    }

    private func joinedWithBefore(_ sums: [Double]) -> [Double] {
        sums.indices.map { place in
            guard near[place].lowerBound < place else { return sums[place] / (passageMasses[place] + Self.ballast) }
            let mass = passageMasses[place] + passageMasses[place - 1]
            return (sums[place] + sums[place - 1]) / (mass + Self.ballast)
        }
    }
}
