import Words

/// What an entry is about, by which of its words come again: its key phrases and its most central sentences, as they
/// stand there.
struct Gist {
    private let sentences: [(text: String, terms: [String])]
    private let counts: [String: Int]
    private let terms: Terms

    /// The most key phrases of an entry.
    static let mostPhrases = 5
    /// The most characters of a summary.
    static let longestSummary = 300

    /// Takes the sentences of an entry.
    init(_ sentences: [String], terms: Terms) {
        self.sentences = sentences.map { ($0, terms.terms(of: $0)) }
        self.terms = terms
        counts = Dictionary(self.sentences.flatMap(\.terms).map { ($0, 1) }, uniquingKeysWith: +)
    }

    /// One or two sentences that have most of what comes again; of equals, the earlier.
    var summary: String {
        let central = sentences.indices.filter { sentences[$0].terms.count > 1 }
            .sorted { (weight($1), $0) < (weight($0), $1) }
        var chosen: [Int] = []
        var length = 0
        for index in central.prefix(2) where length + sentences[index].text.count <= Self.longestSummary {
            chosen.append(index)
            length += sentences[index].text.count + 1
        }
        if chosen.isEmpty { return String((sentences.first?.text ?? "").prefix(Self.longestSummary)) }
        return chosen.sorted().map { sentences[$0].text }.joined(separator: " ")
    }

    /// Runs of up to three words without stop words (Rose et al., "Automatic keyword extraction", 2010), the
    /// heaviest first.
    var keyPhrases: [String] {
        var seen = Set<String>()
        let phrases = sentences.flatMap { Self.runs($0.text) }.map { ($0, terms.terms(of: $0)) }
            .filter { !$0.1.isEmpty && seen.insert($0.1.joined(separator: " ")).inserted }
        let weights = phrases.enumerated().map { place, phrase in
            (text: phrase.0, weight: phrase.1.reduce(0) { $0 + counts[$1, default: 0] }, place: place)
        }
        return weights.sorted { ($1.weight, $0.place) < ($0.weight, $1.place) }.prefix(Self.mostPhrases).map(\.text)
    }

    private func weight(_ index: Int) -> Double {
        let terms = sentences[index].terms
        let sum = terms.reduce(0.0) { $0 + Double(counts[$1, default: 0]) }
        return sum / Double(terms.count).squareRoot()
    }

    private static func runs(_ sentence: String) -> [String] {
        let characters = Array(sentence)
        var runs: [Range<Int>] = []
        var run: [Range<Int>] = []
        func close() {
            if let first = run.first, let last = run.last, (2...3).contains(run.count) {
                runs.append(first.lowerBound..<last.upperBound)
            }
            run = []
        }
        for token in Token.split(sentence) {
            if token.isWord, !StopWords.contains(token.text) { run.append(token.range) } else { close() }
        }
        close()
        return runs.map { String(characters[$0]) }
    }
}
