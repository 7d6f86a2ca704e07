import Domain
import Testing

@testable import Matching

@Suite struct ConditionsTests {
    private let day = LocalDate(daysSinceEpoch: 20_000)

    private static func place(_ number: Int, _ latitude: Double, _ longitude: Double, country: String = "RU") -> Place {
        let name = Place.Name(russian: "\(number)", english: "\(number)")
        return Place(
            geonameID: number, name: name, countryCode: country, country: name, region: "", latitude: latitude,
            longitude: longitude, population: 1, zone: "Europe/Moscow")
    }

    private static let moscow = place(1, 55.75, 37.62)
    private static let khimki = place(2, 55.89, 37.43)
    private static let kazan = place(3, 55.79, 49.12)
    private static let minsk = place(4, 53.9, 27.57, country: "BY")

    private func seeker(
        _ id: Int64, _ gender: Gender? = .woman, age: Int = 30, in place: Place = moscow,
        speaking languages: Set<Language> = [.russian], seeking: Seeking = Seeking([.friendship])
    ) -> Seeker {
        Seeker(
            id: PersonID(rawValue: id), gender: gender, birthDate: day.adding(days: -age * 365 - age / 4 - 30),
            place: place, languages: languages, seeking: seeking)
    }

    private func seeking(_ aims: Set<Seeking.Aim> = [.friendship], _ change: (inout Seeking) -> Void) -> Seeking {
        var seeking = Seeking(aims)
        change(&seeking)
        return seeking
    }

    /// Both ways round, and it is the same.
    private func allows(_ one: Seeker, _ other: Seeker) -> Bool {
        let conditions = Conditions(on: day)
        #expect(conditions.allow(one, other) == conditions.allow(other, one))
        return conditions.allow(one, other)
    }

    @Test func `people who seek the same may meet, and nobody meets themselves`() {
        #expect(allows(seeker(1), seeker(2)))
        #expect(!allows(seeker(1), seeker(1)))
        #expect(!allows(seeker(1), seeker(2, seeking: Seeking([.dating]))))
        #expect(allows(seeker(1), seeker(2, seeking: Seeking([.dating, .friendship]))))
        #expect(!allows(seeker(1), seeker(2, speaking: [.english])))
        #expect(allows(seeker(1, speaking: [.russian, .english]), seeker(2, speaking: [.english])))
    }

    @Test func `gender and age are asked for from both sides`() {
        let men = seeking { $0.genders = [.man] }
        #expect(!allows(seeker(1, seeking: men), seeker(2)))
        #expect(allows(seeker(1, seeking: men), seeker(2, .man)))
        #expect(!allows(seeker(1, seeking: men), seeker(2, .man, seeking: men)), "she is no man")
        #expect(!allows(seeker(1, seeking: men), seeker(2, nil)), "who did not say is nobody's man")
        let young = seeking { $0.ages = 18...29 }
        #expect(!allows(seeker(1, seeking: young), seeker(2)))
        #expect(allows(seeker(1, seeking: young), seeker(2, age: 29)))
    }

    @Test(arguments: [17, 16, 0])
    func `nobody who is not of age meets anybody`(age: Int) {
        #expect(!allows(seeker(1, age: age), seeker(2)))
        #expect(!allows(seeker(1, age: age), seeker(2, age: age)))
        #expect(Seeking([.dating], ages: 5...40).ages == 18...40)
    }

    @Test func `what rules somebody out does, whoever of the two it is`() {
        var smoker = seeker(1)
        smoker.traits = [.smoking]
        #expect(!allows(smoker, seeker(2, seeking: seeking { $0.dealBreakers = [.smoking] })))
        #expect(allows(smoker, seeker(2, seeking: seeking { $0.dealBreakers = [.children] })))
    }

    @Test(arguments: [
        (Seeking.Reach.city, false, false, false), (.nearby, true, false, false), (.country, true, true, false),
        (.anywhere, true, true, true),
    ])
    func `the nearer of both reaches counts`(reach: Seeking.Reach, isNear: Bool, isInCountry: Bool, isAnywhere: Bool) {
        let one = seeker(1, seeking: seeking { $0.reach = reach })
        for (place, expected) in [(Self.khimki, isNear), (Self.kazan, isInCountry), (Self.minsk, isAnywhere)] {
            #expect(allows(one, seeker(2, in: place, seeking: seeking { $0.reach = .anywhere })) == expected)
            #expect(!allows(one, seeker(2, in: place)), "the other stays in the city")
        }
        #expect(allows(one, seeker(2)))
    }

    @Test func `who will be in a place is met there, until the trip is over`() {
        let traveller = seeker(
            1, seeking: seeking { $0.trips = [.init(to: Self.kazan, on: day...day.adding(days: 6))] })
        #expect(allows(traveller, seeker(2, in: Self.kazan)))
        let back = seeker(
            1, seeking: seeking { $0.trips = [.init(to: Self.kazan, on: day.adding(days: -9)...day.adding(days: -1))] })
        #expect(!allows(back, seeker(2, in: Self.kazan)))
    }
}
