/// A question of the game of guesses.
public enum GuessQuestion: Hashable, Codable, Sendable {
    /// One of the bank, by its name.
    case bank(String)
    /// A choice between things that the clone remembers of the person.
    case own(OwnChoice, [MemoryID])

    /// What a choice from a person's own life is about.
    public enum OwnChoice: String, Hashable, Codable, Sendable, CaseIterable {
        /// Which of several goals comes first.
        case goals
        /// Which of several liked things to keep.
        case tastes
        /// Which of several values weighs more.
        case values
    }

    /// The same for all ways of asking the same: the order of what is chosen from does not matter.
    public var plain: GuessQuestion {
        switch self {
        case .bank: self
        case .own(let choice, let memories): .own(choice, memories.sorted { $0.rawValue < $1.rawValue })
        }
    }

    /// What it is about; none for a question that the bank no longer has.
    public var topic: GuessTopic? {
        switch self {
        case .bank(let name): GuessBank.question(name)?.topic
        case .own: .ownLife
        }
    }

    /// The memories that are its answers.
    public var memories: [MemoryID] {
        switch self {
        case .bank: []
        case .own(_, let memories): memories
        }
    }
}

/// What questions of the game are about.
public enum GuessTopic: String, Hashable, Codable, Sendable, CaseIterable {
    case everyday, work, money, people, rest, values, food, risk, ownLife
}

// MARK: From a person's own life

extension GuessQuestion {
    /// The most answers of a question.
    public static let mostAnswers = 4

    /// The questions that what the clone knows gives rise to: choices between things of one kind, all of which hold and
    /// were meant, none of which is what the clone only made out by rules from a single hedged word.
    ///
    /// Each memory is in one question at most. To ask what a memory itself says would only ask the person to repeat it.
    public static func own(from memories: [Memory], on day: LocalDate) -> [GuessQuestion] {
        let known = memories.filter { $0.isTrait && $0.holds(on: day) && !$0.text.isEmpty }
        return OwnChoice.allCases.flatMap { choice in
            groups(of: known.filter(choice.takes)).map { .own(choice, $0.map(\.id)) }
        }
    }

    /// Groups of two or three memories, the oldest first, without two of the same words.
    private static func groups(of memories: [Memory]) -> [[Memory]] {
        var words: Set<String> = []
        let distinct = memories.sorted { $0.id.rawValue < $1.id.rawValue }.filter { words.insert($0.text).inserted }
        let groups = stride(from: 0, to: distinct.count, by: 3).map {
            Array(distinct[$0..<min($0 + 3, distinct.count)])
        }
        return groups.filter { $0.count > 1 }
    }
}

extension GuessQuestion.OwnChoice {
    /// Whether a memory can be one of its answers.
    fileprivate func takes(_ memory: Memory) -> Bool {
        guard memory.claim.map({ $0.slot.subject == Slot.me }) ?? true else { return false }
        return switch (self, memory.claim?.slot.relation) {
        case (.goals, .goal), (.goals, .plan): memory.claim?.value == "wants"
        case (.tastes, .attitude): memory.claim?.value == "likes"
        case (.values, .value): true
        case (.values, nil): memory.kind == .value
        default: false
        }
    }
}
