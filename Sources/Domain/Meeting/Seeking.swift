/// As whom a person wants to be met.
public enum Gender: String, Hashable, Codable, Sendable, CaseIterable {
    case woman, man, other
}

/// What a person seeks other people for, and whom.
public struct Seeking: Equatable, Codable, Sendable {
    /// What for; nobody is found for none.
    public var aims: Set<Aim>
    /// Whom; everybody where it is empty.
    public var genders: Set<Gender> = []
    /// Of what age, in full years.
    public var ages: ClosedRange<Int>
    /// How far away.
    public var reach: Reach
    /// With what there is no point in meeting.
    public var dealBreakers: Set<DealBreaker> = []
    /// Where they will be besides.
    public var trips: [Trip] = []

    /// The ages that can be sought, in full years.
    public static let possibleAges = Person.ageOfConsent...120

    /// Seeks people of any age and gender. Ages outside of the possible ones are brought to their ends.
    public init(_ aims: Set<Aim>, ages: ClosedRange<Int> = Seeking.possibleAges, reach: Reach = .city) {
        self.aims = aims
        self.ages = ages.clamped(to: Self.possibleAges)
        self.reach = reach
    }

    /// What people can be sought for.
    public enum Aim: String, Hashable, Codable, Sendable, CaseIterable {
        case dating, friendship
        /// Somebody to do something with.
        case company
        /// A team, or a project.
        case project
    }

    /// How far away people may live.
    public enum Reach: String, Hashable, Codable, Sendable, CaseIterable {
        /// In the same city.
        case city
        /// Within an hour or two.
        case nearby
        /// In the same country.
        case country
        case anywhere
    }

    /// What can rule somebody out.
    public enum DealBreaker: String, Hashable, Codable, Sendable, CaseIterable {
        case smoking, drinking, children
    }

    /// A stay in another place.
    public struct Trip: Equatable, Codable, Sendable {
        /// Where.
        public var place: Place
        /// From the first day to the last.
        public var days: ClosedRange<LocalDate>

        /// Plans a stay.
        public init(to place: Place, on days: ClosedRange<LocalDate>) {
            self.place = place
            self.days = days
        }
    }
}

extension Seeker {
    /// When somebody else who does not live there comes to where this one lives, next.
    public func visit(of other: Seeker) -> Seeking.Trip? {
        guard other.place.geonameID != place.geonameID else { return nil }
        return other.seeking.trips.filter { $0.place.geonameID == place.geonameID }
            .min { $0.days.lowerBound < $1.days.lowerBound }
    }
}

/// What is known of somebody who wants to meet others, as far as others' conditions bear on it.
public struct Seeker: Equatable, Sendable {
    /// Who.
    public var id: PersonID
    /// As whom they want to be met, if they said so.
    public var gender: Gender?
    /// Their day of birth.
    public var birthDate: LocalDate
    /// Where they live.
    public var place: Place
    /// The languages they speak with others.
    public var languages: Set<Language>
    /// What holds of them that others may rule out.
    public var traits: Set<Seeking.DealBreaker>
    /// What they seek.
    public var seeking: Seeking

    /// Describes somebody.
    public init(
        id: PersonID, gender: Gender?, birthDate: LocalDate, place: Place, languages: Set<Language>,
        traits: Set<Seeking.DealBreaker> = [], seeking: Seeking
    ) {
        self.id = id
        self.gender = gender
        self.birthDate = birthDate
        self.place = place
        self.languages = languages
        self.traits = traits
        self.seeking = seeking
    }
}
