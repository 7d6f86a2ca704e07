/// The number of a round of guesses: that of the event which brought it.
public struct GuessID: Hashable, Codable, Sendable, RawRepresentable {
    /// The number.
    public let rawValue: Int64

    /// Takes a number.
    public init(rawValue: Int64) { self.rawValue = rawValue }
}

/// A question to the person, which their clone has answered before it is shown.
public struct GuessRound: Equatable, Codable, Sendable, Identifiable {
    /// Its number.
    public let id: GuessID
    /// What is asked.
    public var question: GuessQuestion
    /// What the clone expects.
    public var clone: Guess
    /// What was expected of just anybody of the person's age and country.
    public var persona: Guess
    /// When it was asked.
    public var askedAt: Timestamp
    /// What the person chose; none while it is open.
    public var outcome: Outcome?

    /// What a person chose.
    public struct Outcome: Equatable, Codable, Sendable {
        /// The answer, by its place among the answers.
        public var answer: Int
        /// When.
        public var at: Timestamp

        /// Chooses.
        public init(answer: Int, at: Timestamp) {
            self.answer = answer
            self.at = at
        }
    }

    /// Asks.
    public init(id: GuessID, question: GuessQuestion, clone: Guess, persona: Guess, askedAt: Timestamp) {
        self.id = id
        self.question = question
        self.clone = clone
        self.persona = persona
        self.askedAt = askedAt
    }
}

/// What is expected of a person.
public struct Guess: Equatable, Codable, Sendable {
    /// How likely each answer is.
    public var distribution: Distribution
    /// The answer it comes down to.
    public var answer: Int
    /// How many things the person said it rests on; 0 for one made blindly.
    public var grounds: Int
    /// How it was made.
    public var method: Method

    /// How a guess is made.
    public enum Method: Equatable, Codable, Sendable {
        /// By the bot's own rules.
        case rules
        /// By a model, with the version of the prompt it was given.
        case model(name: String, prompt: Int)
    }

    /// Guesses.
    ///
    /// - Parameter chance: From 0 up to 1; chooses where several answers are the likeliest.
    public init(_ distribution: Distribution, grounds: Int, method: Method, chance: Double) {
        self.distribution = distribution
        self.grounds = grounds
        self.method = method
        answer = distribution.choice(by: chance)
    }

    /// How sure it is, as can be said in words.
    public var sureness: Sureness {
        guard grounds > 0, !distribution.isEven else { return .blind }
        switch distribution.shares[answer] {
        case ..<0.5: return .vague
        case ..<0.7: return .likely
        case ..<0.85: return .quite
        default: return .almost
        }
    }

    /// How sure a guess is.
    public enum Sureness: Equatable, Sendable, CaseIterable {
        /// Nothing speaks for any of the answers.
        case blind
        /// Less likely right than wrong.
        case vague
        /// More likely right than wrong.
        case likely
        /// Right in seven cases of ten or more.
        case quite
        /// Right in 85 cases of a hundred or more.
        case almost
    }
}

/// A question with what the clone expects of the person, before it is a round.
public struct GuessDraft: Equatable, Codable, Sendable {
    /// What is asked.
    public var question: GuessQuestion
    /// What the clone expects.
    public var clone: Guess
    /// What was expected of just anybody of the person's age and country.
    public var persona: Guess

    /// Drafts a round.
    public init(question: GuessQuestion, clone: Guess, persona: Guess) {
        self.question = question
        self.clone = clone
        self.persona = persona
    }

    /// The round under a number.
    public func round(_ id: GuessID, at now: Timestamp) -> GuessRound {
        GuessRound(id: id, question: question, clone: clone, persona: persona, askedAt: now)
    }
}
