/// Where each term stands, and how often: an index, both ways, of short texts, numbered from 0 in the order they came. In
/// other words a matrix of counts with a row for each text and a column for each term, few of which are not zero.
struct Postings: Sendable {
    /// How often a term stands in a text.
    struct Posting: Sendable {
        /// The number of the text, or of the term, whichever is not known already.
        let number: Int32
        let count: Int32
    }

    private var texts: [[Posting]] = []
    private var terms = Rows<Posting>()
    /// How many terms each text has.
    private(set) var lengths: [Int32] = []
    /// How many different terms each text has.
    private(set) var widths: [Int32] = []

    /// How many texts there ever were.
    var count: Int { lengths.count }

    /// Adds a text of terms, given by their numbers.
    mutating func append(_ words: [Int]) {
        let text = Int32(count)
        let counts = words.reduce(into: [Int: Int32]()) { $0[$1, default: 0] += 1 }.sorted { $0.key < $1.key }
        lengths.append(Int32(words.count))
        widths.append(Int32(counts.count))
        terms.append(counts.lazy.map { Posting(number: Int32($0.key), count: $0.value) })
        if let last = counts.last?.key, last >= texts.count {
            texts += [[Posting]](repeating: [], count: last + 1 - texts.count)
        }
        for (term, count) in counts { texts[term].append(Posting(number: text, count: count)) }
    }

    /// Leaves a text without terms from now on.
    mutating func remove(_ text: Int) {
        for term in terms[text] { remove(text, of: Int(term.number)) }
        terms.clear(text)
        lengths[text] = 0
        widths[text] = 0
    }

    private mutating func remove(_ text: Int, of term: Int) {
        var places = texts[term].indices
        while places.count > 1 {
            let middle = places.lowerBound + places.count / 2
            places = texts[term][middle].number > text ? places.prefix(upTo: middle) : places.suffix(from: middle)
        }
        texts[term].remove(at: places.lowerBound)
    }

    /// The texts that have a term, in order.
    func texts(with term: Int) -> [Posting] { texts.indices.contains(term) ? texts[term] : [] }

    /// The terms that a text has, in order.
    func terms(of text: Int) -> ArraySlice<Posting> { terms[text] }

    /// For each text the sum of what its terms are worth.
    ///
    /// - Parameter worths: By term, one for each there is.
    func sums(of worths: [Double]) -> [Double] {
        var sums = [Double](repeating: 0, count: count)
        worths.withUnsafeBufferPointer { worths in
            terms.forEach { text, terms in
                sums[text] = terms.reduce(Double(0)) { $0 + worths[Int($1.number)] * Double($1.count) }
            }
        }
        return sums
    }

    /// For each term the sum of what the texts are worth that have it.
    ///
    /// - Parameters:
    ///   - worths: By text.
    ///   - size: How many terms there are.
    func products(with worths: [Double], size: Int) -> [Double] {
        var products = [Double](repeating: 0, count: size)
        products.withUnsafeMutableBufferPointer { products in
            terms.forEach { text, terms in
                let worth = worths[text]
                guard worth > 0 else { return }
                for term in terms { products[Int(term.number)] += Double(term.count) * worth }
            }
        }
        return products
    }
}
