public import Domain

/// The minute in which two people can be told of each other: both are awake, each by their own clock.
public enum WakingMinute {
    /// What somebody's clock shows, and when they want no messages.
    public struct Day {
        /// What their clock shows at a moment.
        public var clock: (Timestamp) -> LocalDateTime
        /// When they want quiet.
        public var quiet: QuietHours

        /// Describes a day.
        public init(clock: @escaping (Timestamp) -> LocalDateTime, quiet: QuietHours) {
            self.clock = clock
            self.quiet = quiet
        }

        func isAwake(at moment: Timestamp) -> Bool { !quiet.contains(clock(moment).time) }
    }

    /// Clocks of the whole world differ by quarters of an hour, and so does what is looked at.
    private static let step: Duration = .minutes(15)
    private static let steps = 2 * 24 * 4

    /// The first such minute from a moment on, within two days. Where both are never awake at once, the first in which the
    /// one is: the other finds it when they wake.
    public static func first(from moment: Timestamp, _ one: Day, _ other: Day) -> Timestamp {
        let moments = (0...steps).map { $0 == 0 ? moment : quarter(after: moment) + step * ($0 - 1) }
        return moments.first { one.isAwake(at: $0) && other.isAwake(at: $0) }
            ?? moments.first { one.isAwake(at: $0) } ?? moment
    }

    private static func quarter(after moment: Timestamp) -> Timestamp {
        let length = step.wholeMilliseconds
        return Timestamp(milliseconds: (moment.milliseconds / length + 1) * length)
    }
}
