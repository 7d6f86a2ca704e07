import Domain
public import Words

/// Guesses by the person's own words alone: whatever they said they like, do, want or hold dear speaks for the answers
/// that name it, and what they dislike, gave up or fear speaks against them. Where nothing they said names an answer, all
/// are alike; of just anybody nothing is known, so all are alike too.
public struct RuleGuesser: Guesser {
    private let terms: Terms

    /// Guesses by stems of words.
    public init(terms: Terms) {
        self.terms = terms
    }

    public func expectation(_ inquiry: GuessInquiry) async -> Expected {
        guard case .own(let memories, let quotes) = inquiry.subject else {
            return Expected(.uniform(over: inquiry.answers.count), grounds: 0, method: .rules)
        }
        let marks = marks(of: inquiry.answers)
        var scale = Scale(answers: marks.count)
        for memory in memories where memory.isTrait && memory.holds(on: inquiry.day) {
            // Without a claim, it cannot be told what the words deny.
            guard memory.claim != nil || !Negation.isIn(memory.text) else { continue }
            let weight = (0.5 + memory.weight(on: inquiry.day)) * memory.confidence
            scale.add(memory.leaning * weight, to: named(memory, by: marks))
        }
        for quote in quotes where !Negation.isIn(quote.text) {
            scale.add(Self.weightOfQuote, to: named(terms.terms(of: quote.text), by: marks))
        }
        return Expected(scale.distribution, grounds: scale.grounds, method: .rules)
    }

    /// The terms of each answer that no other has: what they share does not tell them apart, nor does a bare no.
    private func marks(of answers: [String]) -> [Set<String>] {
        let all = answers.map { Set(terms.terms(of: $0)).filter { !Negation.denies($0) } }
        return all.indices.map { index in
            all.indices.reduce(all[index]) { $1 == index ? $0 : $0.subtracting(all[$1]) }
        }
    }

    private func named(_ memory: Memory, by marks: [Set<String>]) -> [Int] {
        // Objects and values of claims are stems already.
        let claimed = memory.claim.map { "\($0.slot.object) \($0.value)".split(separator: " ").map(String.init) } ?? []
        return named(terms.terms(of: memory.text) + claimed, by: marks)
    }

    private func named(_ words: [String], by marks: [Set<String>]) -> [Int] {
        marks.indices.filter { !marks[$0].isDisjoint(with: words) }
    }

    /// A sentence that names an answer, beside a memory of usual importance, of which it is sure.
    private static let weightOfQuote = 0.25
}

/// What speaks for and against each answer.
private struct Scale {
    private var pro: [Double]
    private var contra: [Double]
    private(set) var grounds = 0

    init(answers: Int) {
        pro = Array(repeating: 0, count: answers)
        contra = pro
    }

    mutating func add(_ weight: Double, to answers: [Int]) {
        // What speaks for all speaks for none.
        guard weight != 0, !answers.isEmpty, answers.count < pro.count else { return }
        grounds += 1
        for answer in answers {
            if weight > 0 { pro[answer] += weight } else { contra[answer] -= weight }
        }
    }

    /// One clear liking makes an answer about twice as likely as another, one clear dislike half; more of the same adds
    /// less and less.
    var distribution: Distribution {
        Distribution(weights: zip(pro, contra).map { (1 + Self.bounded($0)) / (1 + Self.bounded($1)) })
    }

    /// Never more than 4, however much is said.
    private static func bounded(_ weight: Double) -> Double { 4 * weight / (weight + 3) }
}

extension Memory {
    /// Whether it draws the person towards what it names (1), away from it (-1), or neither.
    fileprivate var leaning: Double {
        guard let claim, claim.slot.subject == Slot.me else { return self.claim == nil ? kind.leaning : 0 }
        switch claim.value {
        case "likes", "does", "wants", "has", "good", "able", "unafraid": return 1
        case "dislikes", "stopped", "dropped", "hasnot", "none", "afraid": return -1
        case "neutral", "reached", "beginner", "recovered": return 0
        default: return claim.slot.relation.isOfChoice ? 1 : 0
        }
    }
}

extension MemoryKind {
    fileprivate var leaning: Double {
        switch self {
        case .preference, .goal, .value: 1
        case .fear: -1
        case .fact, .experience, .relationship, .need, .offer: 0
        }
    }
}

extension Relation {
    /// Whether what stands there says what the person chooses.
    fileprivate var isOfChoice: Bool {
        switch self {
        case .diet, .drinking, .value, .decision, .strength: true
        case .livesIn, .worksAs, .worksAt, .studies, .partner, .civilStatus, .age, .smoking, .bedtime, .wakingTime,
            .attitude, .goal, .plan, .habit, .fear, .opinion, .skill, .tie, .possession, .health, .experience,
            .weakness, .need, .offer, .other:
            false
        }
    }
}
