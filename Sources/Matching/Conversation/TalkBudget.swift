public import Domain

/// How many tokens conversations of clones may take in a day, for all together and for each person. What a pair takes, each
/// of the two bears half of.
public struct TalkBudget: Equatable, Sendable {
    /// For everybody together.
    public var whole: Int
    /// For one person.
    public var each: Int

    /// What one conversation of two full cards takes with its judgement, by a test that counts it: so much is set aside
    /// before one begins.
    public static let usual = 16_000

    /// Sets a budget, in tokens sent and received in a day. What is below 0 is 0.
    public init(whole: Int, each: Int) {
        self.whole = max(0, whole)
        self.each = max(0, each)
    }

    /// What was spent in a day.
    public struct Spent: Equatable, Sendable {
        /// By everybody together, in half tokens: halves must not be lost.
        private var all: Int
        /// By each person, likewise.
        private var halves: [PersonID: Int]

        /// Takes up what was counted, in half tokens.
        public init(all: Int = 0, _ halves: [PersonID: Int] = [:]) { (self.all, self.halves) = (all, halves) }

        /// Adds what a pair took.
        public mutating func add(_ tokens: Int, of one: PersonID, _ other: PersonID) {
            all += 2 * tokens
            for person in [one, other] { halves[person, default: 0] += tokens }
        }

        /// What everybody together took, rounded up.
        public var whole: Int { (all + 1) / 2 }

        /// What one person took, rounded up.
        public func tokens(of person: PersonID) -> Int { ((halves[person] ?? 0) + 1) / 2 }
    }

    /// Whether there is room for one more conversation and its judgement.
    public func allows(
        _ one: PersonID, _ other: PersonID, spent: Spent, expecting tokens: Int = TalkBudget.usual
    ) -> Bool {
        let half = (tokens + 1) / 2
        return spent.whole + tokens <= whole
            && [one, other].allSatisfy { spent.tokens(of: $0) + half <= each }
    }
}
