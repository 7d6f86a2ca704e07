/// A rule for every year, as a POSIX `TZ` string gives it: `CET-1CEST,M3.5.0,M10.5.0/3`.
struct PosixTimeZone: Equatable, Sendable {
    /// When clocks go forward and back.
    struct Saving: Equatable, Sendable {
        /// The offset in summer, in seconds east of UTC.
        let offset: Int
        /// When summer begins, by the clocks of winter.
        let start: Change
        /// When summer ends, by the clocks of summer.
        let end: Change
    }

    /// A day of every year and a time on it.
    struct Change: Equatable, Sendable {
        /// The day.
        let day: Day
        /// Seconds since the midnight that begins the day: also negative, also beyond the day.
        let time: Int
    }

    /// The ways to name a day of every year.
    enum Day: Equatable, Sendable {
        /// `Jn`: the day of the year from 1, 29 February never counted.
        case julian(Int)
        /// `n`: the day of the year from 0, 29 February counted.
        case ordinal(Int)
        /// `Mm.w.d`: a weekday (0 is Sunday) of a week of a month; the fifth is the last.
        case weekday(month: Int, week: Int, day: Int)
    }

    /// The offset outside summer time, in seconds east of UTC.
    let standard: Int
    /// Summer time, if there is any.
    let saving: Saving?

    /// Seconds east of UTC at a moment, in seconds since the Unix epoch.
    func offset(at moment: Int) -> Int {
        guard let saving else { return standard }
        let year = LocalDateTime(secondsSinceEpoch: moment + standard).date.year
        // A change may lie up to a week outside its year, so the neighbours are looked at as well.
        var latest = (moment: Int.min, offset: standard)
        for year in (year - 1)...(year + 1) {
            let end = saving.end.seconds(in: year) - saving.offset
            let start = saving.start.seconds(in: year) - standard
            if end <= moment, end > latest.moment { latest = (end, standard) }
            // Where an end and a start coincide, it is summer all the year round.
            if start <= moment, start >= latest.moment { latest = (start, saving.offset) }
        }
        return latest.offset
    }
}

extension PosixTimeZone.Change {
    /// When it comes in a year, in seconds on the wall since 1970-01-01T00:00:00.
    fileprivate func seconds(in year: Int) -> Int {
        day.daysSinceEpoch(in: year) * 86400 + time
    }
}

extension PosixTimeZone.Day {
    /// The day in a year, in days since 1970-01-01.
    fileprivate func daysSinceEpoch(in year: Int) -> Int {
        switch self {
        case .julian(let day):
            Self.newYear(year) + day - 1 + (LocalDate.isLeap(year) && day >= 60 ? 1 : 0)
        case .ordinal(let day):
            Self.newYear(year) + day
        case .weekday(let month, let week, let day):
            Self.first(month, year) + Self.dayOfMonth(first: Self.first(month, year), month, week, day, year)
        }
    }

    /// Days from the first of the month to the weekday asked for.
    private static func dayOfMonth(first: Int, _ month: Int, _ week: Int, _ day: Int, _ year: Int) -> Int {
        let weekdayOfFirst = ((first + 4) % 7 + 7) % 7
        let earliest = (day - weekdayOfFirst + 7) % 7
        let wanted = earliest + (week - 1) * 7
        return wanted < LocalDate.days(inMonth: month, of: year) ? wanted : wanted - 7
    }

    private static func newYear(_ year: Int) -> Int { first(1, year) }

    private static func first(_ month: Int, _ year: Int) -> Int {
        LocalDate(year: min(max(year, 1), 9999), month: month, day: 1)?.daysSinceEpoch ?? 0
    }
}
