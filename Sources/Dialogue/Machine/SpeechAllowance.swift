public import Domain

/// Counts how much of a person's speech is transcribed, so that nobody costs money without bound.
///
/// A recording is let through while less than the limit was let through in the 24 hours before, however long it is
/// itself: so one that is longer than the limit has its turn too, and the most in 24 hours is the limit and one
/// recording. What was let through stays counted when it is deleted.
public struct SpeechAllowance: Equatable, Codable, Sendable {
    /// What was let through in one hour.
    private struct Hour: Equatable, Codable, Sendable {
        /// Which hour since the Unix epoch.
        var number: Int64
        var seconds: Double

        /// When it no longer counts.
        var expiry: Timestamp { Timestamp(seconds: (number + 1) * 3600) + SpeechAllowance.span }
    }

    /// The oldest first.
    private var hours: [Hour] = []
    /// When the person was last told that the limit is reached.
    private var toldAt: Timestamp?

    /// Seconds of speech after which recordings wait.
    public static let limit: Double = 2 * 3600
    /// For how long a recording counts, to the hour.
    private static let span: Duration = .hours(24)

    /// Nothing was let through yet.
    public init() {}

    /// Lets a recording of some length through and counts it, if there is room.
    ///
    /// - Returns: None if it may be transcribed now; else when there will be room, unless others take it before.
    public mutating func take(_ seconds: Double, at now: Timestamp) -> Timestamp? {
        hours.removeAll { $0.expiry <= now }
        if let room { return room }
        let number = now.seconds / 3600
        if hours.last?.number != number { hours.append(Hour(number: number, seconds: 0)) }
        hours[hours.count - 1].seconds += max(seconds, 0)
        return nil
    }

    /// Whether the person should be told that the limit is reached: once in a day.
    public mutating func isNews(at now: Timestamp) -> Bool {
        if let toldAt, now < toldAt + Self.span { return false }
        toldAt = now
        return true
    }

    /// When less than the limit will count; none if that is so now.
    private var room: Timestamp? {
        var counted = hours.reduce(0) { $0 + $1.seconds }
        var room: Timestamp?
        for hour in hours where counted >= Self.limit {
            counted -= hour.seconds
            room = hour.expiry
        }
        return room
    }
}
