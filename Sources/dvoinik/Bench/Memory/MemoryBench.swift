import ArgumentParser
import Clone
import Foundation

/// Measures how well the words that answer a question are found among everything a person said, and how fast.
struct MemoryBench: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "memory",
        abstract: "Rank the evidence for the questions of LoCoMo, and time a search among 10,000 memories.",
        discussion: """
            The data set is Snap Research's, and its licence forbids shipping it: \
            https://github.com/snap-research/locomo has the file.
            """)

    @Option(help: "The file of LoCoMo; without one, only time is measured.")
    var locomo: String?

    func run() async throws {
        if let locomo { try rank(try LocomoFile(path: locomo)) }
        time()
    }

    // MARK: Ranking

    private func rank(_ file: LocomoFile) throws {
        var tallies = [RecallTally](repeating: RecallTally(), count: Self.legs.count)
        for conversation in file.conversations { rank(conversation, &tallies) }
        let categories = Set(file.conversations.flatMap { $0.questions.map(\.category) }).sorted()
        print("Recall at 5, 10 and 25, %".padding(toLength: 34, withPad: " ", startingAt: 0), terminator: "")
        print(RecallTally.header(categories: categories))
        for (leg, tally) in zip(Self.legs, tallies) {
            print(leg.padding(toLength: 33, withPad: " ", startingAt: 0), tally.line)
        }
    }

    private static let legs = [
        "passage and its facts", "with the passage before", "with those before and after", "facts alone",
        "all four, scores joined",
    ]

    private func rank(_ conversation: LocomoFile.Conversation, _ tallies: inout [RecallTally]) {
        let terms = Terms()
        let index = Self.index(conversation, terms)
        let names = conversation.turns.map(\.name)
        let known = Set(names)
        for question in conversation.questions {
            let evidence = question.evidence.intersection(known)
            guard !evidence.isEmpty else { continue }
            let scores = index.search(terms.terms(of: question.text))
            for (leg, ranking) in (scores.ways + [Recall.scores(words: scores)]).enumerated() {
                let found = Fusion.best(ranking, count: 25).map { names[$0] }
                tallies[leg].add(found: found, evidence: evidence, category: question.category)
            }
        }
    }

    private static func index(_ conversation: LocomoFile.Conversation, _ terms: Terms) -> LexicalIndex {
        var index = LexicalIndex()
        var numbers: [String: Int] = [:]
        for turn in conversation.turns {
            numbers[turn.name] = index.addPassage(terms.terms(of: turn.text), group: Int64(turn.session))
        }
        for fact in conversation.facts {
            index.addFact(terms.terms(of: fact.text), restingOn: fact.turns.compactMap { numbers[$0] })
        }
        return index
    }

    // MARK: Time

    /// Searches among memories made of invented words, as frequent as words are: the n-th has a share of 1/n.
    private func time() {
        var words = ZipfWords(seed: 1)
        var index = LexicalIndex()
        for number in 0..<Self.memories {
            index.addPassage(words.next(25), group: Int64(number / 5))
            index.addFact(words.next(8), restingOn: [number])
        }
        let clock = ContinuousClock()
        let times = (0..<200).map { _ in
            let question = words.next(6)
            return clock.measure { _ = Fusion.best(Recall.scores(words: index.search(question)), count: 25) }
        }.sorted()
        print("Search among \(Self.memories) memories, ms: median", Self.milliseconds(times[100]), terminator: "")
        print(", 99 of 100 within", Self.milliseconds(times[197]))
    }

    private static let memories = 10_000

    private static func milliseconds(_ duration: Duration) -> String {
        String(format: "%.2f", duration / .milliseconds(1))
    }
}

/// Invented words, the frequent ones as frequent as in life (Zipf's law), the same for the same seed.
private struct ZipfWords {
    private var state: UInt64
    private static let vocabulary = 20_000.0

    init(seed: UInt64) {
        state = seed
    }

    mutating func next(_ count: Int) -> [String] {
        (0..<count).map { _ in
            // Shares of 1/n: the logarithm of the rank is spread evenly.
            "w\(Int(exp(random() * log(Self.vocabulary))))"
        }
    }

    /// Between 0 and 1, by Steele, Lea and Flood's SplitMix64.
    private mutating func random() -> Double {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return Double((mixed ^ (mixed >> 31)) >> 11) / Double(1 << 53)
    }
}
