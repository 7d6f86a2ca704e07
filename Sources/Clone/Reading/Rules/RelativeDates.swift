import Domain
import Words

/// Finds in a sentence since when and until when something is so, counted from the day on which it was said.
struct RelativeDates: Sendable {
    /// What was said of time.
    struct Times: Equatable {
        /// Since when.
        var from: PartialDate?
        /// Until when, inclusive.
        var until: PartialDate?
        /// When something happened.
        var on: PartialDate?

        fileprivate subscript(bound: Bound) -> PartialDate? {
            get {
                switch bound {
                case .from: from
                case .until: until
                case .on: on
                }
            }
            set {
                switch bound {
                case .from: from = newValue
                case .until: until = newValue
                case .on: on = newValue
                }
            }
        }
    }

    fileprivate enum Bound: String {
        case from, until, on
    }

    private struct Rule {
        var pattern: Pattern
        var bound: Bound
        var reckoning: DateReckoning
    }

    private let rules: [Rule]
    private let lexicon: Lexicon

    /// Takes the rules of a language.
    init(_ lexicon: Lexicon) throws(LexiconMistake) {
        var rules: [Rule] = []
        for line in lexicon.lines("dates") { rules.append(try Self.rule(line)) }
        self.rules = rules
        self.lexicon = lexicon
    }

    /// What a sentence says of time. Of two that say the same bound, the rule that stands first wins.
    func times(in sentence: Matcher, on day: LocalDate) -> Times {
        var times = Times()
        var taken = Set<Int>()
        let isFuture = sentence.tokens.contains { lexicon.lists["future"]?.contains($0.text) ?? false }
        for rule in rules where times[rule.bound] == nil {
            guard let match = sentence.first(rule.pattern), taken.isDisjoint(with: match.range),
                let date = rule.reckoning.date(match.captures, in: lexicon, on: day, isFuture: isFuture)
            else { continue }
            times[rule.bound] = date
            taken.formUnion(match.range)
        }
        return times
    }

    private static func rule(_ line: String) throws(LexiconMistake) -> Rule {
        guard let (pattern, meaning) = Lexicon.halves(line, ":") else { throw LexiconMistake(line, "says no date") }
        let words = meaning.split(separator: " ")
        guard let bound = words.first.flatMap({ Bound(rawValue: String($0)) }),
            let reckoning = DateReckoning(words.dropFirst())
        else { throw LexiconMistake(line, "says no bound or no reckoning") }
        return Rule(pattern: try Pattern(pattern), bound: bound, reckoning: reckoning)
    }
}
