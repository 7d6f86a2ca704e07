public import Domain
import Places

/// Hard conditions: what must hold in both directions before two people are thought of together at all.
public struct Conditions: Sendable {
    private let day: LocalDate

    /// Within so many kilometres is nearby: an hour or two on the way.
    private static let nearby: Double = 100

    /// Judges as of a day.
    public init(on day: LocalDate) {
        self.day = day
    }

    /// Whether two people may meet: each is whom the other seeks, for something both seek, in a language both speak.
    public func allow(_ one: Seeker, _ other: Seeker) -> Bool {
        one.id != other.id && !one.seeking.aims.isDisjoint(with: other.seeking.aims)
            && !one.languages.isDisjoint(with: other.languages) && accepts(one, other) && accepts(other, one)
            && meet(one, other)
    }

    /// Whether somebody is whom another seeks.
    private func accepts(_ seeker: Seeker, _ other: Seeker) -> Bool {
        let age = other.birthDate.age(on: day)
        let seeking = seeker.seeking
        let isGender = seeking.genders.isEmpty || other.gender.map(seeking.genders.contains) ?? false
        return isGender && age >= Person.ageOfConsent && seeking.ages.contains(age)
            && seeking.dealBreakers.isDisjoint(with: other.traits)
    }

    /// Whether there is a place, where they live or will be, that is within both's reach.
    private func meet(_ one: Seeker, _ other: Seeker) -> Bool {
        let (homes, others) = (places(of: one), places(of: other))
        return homes.contains { here in
            others.contains { there in
                isWithin(one.seeking.reach, here, there) && isWithin(other.seeking.reach, here, there)
            }
        }
    }

    /// Where somebody lives, and where they are or will be on a trip that is not over.
    private func places(of seeker: Seeker) -> [Place] {
        [seeker.place] + seeker.seeking.trips.filter { $0.days.upperBound >= day }.map(\.place)
    }

    private func isWithin(_ reach: Seeking.Reach, _ here: Place, _ there: Place) -> Bool {
        switch reach {
        case .city: here.geonameID == there.geonameID
        case .nearby: here.geonameID == there.geonameID || kilometres(here, there) <= Self.nearby
        case .country: here.countryCode == there.countryCode
        case .anywhere: true
        }
    }

    private func kilometres(_ here: Place, _ there: Place) -> Double {
        GreatCircle.kilometres(
            fromLatitude: here.latitude, longitude: here.longitude, toLatitude: there.latitude,
            longitude: there.longitude)
    }
}
