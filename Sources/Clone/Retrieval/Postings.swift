/// Where each term stands, and how often: an inverted index of short texts, numbered from 0 in the order they came.
struct Postings: Sendable {
    /// One text that has a term.
    struct Posting: Sendable {
        let text: Int32
        let count: Int32
    }

    private var terms: [String: Int32] = [:]
    private var names: [String] = []
    private var postings: [[Posting]] = []
    /// How many terms each text has.
    private(set) var lengths: [Int32] = []
    /// How many different terms each text has.
    private(set) var widths: [Int32] = []

    /// How many texts there are.
    var count: Int { lengths.count }

    /// Adds a text.
    mutating func append(_ words: [String]) {
        let text = Int32(lengths.count)
        lengths.append(Int32(words.count))
        var counts: [Int32: Int32] = [:]
        for word in words { counts[keptNumber(of: word), default: 0] += 1 }
        widths.append(Int32(counts.count))
        for (term, count) in counts { postings[Int(term)].append(Posting(text: text, count: count)) }
    }

    /// The texts that have a term, in order.
    subscript(term: String) -> [Posting] {
        terms[term].map { postings[Int($0)] } ?? []
    }

    /// How many different terms there are: their numbers run from 0.
    var termCount: Int { names.count }

    /// The number of a term, if any text has it.
    func number(of term: String) -> Int? { terms[term].map(Int.init) }

    /// The term with a number.
    func term(_ number: Int) -> String { names[number] }

    /// The texts that have the term with a number, in order.
    subscript(number term: Int) -> [Posting] { postings[term] }

    private mutating func keptNumber(of term: String) -> Int32 {
        if let known = terms[term] { return known }
        let new = Int32(postings.count)
        terms[term] = new
        names.append(term)
        postings.append([])
        return new
    }
}
