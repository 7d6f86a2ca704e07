import Domain
import Words

/// The words by which feelings show, of one language.
struct FeelingRules: Sendable {
    let emotions: [(name: DiaryReading.Emotion.Name, patterns: [Pattern])]
    let good: [Pattern]
    let bad: [Pattern]
    let strain: [(strain: Strain, patterns: [Pattern])]

    /// Takes them from a lexicon.
    init(_ lexicon: Lexicon) throws(LexiconMistake) {
        var emotions: [(DiaryReading.Emotion.Name, [Pattern])] = []
        for name in DiaryReading.Emotion.Name.allCases {
            emotions.append((name, try lexicon.patterns("emotion.\(name)")))
        }
        self.emotions = emotions
        good = try lexicon.patterns("good")
        bad = try lexicon.patterns("bad")
        strain = [
            (.overwhelmed, try lexicon.patterns("strain.overwhelmed")), (.tense, try lexicon.patterns("strain.tense")),
        ]
    }
}

/// Adds up what a person shows of their feelings, sentence by sentence.
struct Feelings {
    private var intensities: [DiaryReading.Emotion.Name: Double] = [:]
    private var good = 0.0
    private var bad = 0.0
    private var strains: [Strain: Int] = [:]

    /// How strong a feeling is that is only named.
    private static let plain = 0.5
    private static let pleasant: Set<DiaryReading.Emotion.Name> = [.joy, .trust, .gratitude, .anticipation]
    private static let unpleasant: Set<DiaryReading.Emotion.Name> = [
        .fear, .sadness, .disgust, .anger, .tiredness, .loneliness, .shame,
    ]

    /// Takes in a sentence.
    mutating func add(_ sentence: Matcher, rules: FeelingRules) {
        for (name, patterns) in rules.emotions {
            for strength in strengths(patterns, in: sentence) where strength > 0 {
                intensities[name] = min(1, max(intensities[name].map { $0 + 0.1 } ?? 0, strength))
                if Self.pleasant.contains(name) { good += strength }
                if Self.unpleasant.contains(name) { bad += strength }
            }
        }
        for strength in strengths(rules.good, in: sentence) { weigh(strength) }
        for strength in strengths(rules.bad, in: sentence) { weigh(-strength) }
        for (strain, patterns) in rules.strain {
            strains[strain, default: 0] += strengths(patterns, in: sentence).count { $0 > 0 }
        }
    }

    /// What was felt, the strongest first.
    var emotions: [DiaryReading.Emotion] {
        intensities.map { DiaryReading.Emotion($0.key, intensity: $0.value) }
            .sorted { ($1.intensity, $0.name.rawValue) < ($0.intensity, $1.name.rawValue) }
    }

    /// How it sounds on the whole, -1 to 1: the less was said of it, the nearer to 0.
    var sentiment: Double { (good - bad) / (good + bad + 0.5) }

    /// How strained the person was.
    var strain: Strain {
        if strains[.overwhelmed, default: 0] > 0 { return .overwhelmed }
        return strains[.tense, default: 0] > 0 ? .tense : .calm
    }

    private mutating func weigh(_ strength: Double) {
        if strength > 0 { good += strength } else { bad -= strength }
    }

    /// How strongly each finding of the patterns is meant; below zero where it is denied.
    private func strengths(_ patterns: [Pattern], in sentence: Matcher) -> [Double] {
        patterns.flatMap { sentence.all($0) }.map { match in
            let before = sentence.tokens[max(0, match.range.lowerBound - 2)..<match.range.lowerBound].map(\.text)
            let lists = sentence.lexicon.lists
            var strength = Self.plain
            if before.contains(where: { lists["intensifiers"]?.contains($0) ?? false }) { strength *= 1.6 }
            if before.contains(where: { lists["diminishers"]?.contains($0) ?? false }) { strength *= 0.6 }
            return sentence.isNegated(before: match.range.lowerBound) ? -strength : strength
        }
    }
}
