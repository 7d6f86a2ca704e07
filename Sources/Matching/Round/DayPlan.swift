public import Domain

/// Who is proposed to whom on a day: of all pairs that may be shown to each other, those that are best for everybody
/// together.
public enum DayPlan {
    /// A pair that may be shown to each other.
    public struct Candidate: Equatable, Sendable {
        /// The two.
        public var pair: Pair
        /// How likely both say yes, above 0, at most 1.
        public var chance: Double

        /// Names a pair.
        public init(_ pair: Pair, chance: Double) { (self.pair, self.chance) = (pair, chance) }
    }

    /// What somebody has been told so far.
    public struct Past: Equatable, Sendable {
        /// How many matches their proposals of late let them expect.
        public var expected: Double
        /// Whether somebody new may be proposed to them today.
        public var isOpen: Bool

        /// Knows nothing: nobody was proposed yet.
        public init(expected: Double = 0, isOpen: Bool = true) { (self.expected, self.isOpen) = (expected, isOpen) }
    }

    /// Proposals of so many days count as of late.
    public static let memory = 30
    /// Whoever has left so many unanswered is not asked about one more.
    public static let mostUnanswered = 3

    /// Chooses, the likeliest first.
    public static func choose(_ candidates: [Candidate], past: [PersonID: Past]) -> [Candidate] {
        let people = Set(candidates.flatMap(\.pair.people)).sorted { $0.rawValue < $1.rawValue }
        let numbers = Dictionary(uniqueKeysWithValues: people.enumerated().map { ($1, $0) })
        let pairs = candidates.compactMap { candidate in
            numbers[candidate.pair.one].flatMap { one in
                numbers[candidate.pair.other].map { ProposalPlan.Pair(one, $0, chance: candidate.chance) }
            }
        }
        let pasts = people.map { past[$0] ?? Past() }
        return ProposalPlan.choose(
            among: pairs, expected: pasts.map(\.expected), caps: pasts.map { $0.isOpen ? 1 : 0 }
        ).map { candidates[$0] }.sorted { $0.chance > $1.chance }
    }

    /// What somebody has been told so far, by their matches.
    ///
    /// - Parameters:
    ///   - day: Their local day.
    ///   - local: The local day of a moment.
    public static func past(
        of person: PersonID, _ records: [MatchRecord], pace: MeetingProfile.Pace, now: Timestamp, on day: LocalDate,
        local: (Timestamp) -> LocalDate
    ) -> Past {
        let late = records.filter { local($0.match.proposed).days(until: day) <= memory }
        let last = records.map { local($0.match.proposed) }.max()
        let unanswered = records.count { $0.match.standing(for: person, at: now) == .new }
        return Past(
            expected: late.reduce(0) { $0 + $1.card.chance.middle },
            isOpen: last.map { $0.days(until: day) >= pace.days } ?? true && unanswered < mostUnanswered)
    }
}
