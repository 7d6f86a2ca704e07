/// Why bytes are not the rules of a time zone.
public enum TimeZoneFailure: Error, Equatable {
    /// They do not begin as a TZif file does.
    case notTZif
    /// They end too early.
    case truncated
    /// There is no local time type.
    case noLocalTime
    /// A transition leads to a local time type that is not there.
    case unknownLocalTime
    /// Transitions are not in the order of time.
    case unsortedTransitions
    /// A local time is more than about a day off UTC.
    case offsetOutOfRange
    /// The file counts leap seconds, which `Timestamp` does not.
    case leapSeconds
    /// The rule for later years, a POSIX `TZ` string, cannot be read.
    case malformedRule
}
