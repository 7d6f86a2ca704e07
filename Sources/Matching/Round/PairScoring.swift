public import Domain

/// How well pairs suit each other, by all that is known of everybody: what a judge says counts beside what it says of
/// others, and what profiles say beside it.
public struct PairScoring: Sendable {
    /// How levels come to a chance.
    public var rule: CompatibilityRule
    private let gate: DisplayGate
    private var everybody: [String: LevelMeans] = [:]
    private var own: [Key: LevelMeans] = [:]
    private var choosing: [PersonID: AcceptRate] = [:]
    private var chosen: [PersonID: AcceptRate] = [:]

    private struct Key: Hashable {
        var judge: String
        var person: PersonID
    }

    /// Takes in what is known.
    ///
    /// - Parameters:
    ///   - all: What is known of all pairs.
    ///   - matches: What people have answered so far.
    public init(
        _ all: [Compatibility], matches: [Match] = [], rule: CompatibilityRule = .init(), gate: DisplayGate = .init()
    ) {
        self.rule = rule
        self.gate = gate
        for compatibility in all { add(compatibility) }
        for match in matches { count(match) }
    }

    /// What a pair comes to.
    public struct Standing: Equatable, Sendable {
        /// By speaker, how the other suits them.
        public var levels: [CloneConversation.Speaker: [CompatibilityLevel: LevelScore]]
        /// How likely both say yes.
        public var estimate: CompatibilityRule.Estimate
        /// How much may be said of it; none where the two may not be shown to each other.
        public var band: MatchCard.Band?
        /// What it rests on.
        public var basis: MatchCard.Basis
    }

    /// What a pair comes to by now.
    public func standing(of compatibility: Compatibility) -> Standing {
        let levels = Dictionary(
            uniqueKeysWithValues: CloneConversation.Speaker.allCases.map { ($0, self.levels($0, compatibility)) })
        let (one, other) = (levels[.a] ?? [:], levels[.b] ?? [:])
        let estimate = rule.mutual(
            direction(one, of: compatibility.pair.one, to: compatibility.pair.other),
            direction(other, of: compatibility.pair.other, to: compatibility.pair.one))
        return Standing(
            levels: levels, estimate: estimate, band: gate.band(one, other, estimate),
            basis: compatibility.dates.isEmpty ? .profiles : .conversations)
    }

    // MARK: What a judge usually says

    private mutating func add(_ compatibility: Compatibility) {
        for date in compatibility.dates {
            for (speaker, levels) in date.levels {
                everybody[date.judge, default: .init()].add(levels)
                own[Key(judge: date.judge, person: compatibility.pair[speaker]), default: .init()].add(levels)
            }
        }
    }

    /// Levels of one side: those of the profiles, and of each date relative to all other dates.
    private func levels(
        _ speaker: CloneConversation.Speaker, _ compatibility: Compatibility
    ) -> [CompatibilityLevel: LevelScore] {
        let judged = compatibility.dates.compactMap { date -> [CompatibilityLevel: LevelScore]? in
            guard let levels = date.levels[speaker] else { return nil }
            let key = Key(judge: date.judge, person: compatibility.pair[speaker])
            return RelativeLevels(
                everybody: (everybody[date.judge] ?? .init()).without(levels),
                own: (own[key] ?? .init()).without(levels)
            ).levels(levels)
        }
        return .joined([compatibility.profiles[speaker] ?? [:]] + judged)
    }

    // MARK: What people usually say

    private mutating func count(_ match: Match) {
        for person in match.people {
            guard let partner = match.partner(of: person), let isYes = match.answer(of: person)?.isYes else { continue }
            choosing[person, default: .init()].add(isYes)
            chosen[partner, default: .init()].add(isYes)
        }
    }

    private func direction(
        _ levels: [CompatibilityLevel: LevelScore], of person: PersonID, to other: PersonID
    ) -> CompatibilityRule.Direction {
        .init(levels, chooser: choosing[person] ?? .init(), chosen: chosen[other] ?? .init())
    }
}

extension AcceptRate {
    fileprivate mutating func add(_ isYes: Bool) {
        decided += 1
        if isYes { accepted += 1 }
    }
}

extension Match.Answer {
    /// Whether it is a yes or a no to this person; nil where it says nothing of that.
    public var isYes: Bool? {
        switch self {
        case .accepted: true
        case .rejected, .blocked, .reported, .later: false
        case .withdrawn: nil
        }
    }
}
