public import Domain
public import Words

/// Finds out what time a question is about, by the patterns of a lexicon.
struct AskedTimes: Sendable {
    private struct Rule {
        var pattern: Pattern
        var counting: Counting
    }

    private enum Counting {
        case date(DateReckoning)
        /// So many units up to today; as many as the words say where that is left open.
        case span(Int?)
    }

    private struct Named {
        var days: ClosedRange<LocalDate>
        /// Which of the words say so.
        var range: Range<Int>
        /// Whether it can be no other time, and long enough for the person to have been another: "in May 2024", "two
        /// years ago". "In May" can be another one, and whoever was annoyed yesterday asks for advice today.
        var isExact: Bool
    }

    private let rules: [Rule]
    private let now: [Pattern]
    private let lately: [Pattern]
    private let then: [Pattern]
    private let would: [Pattern]
    private let changes: [Pattern]
    /// Words of questions that ask for nothing in particular.
    private let vague: WordList
    private let lexicon: Lexicon

    /// How many days "lately" goes back.
    private static let recentDays = MemoryDifferences.recentDays

    /// Takes the patterns of a language.
    init(_ lexicon: Lexicon) throws(LexiconMistake) {
        var rules: [Rule] = []
        for line in lexicon.lines("asked.times") { rules.append(try Self.rule(line)) }
        self.rules = rules
        now = try lexicon.patterns("asked.now")
        lately = try lexicon.patterns("asked.lately")
        then = try lexicon.patterns("asked.then")
        would = try lexicon.patterns("asked.would")
        changes = try lexicon.patterns("asked.changes")
        vague = lexicon.lists["asked.vague"] ?? WordList([""])
        self.lexicon = lexicon
    }

    /// What time a question is about; none where it says nothing of that.
    ///
    /// - Parameter day: The person's calendar day.
    func time(in question: String, on day: LocalDate, terms: Terms) -> AskedTime? {
        let matcher = Matcher(question, lexicon: lexicon)
        let named = rules.lazy.compactMap { Self.named($0, in: matcher, lexicon, on: day) }.first
        let recently = Self.first(of: lately, in: matcher)
        if Self.first(of: changes, in: matcher) != nil {
            let start = named?.days.lowerBound ?? day.adding(days: -Self.recentDays)
            return AskedTime(.changes(since: min(start, day)))
        }
        if let named { return time(named, on: day, in: matcher, terms: terms) }
        if let recently {
            return within(day.adding(days: -Self.recentDays)...day, saidBy: recently, in: matcher, terms)
        }
        return Self.first(of: now, in: matcher).map { _ in AskedTime(.now) }
    }

    private func time(_ named: Named, on day: LocalDate, in matcher: Matcher, terms: Terms) -> AskedTime? {
        let isPast = named.days.upperBound < day
        if isPast, Self.first(of: then, in: matcher) != nil { return AskedTime(.then(named.days.upperBound)) }
        if Self.first(of: would, in: matcher) != nil {
            // "Where should I go in summer?" is not about the last one.
            return isPast && named.isExact ? AskedTime(.then(named.days.upperBound)) : nil
        }
        let time = within(named.days, saidBy: named.range, in: matcher, terms)
        // "What shall I cook today?" is about what is so now, not about what was said today.
        return named.days == day...day && !time.asksForAll ? AskedTime(.now) : time
    }

    private func within(
        _ days: ClosedRange<LocalDate>, saidBy range: Range<Int>, in matcher: Matcher, _ terms: Terms
    ) -> AskedTime {
        func stems(_ indices: some Sequence<Int>) -> Set<String> {
            let words = indices.map { matcher.tokens[$0].text }.filter { !vague.contains($0) }
            return Set(terms.terms(of: words.joined(separator: " ")))
        }
        let others = matcher.tokens.indices.filter { !range.contains($0) }
        return AskedTime(.within(days), mentions: stems(range), asksForAll: stems(others).isEmpty)
    }

    private static func first(of patterns: [Pattern], in matcher: Matcher) -> Range<Int>? {
        patterns.lazy.compactMap { matcher.first($0)?.range }.first
    }

    private static func named(
        _ rule: Rule, in matcher: Matcher, _ lexicon: Lexicon, on day: LocalDate
    ) -> Named? {
        guard let match = matcher.first(rule.pattern) else { return nil }
        switch rule.counting {
        case .date(let reckoning):
            return reckoning.days(match.captures, in: lexicon, on: day).map {
                Named(
                    days: $0, range: match.range,
                    isExact: match.captures[.year] != nil || reckoning.isRelative && $0.isLong)
            }
        case .span(let fixed):
            guard let unit = match.captures[.unit].flatMap({ lexicon.values["units"]?[$0] }),
                let count = fixed ?? match.captures[.number].flatMap({ Int($0) }), (1...100).contains(count)
            else { return nil }
            return Named(days: day.adding(days: -count * unit)...day, range: match.range, isExact: false)
        }
    }

    private static func rule(_ line: String) throws(LexiconMistake) -> Rule {
        guard let (pattern, meaning) = Lexicon.halves(line, ":") else { throw LexiconMistake(line, "says no time") }
        let words = meaning.split(separator: " ")
        if words.first == "span" {
            let count = words.dropFirst().first.flatMap { Int($0) }
            return Rule(pattern: try Pattern(pattern), counting: .span(count))
        }
        guard let reckoning = DateReckoning(words[...]) else { throw LexiconMistake(line, "says no reckoning") }
        return Rule(pattern: try Pattern(pattern), counting: .date(reckoning))
    }
}

extension ClosedRange<LocalDate> {
    /// Whether it is a month at least.
    fileprivate var isLong: Bool { lowerBound.days(until: upperBound) >= 27 }
}

extension DateReckoning {
    /// Whether it is counted in units from the day.
    fileprivate var isRelative: Bool {
        switch self {
        case .ago, .offset: true
        case .calendar, .last, .season: false
        }
    }
}

extension Lexicons {
    /// What time a question is about; none where it says nothing of that.
    ///
    /// - Parameter day: The person's calendar day.
    public func askedTime(in question: String, on day: LocalDate, terms: Terms) -> AskedTime? {
        rules(for: question).asked.time(in: question, on: day, terms: terms)
    }
}
