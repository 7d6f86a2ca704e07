public import Domain
import Glibc

/// Levels from two profiles alone, without any model: what is had in common, and how near measures lie. They are what
/// compatibility rests on while there is no conversation.
///
/// What only one of two people spoke of is unknown, and never speaks against them. One thing in common is less than five:
/// each level begins as with anybody. A level is directed: it goes by what matters to the one, and what the other says of
/// that.
public enum ProfileLevels {
    /// How well somebody suits another, level by level; what nothing is known of is not there.
    public static func levels(
        of other: ProfileTraits, for own: ProfileTraits
    ) -> [CompatibilityLevel: LevelScore] {
        CompatibilityLevel.allCases.reduce(into: [:]) { levels, level in
            let grounds = level.relations.flatMap { agreements(in: $0, of: other, for: own) }
            levels[level] = score(grounds + measured(level, own, other))
        }
    }

    /// So many grounds that say nothing are added to those there are.
    static let prior = 2.0
    /// How much two claims must have in common to be about the same.
    static let leastLikeness = 0.6
    /// A mean of fewer says nothing of somebody.
    static let fewestSamples = 5

    private static func score(_ grounds: [Double]) -> LevelScore? {
        guard !grounds.isEmpty else { return nil }
        let count = Double(grounds.count)
        let value = (grounds.reduce(0, +) + 0.5 * prior) / (count + prior)
        let variance = grounds.reduce(0) { $0 + ($1 - value) * ($1 - value) } / count
        return LevelScore(value, evidence: grounds.count, spread: (variance / (count + prior)).squareRoot())
    }
}

// MARK: What was said

extension ProfileLevels {
    /// How far the other says the same of each thing that one speaks of: 0 to 1.
    private static func agreements(
        in relation: Relation, of other: ProfileTraits, for own: ProfileTraits
    ) -> [Double] {
        own.items.filter { $0.relation == relation }.uniquedByTopic.compactMap { item in
            let near = other.items.filter { relation.answers.contains($0.relation) }
                .map { (item: $0, likeness: item.likeness(to: $0)) }.filter { $0.likeness >= leastLikeness }
            return near.max { $0.likeness < $1.likeness }.flatMap { item.agreement(with: $0.item) }
        }
    }
}

extension ProfileTraits.Item {
    /// How much two claims are about the same, 0 to 1: the cosine of their stems.
    fileprivate func likeness(to other: Self) -> Double {
        if relation.arity == .one { return relation == other.relation ? 1 : 0 }
        guard !about.isEmpty, !other.about.isEmpty else { return 0 }
        let common = Double(about.intersection(other.about).count)
        return common / (Double(about.count) * Double(other.about.count)).squareRoot()
    }

    /// How far two claims about the same agree, 0 to 1; nil where that cannot be told.
    fileprivate func agreement(with other: Self) -> Double? {
        if relation == .bedtime || relation == .wakingTime { return Self.nearness(value, other.value) }
        if let (own, others) = direction.flatMap({ own in other.direction.map { (own, $0) } }) {
            return own * others > 0 ? 1 : own * others < 0 ? 0 : 0.5
        }
        if value == other.value || relation.arity == .many { return 1 }
        // Two may say the same of a thing in other words, but not of whether they smoke.
        return relation.arity == .one ? 0 : nil
    }

    /// Towards a thing (1), away from it (-1), or neither; nil where the value says something else.
    private var direction: Int? {
        switch value {
        case "likes", "wants", "reached", "does", "afraid", "able", "good", "beginner", "has": 1
        case "dislikes", "dropped", "stopped", "unafraid", "none", "hasnot", "recovered": -1
        case "neutral": 0
        default: nil
        }
    }

    /// How near two times of day lie, 0 for six hours or more.
    private static func nearness(_ one: String, _ other: String) -> Double? {
        guard let one = minutes(one), let other = minutes(other) else { return nil }
        let apart = abs(one - other)
        return 1 - Double(min(apart, 1440 - apart, 360)) / 360
    }

    private static func minutes(_ time: String) -> Int? {
        let parts = time.split(separator: ":", omittingEmptySubsequences: false).map { Int($0) }
        guard parts.count == 2, let hour = parts[0], let minute = parts[1], (0..<24).contains(hour),
            (0..<60).contains(minute)
        else { return nil }
        return hour * 60 + minute
    }
}

extension [ProfileTraits.Item] {
    /// One of several that are about the same: said twice, it is no more.
    fileprivate var uniquedByTopic: [ProfileTraits.Item] {
        reduce(into: []) { kept, item in
            if !kept.contains(where: { $0.about == item.about && $0.value == item.value }) { kept.append(item) }
        }
    }
}

extension CompatibilityLevel {
    /// The claims that bear on a level.
    fileprivate var relations: [Relation] {
        switch self {
        case .values: [.value, .goal]
        case .emotional: [.fear]
        case .communication: []
        case .lifestyle: [.attitude, .habit, .plan, .diet, .smoking, .drinking, .bedtime, .wakingTime]
        case .conflict: [.opinion, .decision]
        }
    }
}

extension Relation {
    /// The claims of another person that say something to a claim: to what somebody likes also what the other does.
    fileprivate var answers: Set<Relation> {
        switch self {
        case .attitude: [.attitude, .habit, .skill, .goal, .plan]
        case .habit: [.habit, .attitude]
        case .plan: [.plan, .goal, .habit]
        case .goal: [.goal, .plan, .value]
        case .value: [.value, .goal]
        case .opinion: [.opinion, .attitude]
        case .decision: [.decision, .opinion]
        default: [self]
        }
    }
}

// MARK: What was measured

extension ProfileLevels {
    /// How near measures lie, 0 to 1, as far as there are enough samples on both sides.
    private static func measured(
        _ level: CompatibilityLevel, _ own: ProfileTraits, _ other: ProfileTraits
    ) -> [Double] {
        switch level {
        case .values, .conflict: []
        case .emotional:
            [near(own.mood, other.mood, within: 1), near(own.intensity, other.intensity, within: 0.5)]
                .compactMap(\.self)
        case .communication:
            [
                nearInRatio(own.sentenceLength, other.sentenceLength, within: 3),
                nearInRatio(own.tempo, other.tempo, within: 2), near(own.emojiRate, other.emojiRate, within: 1),
            ].compactMap(\.self)
        case .lifestyle: [overlap(own.partsOfDay, other.partsOfDay)].compactMap(\.self)
        }
    }

    private static func near(
        _ one: ProfileTraits.Measure?, _ other: ProfileTraits.Measure?, within range: Double
    ) -> Double? {
        guard let one, let other, min(one.samples, other.samples) >= fewestSamples else { return nil }
        return 1 - min(abs(one.value - other.value) / range, 1)
    }

    /// The same where it counts how many times one is the other.
    private static func nearInRatio(
        _ one: ProfileTraits.Measure?, _ other: ProfileTraits.Measure?, within times: Double
    ) -> Double? {
        guard let one, let other, one.value > 0, other.value > 0 else { return nil }
        let logarithms = [one, other].map { ProfileTraits.Measure(log($0.value), samples: $0.samples) }
        return near(logarithms[0], logarithms[1], within: log(times))
    }

    /// How much of the day two people share, by when they write: 0 to 1.
    private static func overlap(_ one: [PartOfDay: Int], _ other: [PartOfDay: Int]) -> Double? {
        let totals = [one, other].map { $0.values.reduce(0, +) }
        guard totals.allSatisfy({ $0 >= 2 * fewestSamples }) else { return nil }
        return PartOfDay.allCases.reduce(0) { shared, part in
            shared + min(Double(one[part] ?? 0) / Double(totals[0]), Double(other[part] ?? 0) / Double(totals[1]))
        }
    }
}
