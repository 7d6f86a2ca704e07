/// A time of day to the minute; written `21:30`.
public struct LocalTime: Hashable, Comparable, Codable, Sendable, CustomStringConvertible {
    /// Minutes since midnight, 0 to 1439.
    public let minutes: Int

    /// Makes a time of minutes since midnight; nil beyond the day.
    public init?(minutes: Int) {
        guard (0..<1440).contains(minutes) else { return nil }
        self.minutes = minutes
    }

    /// Makes a time; nil where there is no such hour or minute.
    public init?(hour: Int, minute: Int = 0) {
        guard (0..<24).contains(hour), (0..<60).contains(minute) else { return nil }
        minutes = hour * 60 + minute
    }

    /// The beginning of the day.
    public static let midnight = LocalTime(wrapping: 0)

    /// Makes a time of any number of minutes, full days left out.
    public init(wrapping minutes: Int) {
        self.minutes = minutes - minutes.dividedDown(by: 1440) * 1440
    }

    /// The hour, 0 to 23.
    public var hour: Int { minutes / 60 }
    /// The minute, 0 to 59.
    public var minute: Int { minutes % 60 }

    /// Reads `21:30`.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let parts = try container.decode(String.self).utf8.split(separator: UInt8(ascii: ":"))
        guard parts.map(\.count) == [2, 2], let hour = Int(digits: parts[0]), let minute = Int(digits: parts[1]),
            let time = LocalTime(hour: hour, minute: minute)
        else { throw DecodingError.dataCorruptedError(in: container, debugDescription: "not a time of day") }
        self = time
    }

    /// Writes `21:30`.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }

    /// As `21:30`.
    public var description: String { "\(hour.padded(to: 2)):\(minute.padded(to: 2))" }

    /// Whether a time is earlier in the day than another.
    public static func < (left: LocalTime, right: LocalTime) -> Bool { left.minutes < right.minutes }
}
