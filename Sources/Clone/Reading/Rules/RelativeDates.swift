import Domain

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

    /// How a date is counted.
    private enum Reckoning: Equatable {
        case calendar
        case last
        case ago(Int?)
        case offset(Int, unit: Int)
    }

    fileprivate enum Bound: String {
        case from, until, on
    }

    private struct Rule {
        var pattern: Pattern
        var bound: Bound
        var reckoning: Reckoning
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
                let date = date(match.captures, rule.reckoning, on: day, isFuture: isFuture)
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
            let reckoning = reckoning(words.dropFirst())
        else { throw LexiconMistake(line, "says no bound or no reckoning") }
        return Rule(pattern: try Pattern(pattern), bound: bound, reckoning: reckoning)
    }

    private static func reckoning(_ words: ArraySlice<Substring>) -> Reckoning? {
        switch words.first {
        case nil: .calendar
        case "last": .last
        case "ago": .ago(words.dropFirst().first.flatMap { Int($0) })
        case let unit?:
            words.dropFirst().first.flatMap { Int($0) }.flatMap { count in
                ["days": 1, "weeks": 7, "months": 30, "years": 365][unit].map { .offset(count, unit: $0) }
            }
        }
    }
}

// MARK: Reckoning

extension RelativeDates {
    private func date(
        _ captures: [Capture: String], _ reckoning: Reckoning, on day: LocalDate, isFuture: Bool
    ) -> PartialDate? {
        switch reckoning {
        case .offset(let count, let unit): return day.shifted(count, unit: unit)
        case .ago(let fixed):
            guard let unit = captures[.unit].flatMap({ lexicon.values["units"]?[$0] }),
                let count = fixed ?? captures[.number].flatMap({ Int($0) }), (0...100).contains(count)
            else { return nil }
            return day.shifted(-count, unit: unit)
        case .calendar, .last: return calendar(captures, isLast: reckoning == .last, on: day, isFuture: isFuture)
        }
    }

    private func calendar(
        _ captures: [Capture: String], isLast: Bool, on day: LocalDate, isFuture: Bool
    ) -> PartialDate? {
        let year = captures[.year].flatMap { Int($0) }
        let month =
            captures[.month].flatMap { lexicon.values["months"]?[$0] }
            ?? captures[.season].flatMap { lexicon.values["seasons"]?[$0] }
        let number = captures[.number].flatMap { Int($0) }
        guard let month else { return year.flatMap { PartialDate(year: $0) } }
        let nearest = isFuture && !isLast ? day.yearOfNext(month) : day.yearOfLast(month, strictly: isLast)
        return PartialDate(year: year ?? nearest, month: month, day: number)
    }
}

extension LocalDate {
    fileprivate func yearOfLast(_ month: Int, strictly: Bool) -> Int {
        month < self.month || (month == self.month && !strictly) ? year : year - 1
    }

    fileprivate func yearOfNext(_ month: Int) -> Int {
        month >= self.month ? year : year + 1
    }

    /// A date so many units away, as exact as the unit is.
    fileprivate func shifted(_ count: Int, unit: Int) -> PartialDate? {
        switch unit {
        case 365: return PartialDate(year: year + count)
        case 30:
            let months = year * 12 + month - 1 + count
            return PartialDate(year: months / 12, month: months % 12 + 1)
        default: return PartialDate(adding(days: count * unit))
        }
    }
}
