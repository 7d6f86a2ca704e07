/// How a person wants to meet others: as whom, whom, and when not. It is asked for item by item.
public struct MeetingProfile: Equatable, Codable, Sendable {
    /// As whom they want to be met, if they said so.
    public var gender: Gender?
    /// What holds of them that others may rule out.
    public var traits: Set<Seeking.DealBreaker> = []
    /// The languages in which they speak with others.
    public var languages: Set<Language> = []
    /// What they seek; without an aim as long as they have chosen none.
    public var seeking = Seeking([])
    /// Why nobody new is proposed to them just now; none if somebody may be.
    public var pause: Pause?
    /// Whether they want to be told once a week where to go; not where nothing is said of it.
    public var outingNews: Bool?
    /// How often somebody new may be proposed to them.
    public var pace = Pace.daily
    /// When they are told what their clone did; in the evening where nothing is said of it.
    private var reporting: DayReport?
    /// What they were asked and have answered.
    public private(set) var answered: Set<Item> = []

    /// The most journeys that can be planned at once.
    public static let mostTrips = 10

    /// Nothing was answered yet.
    public init() {}

    /// When they are told what their clone did.
    public var report: DayReport {
        get { reporting ?? .evening }
        set { reporting = newValue }
    }

    /// What is asked for, in the order in which it is.
    public enum Item: String, Hashable, Codable, Sendable, CaseIterable {
        case aims, gender, whom, ages, reach, dealBreakers, traits, languages
    }

    /// For how long nobody new is proposed.
    public enum Pause: Hashable, Codable, Sendable {
        /// Until this local day, on which it is over.
        case until(LocalDate)
        /// Until they say.
        case open
    }

    /// How often somebody new may be proposed, at the most.
    public enum Pace: String, Hashable, Codable, Sendable, CaseIterable {
        case daily, everyThreeDays, weekly

        /// The least number of days from one to the next.
        public var days: Int {
            switch self {
            case .daily: 1
            case .everyThreeDays: 3
            case .weekly: 7
            }
        }
    }

    /// Takes an item for answered. Returns whether it is: an aim and a language are needed.
    public mutating func answer(_ item: Item) -> Bool {
        guard !lacks(item) else { return false }
        answered.insert(item)
        return true
    }

    /// What is to be asked next; none where everything has its answer.
    public var next: Item? {
        Item.allCases.first { !answered.contains($0) || lacks($0) }
    }

    /// Whether all is said that is needed to find somebody.
    public var isComplete: Bool { next == nil }

    /// Whether nobody new is proposed on a day.
    public func isPaused(on day: LocalDate) -> Bool {
        switch pause {
        case nil: false
        case .open: true
        case .until(let end): day < end
        }
    }

    /// The journeys that are not over on a day, the next first.
    public func trips(on day: LocalDate) -> [Seeking.Trip] {
        seeking.trips.filter { $0.days.upperBound >= day }.sorted { $0.days.lowerBound < $1.days.lowerBound }
    }

    /// Plans a journey, and forgets those that are over. Returns whether there was room for it.
    public mutating func plan(_ trip: Seeking.Trip, on day: LocalDate) -> Bool {
        seeking.trips = trips(on: day).filter { $0 != trip }
        guard seeking.trips.count < Self.mostTrips else { return false }
        seeking.trips.append(trip)
        return true
    }

    private func lacks(_ item: Item) -> Bool {
        switch item {
        case .aims: seeking.aims.isEmpty
        case .languages: languages.isEmpty
        case .gender, .whom, .ages, .reach, .dealBreakers, .traits: false
        }
    }
}

extension Person {
    /// What others' conditions need to know of them; none who is not to be proposed to anybody on a day: who has not
    /// agreed to it, is restricted, is not known to be of age, has no place, has not said what they seek, or rests from it.
    ///
    /// - Parameters:
    ///   - id: Who they are.
    ///   - day: Their local day.
    ///   - usesModel: Whether clones speak through a language model. Then whoever does not let their clone use one is not
    ///     proposed either, also if they agreed when there was none.
    public func seeker(_ id: PersonID, on day: LocalDate, usesModel: Bool) -> Seeker? {
        guard restriction == nil, agrees(to: .meeting), agrees(to: .diaries), agrees(to: .clone) || !usesModel,
            maySocialise(on: day),
            let birthDate, let place, let meeting, meeting.isComplete, !meeting.isPaused(on: day)
        else { return nil }
        var seeking = meeting.seeking
        seeking.trips = meeting.trips(on: day)
        return Seeker(
            id: id, gender: meeting.gender, birthDate: birthDate, place: place, languages: meeting.languages,
            traits: meeting.traits, seeking: seeking)
    }
}
