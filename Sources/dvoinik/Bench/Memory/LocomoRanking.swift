import Asking
import Clone
import Words

/// Ranks the turns of LoCoMo's conversations for its questions: by each way of searching alone, and by all joined.
struct LocomoRanking {
    /// What turns texts into vectors; none to search by words alone.
    let embedder: (any TextEmbedder)?
    private let terms = Terms()

    init(embedder: (any TextEmbedder)?) {
        self.embedder = embedder
    }

    /// What each line of the table is measured of.
    var legs: [String] {
        let words = [
            "passage and its facts", "with the passage before", "with those before and after", "facts alone",
            "all four, scores joined", "company, with the passage before", "company of facts", "all of these, joined",
        ]
        guard let embedder else { return words }
        return words + ["meaning, with the passage before", "meaning of facts", "all, with \(embedder.model)"]
    }

    /// Adds what is found for the questions of a conversation to the tally of each leg.
    func rank(_ conversation: LocomoFile.Conversation, into tallies: inout [RecallTally]) async throws {
        let index = index(conversation)
        let meaning = try await embedder.asyncMap { try await LocomoVectors(conversation, $0) }
        let names = conversation.turns.map(\.name)
        let known = Set(names)
        for (number, question) in conversation.questions.enumerated() {
            let evidence = question.evidence.intersection(known)
            guard !evidence.isEmpty else { continue }
            let scores = index.search(terms.terms(of: question.text))
            var rankings = scores.ways + [Fusion.joined(scores.ways.map { ($0, 1) })]
            rankings += legs(scores.company, count: names.count) + [Recall.scores(words: scores)]
            if let near = meaning?.meaning(of: number, in: index) {
                rankings += legs(near, count: names.count) + [Recall.scores(words: scores, meaning: near)]
            }
            for (leg, ranking) in rankings.enumerated() {
                let found = Fusion.best(ranking, count: 25).map { names[$0] }
                tallies[leg].add(found: found, evidence: evidence, category: question.category)
            }
        }
    }

    private func legs(_ meaning: Recall.Meaning?, count: Int) -> [[Float]] {
        let nothing = Closeness([Float?](repeating: nil, count: count))
        return [meaning?.passages ?? nothing, meaning?.facts ?? nothing].map(\.scores)
    }

    private func index(_ conversation: LocomoFile.Conversation) -> LexicalIndex {
        var index = LexicalIndex()
        var numbers: [String: Int] = [:]
        for turn in conversation.turns {
            numbers[turn.name] = index.addPassage(terms.terms(of: turn.text), group: Int64(turn.session))
        }
        for fact in conversation.facts {
            index.addFact(terms.terms(of: fact.text), restingOn: fact.turns.compactMap { numbers[$0] })
        }
        index.associate()
        return index
    }
}

/// What the texts of one conversation mean.
private struct LocomoVectors {
    private let turns: [[Float]]
    private let facts: [[Float]]
    private let questions: [[Float]]

    init(_ conversation: LocomoFile.Conversation, _ embedder: any TextEmbedder) async throws {
        let before = [nil] + conversation.turns.map(Optional.some)
        let texts = zip(before, conversation.turns).map { before, turn in
            before.flatMap { $0.session == turn.session ? "\($0.text) \(turn.text)" : nil } ?? turn.text
        }
        turns = try await embedder.vectors(of: texts, for: .passage, person: nil)
        facts = try await embedder.vectors(of: conversation.facts.map(\.text), for: .passage, person: nil)
        questions = try await embedder.vectors(of: conversation.questions.map(\.text), for: .question, person: nil)
    }

    /// How near all turns come to a question.
    func meaning(of question: Int, in index: LexicalIndex) -> Recall.Meaning {
        let known = facts.map { Self.cosine($0, questions[question]) }
        return Recall.Meaning(
            passages: Closeness(turns.map { Self.cosine($0, questions[question]) }),
            facts: Closeness(index.nearestFacts(known)))
    }

    private static func cosine(_ one: [Float], _ other: [Float]) -> Float {
        zip(one, other).reduce(0) { $0 + $1.0 * $1.1 }
    }
}

extension Optional {
    fileprivate func asyncMap<Result>(_ body: (Wrapped) async throws -> Result) async rethrows -> Result? {
        if let self { try await body(self) } else { nil }
    }
}
