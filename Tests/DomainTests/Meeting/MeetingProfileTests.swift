import Domain
import Testing

@Suite struct `Whom others may be proposed` {
    private let day = LocalDate(year: 2026, month: 11, day: 22) ?? LocalDate(daysSinceEpoch: 0)
    private let id = PersonID(rawValue: 7)

    private static let kazan = Place(
        geonameID: 551_487, name: .init(russian: "Казань", english: "Kazan"), countryCode: "RU",
        country: .init(russian: "Россия", english: "Russia"), region: "", latitude: 55.79, longitude: 49.12,
        population: 1, zone: "Europe/Moscow")

    /// Of age, agreed to everything, and with every answer given.
    private var person: Person {
        var person = Person(language: .russian, since: Timestamp(seconds: 0))
        person.birthDate = LocalDate(year: 2008, month: 11, day: 22)
        person.place = Self.kazan
        for consent in Consent.allCases { person.agree(to: consent, at: Timestamp(seconds: 1)) }
        var meeting = MeetingProfile()
        meeting.seeking.aims = [.dating]
        meeting.languages = [.russian]
        for item in MeetingProfile.Item.allCases { _ = meeting.answer(item) }
        person.meeting = meeting
        return person
    }

    private func seeker(_ change: (inout Person) -> Void) -> Seeker? {
        var person = person
        change(&person)
        return person.seeker(id, on: day, usesModel: true)
    }

    @Test func `who has said everything is known by it`() throws {
        let seeker = try #require(
            seeker {
                $0.meeting?.gender = .woman
                $0.meeting?.traits = [.smoking]
            })
        #expect(seeker.id == id && seeker.gender == .woman && seeker.traits == [.smoking])
        #expect(seeker.place == Self.kazan && seeker.languages == [.russian] && seeker.seeking.aims == [.dating])
    }

    @Test func `nobody is proposed who did not agree, or took it back, or part of what it rests on`() {
        #expect(seeker { $0.withdraw(.meeting) } == nil)
        #expect(seeker { $0.withdraw(.clone) } == nil)
        #expect(seeker { $0.withdraw(.diaries) } == nil)
        #expect(seeker { $0.consents[.diaries] = nil } == nil)
        #expect(seeker { $0.consents[.clone] = nil } == nil, "the model would speak for them without their leave")
        var person = person
        person.consents[.clone] = nil
        #expect(person.seeker(id, on: day, usesModel: false) != nil, "where there is no model, it cannot be allowed")
    }

    @Test(arguments: Restriction.Extent.allCases)
    func `nobody is proposed who is paused or banned`(extent: Restriction.Extent) {
        #expect(seeker { $0.restriction = Restriction(extent, .complaints, since: Timestamp(seconds: 1)) } == nil)
    }

    @Test func `withdrawing takes what rests on it along, and nothing else`() {
        var person = person
        person.withdraw(.meeting)
        #expect(Set(person.consents.keys) == [.diaries, .clone])
        person.agree(to: .meeting, at: Timestamp(seconds: 2))
        person.withdraw(.clone)
        #expect(Set(person.consents.keys) == [.diaries])
        for consent in Consent.allCases { person.agree(to: consent, at: Timestamp(seconds: 3)) }
        person.withdraw(.diaries)
        #expect(person.consents.isEmpty)
    }

    @Test func `nor who is not of age, or of whom that is not known`() {
        #expect(seeker { $0.birthDate = LocalDate(year: 2008, month: 11, day: 23) } == nil)
        #expect(seeker { $0.birthDate = nil } == nil)
        #expect(seeker { $0.place = nil } == nil)
    }

    @Test func `nor who has not said everything that is needed`() throws {
        #expect(seeker { $0.meeting = nil } == nil)
        #expect(seeker { $0.meeting?.seeking.aims = [] } == nil)
        #expect(seeker { $0.meeting?.languages = [] } == nil)
        var fresh = MeetingProfile()
        let isAnswered = fresh.answer(.aims)
        #expect(fresh.next == .aims && !isAnswered, "an aim is needed")
        fresh.seeking.aims = [.company]
        var asked: [MeetingProfile.Item] = []
        while let next = fresh.next {
            if next == .languages { fresh.languages = [.english] }
            #expect(!fresh.isComplete)
            let isAnswered = fresh.answer(next)
            try #require(isAnswered, "\(next)")
            asked.append(next)
        }
        #expect(asked == MeetingProfile.Item.allCases && fresh.isComplete)
    }

    @Test func `nor who rests, until they are back`() {
        #expect(seeker { $0.meeting?.pause = .open } == nil)
        #expect(seeker { $0.meeting?.pause = .until(self.day.adding(days: 1)) } == nil)
        #expect(seeker { $0.meeting?.pause = .until(self.day) } != nil)
    }

    @Test func `journeys that are over are forgotten, and only so many are kept`() throws {
        var meeting = try #require(person.meeting)
        func trip(_ from: Int, _ to: Int) -> Seeking.Trip {
            Seeking.Trip(to: Self.kazan, on: day.adding(days: from)...day.adding(days: to))
        }
        meeting.seeking.trips = [trip(5, 6), trip(-9, -1), trip(-3, 0)]
        #expect(meeting.trips(on: day) == [trip(-3, 0), trip(5, 6)])
        let before = meeting
        let sought = try #require(seeker { $0.meeting = before }).seeking.trips
        #expect(sought == [trip(-3, 0), trip(5, 6)])
        let planned = ([5] + Array(10..<18)).map { meeting.plan(trip($0, $0 == 5 ? 6 : $0), on: day) }
        #expect(!planned.contains(false), "the same once, and one that is over is forgotten")
        let isPlanned = meeting.plan(trip(20, 20), on: day)
        #expect(!isPlanned && meeting.seeking.trips.count == MeetingProfile.mostTrips)
    }

    @Test func `matches are listed by how they stand, the newest first`() {
        func entry(_ number: Int64, _ standing: Match.Standing) -> MatchOverview.Entry {
            .init(id: MatchID(rawValue: number), standing: standing, at: Timestamp(seconds: number))
        }
        let overview = MatchOverview([entry(1, .new), entry(2, .past), entry(3, .new)])
        #expect(overview.entries(.new).map(\.id.rawValue) == [3, 1])
        #expect(overview.entries(.mutual).isEmpty)
    }
}
