import Domain

/// A time as a file writes it: by the clocks of the city, or with an offset from UTC.
struct WrittenTime: Equatable {
    private let local: LocalDateTime
    /// Seconds east of UTC, where it is said.
    private let offset: Int?

    /// Reads `2026-12-04 19:30`, with a `T` or seconds too, and `Z` or `+03:00` behind it.
    init?(_ text: String) {
        let pattern = /(\d{4}-\d{2}-\d{2})[ T](\d{1,2}):(\d{2})(?::\d{2})?\s*(Z|[+-]\d{2}:?\d{2})?/
        guard let match = text.wholeMatch(of: pattern), let date = LocalDate(iso: String(match.1)),
            let hour = Int(match.2), let minute = Int(match.3), let time = LocalTime(hour: hour, minute: minute)
        else { return nil }
        local = LocalDateTime(date: date, time: time)
        guard let written = match.4, written != "Z" else {
            offset = match.4 == nil ? nil : 0
            return
        }
        let digits = written.filter(\.isNumber)
        guard let hours = Int(digits.prefix(2)), let minutes = Int(digits.suffix(2)), hours <= 14, minutes < 60 else {
            return nil
        }
        offset = (written.hasPrefix("-") ? -1 : 1) * (hours * 3600 + minutes * 60)
    }

    /// The moment that is meant.
    func moment(_ rules: TimeZoneRules) -> Timestamp {
        offset.map { Timestamp(seconds: Int64(local.secondsSinceEpoch - $0)) } ?? rules.moment(of: local)
    }
}
