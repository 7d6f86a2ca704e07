public import Domain
import Glibc

/// What came of showing one person to another: what a weight is learnt from.
public struct DecidedDirection: Equatable, Sendable {
    /// Who decided.
    public var chooser: PersonID
    /// About whom.
    public var chosen: PersonID
    /// How the levels suited the one who decided, when the two were told.
    public var levels: [CompatibilityLevel: LevelScore]
    /// Whether they said yes.
    public var accepted: Bool
    /// What they told of it later; none where they told nothing.
    public var outcome: MatchOutcome?

    /// Describes a decision.
    public init(
        chooser: PersonID, chosen: PersonID, levels: [CompatibilityLevel: LevelScore], accepted: Bool,
        outcome: MatchOutcome? = nil
    ) {
        self.chooser = chooser
        self.chosen = chosen
        self.levels = levels
        self.accepted = accepted
        self.outcome = outcome
    }

    /// Whether it went as one would wish. Somebody who said yes and then had a bad meeting is no success.
    var isGood: Bool { accepted && outcome != .bad }

    /// By which any two that differ in what is learnt from stand in one order.
    fileprivate var order: [Double] {
        [Double(chooser.rawValue), Double(chosen.rawValue), accepted ? 1 : 0, weight, isGood ? 1 : 0]
            + CompatibilityLevel.allCases.flatMap { [levels[$0]?.value ?? -1, Double(levels[$0]?.evidence ?? -1)] }
    }

    /// A meeting says more than a press of a button.
    var weight: Double {
        switch outcome {
        case nil, .nothing: 1
        case .wrote: 2
        case .good, .bad: 3
        }
    }
}

extension MatchRecord {
    /// What each of the two decided, of those who did: none of a match that nobody was told of, or that is still open.
    /// Nobody decides anything by withdrawing from meeting people.
    public func decisions(at now: Timestamp) -> [DecidedDirection] {
        guard isTold else { return [] }
        return match.people.compactMap { own in
            guard let other = match.partner(of: own), let accepted = accepted(own),
                match.mutual != nil || !match.isLive(at: now), let side = card.side(of: own)
            else { return nil }
            return DecidedDirection(
                chooser: own, chosen: other, levels: side.levels, accepted: accepted, outcome: outcome(of: own))
        }
    }

    /// "Not now" is no yes; whoever blocks or reports somebody with whom it was mutual had said yes before.
    private func accepted(_ own: PersonID) -> Bool? {
        switch match.answer(of: own) {
        case nil, .withdrawn: nil
        case .accepted: true
        case .later, .rejected: false
        case .blocked, .reported: match.mutual != nil
        }
    }
}

/// Learns how much each level counts from what people decided, and keeps the weights as they were unless the learnt ones
/// are better.
///
/// 1. Every level of a direction counts as `cₗ·(ln sₗ − ln μₗ)` (see ``CompatibilityRule``): unknown is nothing.
/// 2. A logistic regression with an L2 penalty fits one coefficient for each level beside the accept rates of both people,
///    by Newton's method. A level that would count against is left out, and the rest fitted again.
/// 3. The coefficients, made to add up to 1, are the weights; `α` and `β` are fitted for them.
/// 4. People are held out in five folds: what they decide is foretold by a rule learnt from pairs without them. The rule is
///    taken if it foretells that better than accept rates alone, by the mean logarithmic loss.
///
/// The same decisions give the same rule, in whatever order they come.
public struct WeightLearner: Sendable {
    /// So many pairs are needed.
    public static let fewestPairs = 300
    private static let folds = 5
    private static let penalty = 1.0
    private static let rounds = 50

    /// Makes a learner.
    public init() {}

    /// What was learnt, and how it compares on people it was not learnt from.
    public struct Result: Equatable, Sendable {
        /// The learnt rule.
        public var rule: CompatibilityRule
        /// The mean logarithmic loss of rules learnt so, on held-out people.
        public var loss: Double
        /// That of accept rates alone.
        public var baseline: Double

        /// Whether it is worth taking.
        public var isBetter: Bool { loss < baseline }
    }

    /// Learns; nil where too few pairs were decided.
    ///
    /// - Parameter rule: The rule until now, of which all but the weights, `α`, `β` and the acceptance stay.
    public func learn(from decisions: [DecidedDirection], beside rule: CompatibilityRule) -> Result? {
        let sorted = decisions.sorted { $0.order.lexicographicallyPrecedes($1.order) }
        let pairs = Set(sorted.map { Set([$0.chooser, $0.chosen]) })
        guard pairs.count >= Self.fewestPairs, let learnt = fitted(sorted, beside: rule) else { return nil }
        let (loss, baseline) = heldOut(sorted, beside: rule)
        return Result(rule: learnt, loss: loss, baseline: baseline)
    }

    /// The rule to go on with: the learnt one where that is better, or the one until now.
    public func improved(_ rule: CompatibilityRule, by decisions: [DecidedDirection]) -> CompatibilityRule {
        guard let result = learn(from: decisions, beside: rule), result.isBetter else { return rule }
        return result.rule
    }

    // MARK: Held-out people

    /// Fold by fold: what held-out people decide, by a rule learnt from pairs in which none of them is.
    private func heldOut(_ all: [DecidedDirection], beside rule: CompatibilityRule) -> (Double, Double) {
        let people = Set(all.flatMap { [$0.chooser, $0.chosen] }).sorted { $0.rawValue < $1.rawValue }
        var (loss, baseline, weight) = (0.0, 0.0, 0.0)
        for fold in 0..<Self.folds {
            let held = Set(people.enumerated().filter { $0.offset % Self.folds == fold }.map(\.element))
            let known = all.filter { !held.contains($0.chooser) && !held.contains($0.chosen) }
            guard let learnt = fitted(known, beside: rule) else { continue }
            let rates = AcceptRates(known)
            let level = Regression.fit(
                known.map { .init([], shift: rates.shift($0), $0) }, penalty: Self.penalty, rounds: Self.rounds)
            for decision in all where held.contains(decision.chooser) {
                let odds = level.odds([], shift: rates.shift(decision))
                baseline += decision.weight * Self.loss(Logistic.share(odds), decision.isGood)
                loss += decision.weight * Self.loss(rates.foretell(decision, by: learnt), decision.isGood)
                weight += decision.weight
            }
        }
        return weight > 0 ? (loss / weight, baseline / weight) : (.infinity, 0)
    }

    private static func loss(_ share: Double, _ isGood: Bool) -> Double {
        let share = min(max(share, 1e-9), 1 - 1e-9)
        return -log(isGood ? share : 1 - share)
    }

    // MARK: Fitting

    private func fitted(_ decisions: [DecidedDirection], beside old: CompatibilityRule) -> CompatibilityRule? {
        let rates = AcceptRates(decisions)
        guard let usual = rates.usual else { return nil }
        var rule = old
        rule.acceptance = usual
        guard let weights = weights(of: decisions, rates, rule) else { return nil }
        rule.weights = weights
        let rows = decisions.map {
            Regression.Row([Self.odds(of: rule.score($0.levels))], shift: rates.shift($0), $0)
        }
        let line = Regression.fit(rows, penalty: Self.penalty, rounds: Self.rounds)
        (rule.alpha, rule.beta) = (line.intercept, max(0, line.slopes[0]))
        return rule
    }

    /// Nil where no level counts for a yes.
    private func weights(
        of decisions: [DecidedDirection], _ rates: AcceptRates, _ rule: CompatibilityRule
    ) -> [CompatibilityLevel: Double]? {
        var levels = CompatibilityLevel.allCases
        while !levels.isEmpty {
            let rows = decisions.map { decision in
                Regression.Row(
                    levels.map { rule.share(of: $0, decision.levels) }, shift: rates.shift(decision), decision)
            }
            let line = Regression.fit(rows, penalty: Self.penalty, rounds: Self.rounds)
            let kept = zip(levels, line.slopes).filter { $1 > 0 }
            if kept.count == levels.count {
                let sum = line.slopes.reduce(0, +)
                let none = CompatibilityLevel.allCases.map { ($0, 0.0) }
                return Dictionary(none + kept.map { ($0, $1 / sum) }, uniquingKeysWith: { $1 })
            }
            levels = kept.map(\.0)
        }
        return nil
    }

    private static func odds(of score: CompatibilityRule.Score) -> Double {
        Logistic.odds(exp(min(score.logarithm, 0)))
    }
}

extension CompatibilityRule {
    /// What a level adds to the logarithm of a score beside what is usual, before it is weighted.
    fileprivate func share(of level: CompatibilityLevel, _ levels: [CompatibilityLevel: LevelScore]) -> Double {
        guard let score = levels[level], score.evidence > 0 else { return 0 }
        let known = Double(score.evidence) / (Double(score.evidence) + kappa)
        return known * (log(Self.bounded(score.value)) - log(Self.bounded(usual[level] ?? 0.5)))
    }
}

/// How often each person says yes and is told yes, in some decisions.
private struct AcceptRates {
    private var choosers: [PersonID: AcceptRate] = [:]
    private var chosen: [PersonID: AcceptRate] = [:]
    private var all = AcceptRate()

    init(_ decisions: [DecidedDirection]) {
        for decision in decisions {
            choosers[decision.chooser, default: AcceptRate()].count(decision.accepted)
            chosen[decision.chosen, default: AcceptRate()].count(decision.accepted)
            all.count(decision.accepted)
        }
    }

    /// How often people say yes at all; none where nobody decided, or all decided alike.
    var usual: Double? {
        guard all.decided > 0, all.accepted > 0, all.accepted < all.decided else { return nil }
        return Double(all.accepted) / Double(all.decided)
    }

    /// What both people's rates add to the log-odds, this decision left out: it would foretell itself.
    func shift(_ decision: DecidedDirection) -> Double {
        let (chooser, chosen) = rates(of: decision)
        let usual = usual ?? 0.5
        return chooser.difference(usual: usual) + chosen.difference(usual: usual)
    }

    /// How likely a decision is good, by a rule.
    func foretell(_ decision: DecidedDirection, by rule: CompatibilityRule) -> Double {
        let (chooser, chosen) = rates(of: decision)
        return rule.acceptance(.init(decision.levels, chooser: chooser, chosen: chosen)).middle
    }

    /// Of people held out nothing is in here, and nothing is left out.
    private func rates(of decision: DecidedDirection) -> (AcceptRate, AcceptRate) {
        let isKnown = choosers[decision.chooser] != nil
        let one = choosers[decision.chooser] ?? AcceptRate()
        let other = chosen[decision.chosen] ?? AcceptRate()
        guard isKnown else { return (one, other) }
        return (one.without(decision.accepted), other.without(decision.accepted))
    }
}

extension AcceptRate {
    fileprivate mutating func count(_ accepted: Bool) {
        decided += 1
        self.accepted += accepted ? 1 : 0
    }

    fileprivate func without(_ accepted: Bool) -> AcceptRate {
        AcceptRate(decided: decided - 1, accepted: self.accepted - (accepted ? 1 : 0))
    }
}
