/// What a calendar and a clock on the wall show, wherever the wall is.
public struct LocalDateTime: Hashable, Comparable, Codable, Sendable, CustomStringConvertible {
    /// The day.
    public var date: LocalDate
    /// The time of day.
    public var time: LocalTime
    /// The seconds past the minute, 0 to 59.
    public var second: Int

    /// Puts a date and a time together.
    public init(date: LocalDate, time: LocalTime, second: Int = 0) {
        self.date = date
        self.time = time
        self.second = second
    }

    /// What a clock shows that is so many seconds past 1970-01-01T00:00:00.
    public init(secondsSinceEpoch seconds: Int) {
        let days = seconds.dividedDown(by: 86400)
        let rest = seconds - days * 86400
        self.init(
            date: LocalDate(daysSinceEpoch: days), time: LocalTime(wrapping: rest / 60), second: rest % 60)
    }

    /// Seconds from 1970-01-01T00:00:00 on the same wall, every day having 24 hours.
    public var secondsSinceEpoch: Int {
        date.daysSinceEpoch * 86400 + time.minutes * 60 + second
    }

    /// As `2026-11-21T21:30:00`.
    public var description: String { "\(date)T\(time):\(second.padded(to: 2))" }

    /// Whether one is earlier than another on the same wall.
    public static func < (left: LocalDateTime, right: LocalDateTime) -> Bool {
        (left.date, left.time, left.second) < (right.date, right.time, right.second)
    }
}
