/// How good a clone is, by what its person answered: nothing in it was not measured.
///
/// Only the first answer to a question counts for the clone, and for just anybody beside it. A question that returns
/// after ``GuessDeck/rest`` says how constant the person is. Rounds that are open count for nothing.
public struct CloneAccuracy: Equatable, Sendable {
    /// How often the clone was right.
    public private(set) var clone = Rate()
    /// How often what is expected of just anybody of the person's age and country was right. Where several answers
    /// were expected alike, it counts what choosing one of them comes to on average.
    public private(set) var persona = Rate()
    /// Whether nothing was ever expected of just anybody but that all answers are alike.
    public private(set) var isPersonaBlind = true
    /// How often the person answered as before, when a question returned.
    public private(set) var constancy = Rate()
    /// How often choosing blindly is right, on average over the questions.
    public private(set) var blind = Rate()
    /// The mean Brier score of the clone's distributions, 0 (best) to 2; none without answers.
    public var brier: Double? { clone.count > 0 ? brierSum / clone.count : nil }
    /// How often the clone was right in each month (of UTC) with answers, the oldest first.
    public private(set) var months: [Month] = []
    private var brierSum = 0.0
    private var dated: [(at: Timestamp, hit: Double)] = []

    /// A month of the game.
    public struct Month: Equatable, Sendable {
        /// Which.
        public var month: PartialDate
        /// How often the clone was right.
        public var clone: Rate

        /// Whether there are enough answers to say anything of it.
        public var isTelling: Bool { clone.count >= Double(CloneAccuracy.fewest) }
    }

    /// How many answers there must be before anything is said of accuracy.
    public static let fewest = 10
    /// How many questions must have returned before the clone is compared with the person's own constancy.
    public static let fewestReturns = 5

    /// Measures.
    ///
    /// - Parameter rounds: In any order.
    public init(_ rounds: [GuessRound]) {
        var last: [GuessQuestion: GuessRound.Outcome] = [:]
        let answered = rounds.compactMap { round in round.outcome.map { (round, $0) } }
            .sorted { ($0.1.at, $0.0.id.rawValue) < ($1.1.at, $1.0.id.rawValue) }
        for (round, outcome) in answered {
            let question = round.question.plain
            if let earlier = last[question] {
                guard outcome.at - earlier.at >= GuessDeck.rest else { continue }
                constancy.add(round.chose(outcome.answer) == earlier.answer ? 1 : 0)
            } else {
                count(round, outcome)
            }
            last[question] = .init(answer: round.chose(outcome.answer), at: outcome.at)
        }
    }

    private mutating func count(_ round: GuessRound, _ outcome: GuessRound.Outcome) {
        let hit = round.clone.answer == outcome.answer ? 1.0 : 0
        clone.add(hit)
        persona.add(round.persona.distribution.hits(of: outcome.answer))
        isPersonaBlind = isPersonaBlind && round.persona.distribution.isEven
        blind.add(1 / Double(round.clone.distribution.shares.count))
        brierSum += round.clone.distribution.brier(of: outcome.answer)
        dated.append((outcome.at, hit))
        let month = outcome.at.month
        if months.last?.month != month { months.append(Month(month: month, clone: Rate())) }
        months[months.count - 1].clone.add(hit)
    }

    /// Whether two accounts say the same.
    public static func == (one: CloneAccuracy, other: CloneAccuracy) -> Bool {
        one.clone == other.clone && one.persona == other.persona && one.constancy == other.constancy
            && one.blind == other.blind && one.isPersonaBlind == other.isPersonaBlind && one.brierSum == other.brierSum
            && one.months == other.months
            && one.dated.elementsEqual(other.dated, by: ==)
    }
}

extension CloneAccuracy {
    /// How many answers there are.
    public var outcomes: Int { Int(clone.count) }

    /// How many answers are missing until something can be said.
    public var missing: Int { max(0, Self.fewest - outcomes) }

    /// How often the clone is right, for each time that the person answers as before: 1 is as good as asking the person
    /// again. None until there are ``fewest``
    /// answers and ``fewestReturns`` of them again.
    ///
    /// Both rates are drawn to what is known without this person while counts are small. The clone's is drawn to what
    /// guessing blindly would reach, with the weight that Wilson's interval gives to one half (z², about 4 cases; Agresti
    /// and Coull, "Approximate is better than 'exact'", 1998): it has to earn what it is credited with. The person's
    /// own is drawn to that of the 1,052 people of Park et al. ("Generative agent simulations of 1,000 people", 2024),
    /// with the weight at which their spread is a beta distribution's (by its moments).
    public var normalised: Estimate? {
        guard missing == 0, constancy.count >= Double(Self.fewestReturns), let blind = blind.share else { return nil }
        let hits = clone.drawn(to: blind, weight: Rate.z * Rate.z)
        return hits.times(constancy.drawn(to: Self.usualConstancy, weight: Self.weightOfUsualConstancy))
    }

    /// How much more often the clone was right in the last 30 days than in the 30 days before, in shares of 1; negative
    /// where it was less. None where either has less than ``fewest`` answers, or the difference may be chance.
    public func change(at now: Timestamp) -> Estimate? {
        let (recent, before) = (
            rate(from: now - .days(30), until: now), rate(from: now - .days(60), until: now - .days(30))
        )
        guard recent.count >= Double(Self.fewest), before.count >= Double(Self.fewest),
            let change = recent.above(before),
            change.interval.lowerBound > 0 || change.interval.upperBound < 0
        else { return nil }
        return change
    }

    private func rate(from start: Timestamp, until end: Timestamp) -> Rate {
        dated.reduce(into: Rate()) { rate, one in
            if start < one.at, one.at <= end { rate.add(one.hit) }
        }
    }

    /// The share of their answers that people gave again after two weeks: mean 0.8125, standard deviation 0.0811.
    private static let usualConstancy = 0.8125
    /// m (1 - m) / s² - 1.
    private static let weightOfUsualConstancy = 22.0
}

extension GuessRound {
    /// An answer by its place among the answers of the plain question.
    fileprivate func chose(_ answer: Int) -> Int {
        guard question.memories.indices.contains(answer) else { return answer }
        return question.plain.memories.firstIndex(of: question.memories[answer]) ?? answer
    }
}

extension Timestamp {
    /// Its month in UTC.
    fileprivate var month: PartialDate {
        let day = LocalDateTime(secondsSinceEpoch: Int(seconds)).date
        return PartialDate(year: day.year, month: day.month) ?? PartialDate(day)
    }
}
