public import Domain

/// What a question says of the time it is about.
public struct AskedTime: Equatable, Sendable {
    /// Which time that is.
    public var frame: Frame
    /// The terms of the words that name it: what has them may speak of that time, whenever it was said.
    public var mentions: Set<String> = []
    /// Whether the question asks for nothing but a time, as "what happened yesterday?" does.
    public var asksForAll = false

    /// A time that a question can be about.
    public enum Frame: Equatable, Sendable {
        /// What is so today.
        case now
        /// What was said or was so in these days.
        case within(ClosedRange<LocalDate>)
        /// The person as they were at the end of this day: what was said by then, as it was known then.
        case then(LocalDate)
        /// What is no longer as it was on this day.
        case changes(since: LocalDate)
    }

    /// Names a time.
    public init(_ frame: Frame, mentions: Set<String> = [], asksForAll: Bool = false) {
        self.frame = frame
        self.mentions = mentions
        self.asksForAll = asksForAll
    }

    /// The day on whose evening the person is asked for, where that is not today.
    public var past: LocalDate? {
        if case .then(let day) = frame { day } else { nil }
    }
}
