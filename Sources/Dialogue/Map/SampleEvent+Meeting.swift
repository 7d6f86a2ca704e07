import Domain

extension SampleEvent {
    static let place = Place(
        geonameID: 524_901, name: .init(russian: "Москва", english: "Moscow"), countryCode: "RU",
        country: .init(russian: "Россия", english: "Russia"), region: "", latitude: 55.75, longitude: 37.62,
        population: 10_000_000, zone: "Europe/Moscow")

    /// A person who agreed to everything, and has said nothing yet of whom they seek.
    static var sociable: Person {
        var person = Person(language: .russian, since: now - .days(30))
        person.birthDate = LocalDate(daysSinceEpoch: 7000)
        person.place = place
        for consent in Consent.allCases { person.agree(to: consent, at: now - .days(1)) }
        return person
    }

    /// One who has said it all, rests, and plans a journey.
    static var planning: Person {
        var person = sociable
        var meeting = MeetingProfile()
        (meeting.languages, meeting.seeking.aims) = ([.russian], [.friendship])
        for item in MeetingProfile.Item.allCases { _ = meeting.answer(item) }
        meeting.pause = .open
        if let place = person.place { _ = meeting.plan(Seeking.Trip(to: place, on: trip...trip), on: trip) }
        person.meeting = meeting
        return person
    }

    /// Who may want to meet others in a scene in which that makes a difference.
    static func people(in scene: Scene) -> [Person] {
        switch scene {
        case .idle, .describing: [sociable, planning]
        default: []
        }
    }

    /// The day of the journey.
    static let trip = LocalDate(daysSinceEpoch: Int(now.seconds / 86400) + 9)
}

extension MeetingButton {
    /// A button of every kind.
    static var samples: [MeetingButton] {
        let plain: [MeetingButton] = [
            .consent(true), .consent(false), .overview, .profile, .gender(nil), .ages(18, 120), .language(.russian),
            .language(.english), .askPace, .askPause, .resume, .trips, .plan, .outings, .today, .askDayReport,
            .outingNews(true),
            .outingNews(false), .goTo(524_901),
            .stay(524_901, day: SampleEvent.trip.daysSinceEpoch), .erase,
        ]
        let items = MeetingProfile.Item.allCases.flatMap { [MeetingButton.ask($0), .done($0)] }
        let people = Gender.allCases.flatMap { [MeetingButton.gender($0), .whom($0)] }
        let traits = Seeking.DealBreaker.allCases.flatMap { [MeetingButton.dealBreaker($0), .trait($0)] }
        return plain + items + people + traits + Seeking.Aim.allCases.map(MeetingButton.aim)
            + Seeking.Reach.allCases.map(MeetingButton.reach) + MeetingProfile.Pace.allCases.map(MeetingButton.pace)
            + Rest.allCases.map(MeetingButton.pause) + DayReport.allCases.map(MeetingButton.dayReport)
    }
}
