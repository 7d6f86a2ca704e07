/// Reads the days of a journey as people type them: `3–9 мая`, `28 апреля – 5 мая`, `с 3 по 9.05`, `May 3–9`,
/// `2027-05-03 – 2027-05-09`.
public enum TripReading: Equatable, Sendable {
    /// From the first day to the last.
    case days(ClosedRange<LocalDate>)
    /// They are over.
    case over
    /// The last day is before the first.
    case backwards
    /// It begins more than a year from now.
    case tooFar
    /// It lasts longer than ``mostDays``.
    case tooLong
    /// Nothing that can be made out.
    case unread

    /// The longest journey, in days.
    public static let mostDays = 92
    /// The latest beginning, in days from now.
    public static let farthest = 366

    /// Reads a text. Without a year, the next time these days come is meant.
    ///
    /// - Parameters:
    ///   - today: The person's local day.
    ///   - language: What they write in. With slashes, English leaves open which number is the month.
    public init(_ text: String, on today: LocalDate, language: Language) {
        let isOpen = language == .english && text.contains("/")
        guard let ends = PartialDay.days(in: text), !isOpen || ends.allSatisfy(\.isWhole), let first = ends.first,
            let last = ends.last, let days = Self.span(from: first, to: last, on: today)
        else {
            self = .unread
            return
        }
        self = Self.judge(days.first, days.last, on: today)
    }

    private static func judge(_ first: LocalDate, _ last: LocalDate, on today: LocalDate) -> TripReading {
        if last < first { return .backwards }
        if last < today { return .over }
        if today.days(until: first) > farthest { return .tooFar }
        return first.days(until: last) >= mostDays ? .tooLong : .days(first...last)
    }

    /// Both days, with the years that are left out: a journey over New Year is one, and what has been this year comes
    /// again next year.
    private static func span(
        from first: PartialDay, to last: PartialDay, on today: LocalDate
    ) -> (first: LocalDate, last: LocalDate)? {
        if let end = last.year {
            let isYearBefore = first.month > last.month
            return pair(first, last, first.year ?? (isYearBefore ? end - 1 : end), end)
        }
        if let begin = first.year { return pair(first, last, begin, last.month < first.month ? begin + 1 : begin) }
        let years = [today.year - 1, today.year, today.year + 1].lazy
        return years.compactMap { pair(first, last, $0, last.month < first.month ? $0 + 1 : $0) }
            .first { max($0.first, $0.last) >= today }
    }

    private static func pair(
        _ first: PartialDay, _ last: PartialDay, _ begin: Int, _ end: Int
    ) -> (first: LocalDate, last: LocalDate)? {
        guard let one = LocalDate(year: begin, month: first.month, day: first.day),
            let other = LocalDate(year: end, month: last.month, day: last.day)
        else { return nil }
        return (one, other)
    }
}

/// A day of a month, of which the year may be left out.
private struct PartialDay {
    var day: Int
    var month: Int
    var year: Int?
    /// Whether it was written as ISO 8601 writes it.
    var isWhole = false

    /// The one or two days that a text names; nil where it names none, or more.
    static func days(in text: String) -> [PartialDay]? {
        let tokens = TypedToken.tokens(of: text).filter { !isFiller($0) }
        let months = tokens.contains { DateReading.month($0) != nil }
        let found = months ? named(tokens) : numbered(tokens, isDotted: text.contains { "./".contains($0) })
        guard let found, (1...2).contains(found.count) else { return nil }
        return found
    }

    private static func isFiller(_ token: TypedToken) -> Bool {
        if case .word(let word) = token { fillers.contains(word) } else { false }
    }

    /// Days with a named month, which follows them, or comes before them in English; a year comes last.
    private static func named(_ tokens: [TypedToken]) -> [PartialDay]? {
        let isMonthFirst = tokens.first.flatMap(DateReading.month) != nil
        var days: [(day: Int, month: Int?, year: Int?)] = []
        var current: Int?
        for token in tokens {
            if let month = DateReading.month(token) {
                current = month
                if !isMonthFirst {
                    for index in days.indices where days[index].month == nil { days[index].month = month }
                }
            } else if case .number(let digits) = token, let value = Int(digits: digits.utf8) {
                switch digits.utf8.count {
                case 1, 2: days.append((value, isMonthFirst ? current : nil, nil))
                case 4 where !days.isEmpty: days[days.count - 1].year = value
                default: return nil
                }
            } else {
                return nil
            }
        }
        let found = days.compactMap { day in day.month.map { PartialDay(day: day.day, month: $0, year: day.year) } }
        return found.count == days.count ? found : nil
    }

    /// Days in figures alone.
    private static func numbered(_ tokens: [TypedToken], isDotted: Bool) -> [PartialDay]? {
        let numbers = tokens.compactMap { token -> (value: Int, isYear: Bool)? in
            guard case .number(let digits) = token, [1, 2, 4].contains(digits.utf8.count) else { return nil }
            return Int(digits: digits.utf8).map { ($0, digits.utf8.count == 4) }
        }
        guard numbers.count == tokens.count else { return nil }
        let values = numbers.map(\.value)
        func day(_ index: Int, year: Int? = nil) -> PartialDay {
            PartialDay(day: values[index], month: values[index + 1], year: year)
        }
        func whole(_ index: Int) -> PartialDay {
            PartialDay(day: values[index + 2], month: values[index + 1], year: values[index], isWhole: true)
        }
        switch numbers.map({ $0.isYear ? "y" : "n" }).joined() {
        case "nn" where isDotted: return [day(0)]
        case "nnn" where isDotted: return [PartialDay(day: values[0], month: values[2]), day(1)]
        case "nnnn" where isDotted: return [day(0), day(2)]
        case "nny": return [day(0, year: values[2])]
        case "nnny": return [PartialDay(day: values[0], month: values[2]), day(1, year: values[3])]
        case "nnnny": return [day(0), day(2, year: values[4])]
        case "nnynny": return [day(0, year: values[2]), day(3, year: values[5])]
        case "ynn": return [whole(0)]
        case "ynnynn": return [whole(0), whole(3)]
        default: return nil
        }
    }

    private static let fillers: Set<String> = [
        "с", "со", "по", "до", "от", "и", "г", "год", "года", "го", "е", "числа", "from", "to", "till", "until",
        "through", "and", "the", "of", "th", "st", "nd", "rd", "on",
    ]
}
