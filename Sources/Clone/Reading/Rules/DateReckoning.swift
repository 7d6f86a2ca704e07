import Domain

/// How the date that some words name is counted from the day on which they were said.
enum DateReckoning: Equatable, Sendable {
    /// As it stands: the nearest such month or season where no year is named.
    case calendar
    /// The one before this.
    case last
    /// So many units back; as many as the words say where that is left open.
    case ago(Int?)
    /// So many units on, or back where they are negative; a unit in days.
    case offset(Int, unit: Int)
    /// The nearest season that begins with this month.
    case season(Int)

    /// Reads how a lexicon writes it; nil for anything else.
    init?(_ words: ArraySlice<Substring>) {
        let number = words.dropFirst().first.flatMap { Int($0) }
        switch words.first {
        case nil, "calendar": self = .calendar
        case "last": self = .last
        case "ago": self = .ago(number)
        case "season":
            guard let number else { return nil }
            self = .season(number)
        case let unit?:
            guard let number, let days = Self.units[String(unit)] else { return nil }
            self = .offset(number, unit: days)
        }
    }

    private static let units = ["days": 1, "weeks": 7, "months": 30, "years": 365]

    /// The date, as exact as the words are.
    ///
    /// - Parameter isFuture: Whether they speak of what is to come.
    func date(
        _ captures: [Capture: String], in lexicon: Lexicon, on day: LocalDate, isFuture: Bool = false
    ) -> PartialDate? {
        switch self {
        case .offset(let count, let unit): return day.shifted(count, unit: unit)
        case .ago:
            guard let unit = unit(captures, lexicon), let count = count(captures) else { return nil }
            return day.shifted(-count, unit: unit)
        case .season(let month): return PartialDate(year: day.yearOfLast(month, strictly: false), month: month)
        case .calendar, .last: return calendar(captures, lexicon, on: day, isFuture: isFuture)
        }
    }

    /// All days that are meant: a whole week, month, season or year where that is named.
    func days(_ captures: [Capture: String], in lexicon: Lexicon, on day: LocalDate) -> ClosedRange<LocalDate>? {
        guard let date = date(captures, in: lexicon, on: day) else { return nil }
        if unit(captures, lexicon) == 7 {
            let monday = date.earliest.adding(days: 1 - date.earliest.weekday.rawValue)
            return monday...monday.adding(days: 6)
        }
        guard namesSeason(captures), date.day == nil, let month = date.month else { return date.earliest...date.latest }
        let last = PartialDate(year: month > 10 ? date.year + 1 : date.year, month: (month + 1) % 12 + 1)
        return date.earliest...(last ?? date).latest
    }

    private func namesSeason(_ captures: [Capture: String]) -> Bool {
        if case .season = self { true } else { captures[.season] != nil }
    }

    /// What is counted in, in days.
    private func unit(_ captures: [Capture: String], _ lexicon: Lexicon) -> Int? {
        if case .offset(_, let unit) = self { return unit }
        return captures[.unit].flatMap { lexicon.values["units"]?[$0] }
    }

    private func count(_ captures: [Capture: String]) -> Int? {
        guard case .ago(let fixed) = self, let count = fixed ?? captures[.number].flatMap({ Int($0) }),
            (0...100).contains(count)
        else { return nil }
        return count
    }

    private func calendar(
        _ captures: [Capture: String], _ lexicon: Lexicon, on day: LocalDate, isFuture: Bool
    ) -> PartialDate? {
        let year = captures[.year].flatMap { Int($0) }
        let month =
            captures[.month].flatMap { lexicon.values["months"]?[$0] }
            ?? captures[.season].flatMap { lexicon.values["seasons"]?[$0] }
        let number = captures[.number].flatMap { Int($0) }
        guard let month else { return year.flatMap { PartialDate(year: $0) } }
        let isLast = self == .last
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
