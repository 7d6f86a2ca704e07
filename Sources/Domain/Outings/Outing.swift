/// Somewhere to go: an event, or a venue that stands open. An operator supplies them.
public struct Outing: Equatable, Codable, Sendable {
    /// What it is called.
    public var title: String
    /// Where in the city: a house, a street, a hall.
    public var spot: String?
    /// In which city.
    public var city: Place
    /// When.
    public var time: Time
    /// What it has to do with, in single words or a few.
    public var tags: [String]
    /// More of it, in a sentence or two.
    public var about: String?
    /// Where more is said of it.
    public var link: String?

    /// When one can go.
    public enum Time: Equatable, Codable, Sendable {
        /// Once: from a moment to another, as the city's clocks show the first.
        case once(from: Timestamp, until: Timestamp, shown: LocalDateTime)
        /// On these days of every week.
        case open(Set<Weekday>)
    }

    /// Names something.
    public init(_ title: String, in city: Place, at time: Time, tags: [String] = []) {
        (self.title, self.city, self.time, self.tags) = (title, city, time, tags)
    }

    /// Whether it is over. A venue never is.
    public func isOver(at now: Timestamp) -> Bool {
        if case .once(_, let until, _) = time { until <= now } else { false }
    }

    /// Whether somebody can go there who is in its city on some days.
    public func isPossible(on days: ClosedRange<LocalDate>) -> Bool {
        switch time {
        case .once(_, _, let shown): days.contains(shown.date)
        case .open(let weekdays):
            (0...min(days.lowerBound.days(until: days.upperBound), 6)).contains {
                weekdays.contains(days.lowerBound.adding(days: $0).weekday)
            }
        }
    }

    /// When it begins; none for a venue.
    public var start: Timestamp? {
        if case .once(let from, _, _) = time { from } else { nil }
    }
}

/// Something somebody may like to go to, and why.
public struct OutingPick: Equatable, Codable, Sendable {
    /// What.
    public var outing: Outing
    /// The person's own words that speak for it.
    public var quote: Quote

    /// Picks.
    public init(_ outing: Outing, for quote: Quote) { (self.outing, self.quote) = (outing, quote) }
}

/// What a clone has picked for its person.
public struct OutingPicks: Equatable, Codable, Sendable {
    /// What they may like, the likeliest first.
    public var picks: [OutingPick] = []
    /// How much there is in their city and where they travel.
    public var count = 0
    /// Whether it comes by itself, once a week.
    public var isNews: Bool
    /// The topics that are left out.
    public var heeded: Set<TopicID>?

    /// The most that is shown at a time.
    public static let most = 5

    /// Picks nothing yet.
    public init(isNews: Bool) { self.isNews = isNews }
}

/// Where two people who know of each other could meet: the same to both.
public struct MeetingPlace: Equatable, Codable, Sendable {
    /// Where.
    public var outing: Outing
    /// What speaks for it on one card and on the other, not told whose they are.
    public var reasons: [String]

    /// Proposes.
    public init(_ outing: Outing, reasons: [String]) { (self.outing, self.reasons) = (outing, reasons) }

    /// The most that is proposed at a time.
    public static let most = 2
}
