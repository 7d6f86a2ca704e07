import Dialogue
import Domain
import Messaging
import Testing

@Suite struct `What a person seeks` {
    @Test func `is asked for item by item, and then shown whole`() {
        var talk = Talk.adult()
        talk.command("matches")
        var asked: [PhraseKey] = []
        for button in Talk.answers {
            talk.press(.meeting(button))
            #expect(talk.notice == nil, "\(button)")
            asked += talk.said.filter { $0.rawValue.hasSuffix("question") || $0 == .languagesQuestion }.uniqued
        }
        #expect(
            asked.uniqued == [
                .aimsQuestion, .genderQuestion, .whomQuestion, .agesQuestion, .reachQuestion, .dealBreakersQuestion,
                .traitsQuestion, .languagesQuestion,
            ])
        #expect(talk.said == [.meetingReady, .meetingProfile] && talk.scene == .idle)
        var seeking = Seeking([.friendship], ages: 25...35, reach: .city)
        seeking.genders = [.man]
        #expect(talk.seeker?.seeking == seeking)
        #expect(talk.seeker?.gender == .woman && talk.seeker?.traits == [.children])
        #expect(talk.seeker?.languages == [.russian], "the language they are spoken to in, unless they say otherwise")
    }

    @Test func `an aim and a language are needed`() {
        var talk = Talk.adult()
        talk.press(.meeting(.consent(true)))
        talk.press(.meeting(.done(.aims)))
        #expect(talk.notice == .meetingChooseOne && talk.person?.meeting?.next == .aims)
        talk = Talk.sociable()
        talk.press(.meeting(.language(.russian)))
        talk.press(.meeting(.done(.languages)))
        #expect(talk.notice == .meetingChooseOne && talk.seeker == nil)
        talk.press(.meeting(.language(Language("xx"))))
        #expect(talk.notice == .buttonStale)
        talk.press(.meeting(.language(.english)))
        talk.press(.meeting(.done(.languages)))
        #expect(talk.seeker?.languages == [.english])
    }

    @Test func `choosing one of several changes the message that lists them`() {
        var talk = Talk.sociable()
        talk.press(.meeting(.ask(.aims)))
        talk.press(.meeting(.aim(.dating)))
        guard case .amend(_, let list)? = talk.last?.effects.last else {
            Issue.record("another message was sent")
            return
        }
        #expect(list.paragraphs.map(\.key) == [.aimsQuestion])
        #expect(talk.person?.meeting?.seeking.aims == [.friendship, .dating])
    }

    @Test func `half said, it goes on where it was left`() {
        var talk = Talk.adult()
        for button in Talk.answers.prefix(6) { talk.press(.meeting(button)) }
        #expect(talk.scene == .describing(.ages, then: .idle) && talk.offered.contains(.leave))
        talk.command("cancel")
        #expect(talk.said == [.cancelled] && talk.scene == .idle && talk.seeker == nil)
        talk.press(.meeting(.trips))
        #expect(talk.said == [.agesQuestion], "first things first")
        talk.command("matches")
        #expect(talk.said == [.agesQuestion])
        talk.say("от 30")
        #expect(talk.said == [.reachQuestion] && talk.scene == .idle)
        #expect(talk.person?.meeting?.seeking.ages == 30...120)
    }

    @Test(arguments: [
        ("5–10", PhraseKey.agesTooYoung), ("сто", .agesUnread), ("20–400", .agesUnlikely), ("🙂", .agesUnread),
    ])
    func `ages that cannot be are asked for again`(text: String, answer: PhraseKey) {
        var talk = Talk.sociable()
        talk.press(.meeting(.ask(.ages)))
        talk.say(text)
        #expect(talk.said == [answer] && talk.offered.contains(.meeting(.ages(18, 25))))
        #expect(talk.scene == .describing(.ages, then: .idle) && talk.diaries.isEmpty)
        #expect(talk.person?.meeting?.seeking.ages == 25...35)
        talk.say("45–30")
        #expect(talk.said == [.meetingProfile] && talk.person?.meeting?.seeking.ages == 30...45)
    }

    @Test(arguments: [(5, 10), (40, 20), (18, 500), (-1, 30)])
    func `a forged payload brings no ages that cannot be`(low: Int, high: Int) {
        var talk = Talk.sociable()
        talk.press(.meeting(.ages(low, high)))
        #expect(talk.notice == .buttonStale && talk.person?.meeting?.seeking.ages == 25...35)
    }

    @Test func `a voice in place of ages goes into the diary`() {
        var talk = Talk.sociable()
        talk.press(.meeting(.ask(.ages)))
        talk.speak()
        #expect(talk.diaries.count == 1 && talk.scene == .diary(talk.newest ?? DiaryID(rawValue: 0)))
    }

    @Test func `an open entry stays open meanwhile`() throws {
        var talk = Talk.sociable()
        talk.say("words")
        talk.command("matches")
        talk.press(.meeting(.ask(.ages)))
        talk.say("20–30")
        #expect(talk.scene == .diary(try #require(talk.newest)) && talk.words == ["words"])
    }
}

@Suite struct `How meeting people stands` {
    @Test func `nobody yet, and what would help`() {
        var talk = Talk.sociable()
        talk.command("matches")
        #expect(talk.said == [.meetingOverview, .meetingNobody, .lines])
        #expect(talk.hints == [.meetingHints, .meetingHintDiary, .meetingHintReach])
        talk.press(.meeting(.reach(.anywhere)))
        talk.press(.meeting(.gender(nil)))
        talk.command("matches")
        #expect(talk.hints == [.meetingHints, .meetingHintDiary, .meetingHintGender])
    }

    @Test func `a pause ends on its day, or when they say`() throws {
        var talk = Talk.sociable()
        talk.press(.meeting(.askPause))
        talk.press(.meeting(.pause(.week)))
        #expect(talk.said == [.meetingPausedUntil] && talk.offered == [.meeting(.resume)] && talk.seeker == nil)
        talk.command("matches")
        #expect(talk.said.contains(.meetingPausedUntil))
        talk.now = talk.now + .days(7)
        #expect(talk.seeker != nil)
        talk.command("matches")
        #expect(!talk.said.contains(.meetingPausedUntil))
        talk.press(.meeting(.pause(.open)))
        talk.now = talk.now + .days(400)
        #expect(talk.seeker == nil)
        talk.press(.meeting(.resume))
        #expect(talk.said == [.meetingResumed] && talk.seeker != nil)
        talk.press(.meeting(.resume))
        #expect(talk.notice == .buttonStale)
    }

    @Test func `how often somebody new may come can be set`() {
        var talk = Talk.sociable()
        #expect(talk.person?.meeting?.pace == .daily)
        talk.press(.meeting(.askPace))
        #expect(talk.offered == MeetingProfile.Pace.allCases.map { .meeting(.pace($0)) })
        talk.press(.meeting(.pace(.weekly)))
        #expect(talk.said == [.meetingProfile] && talk.person?.meeting?.pace == .weekly)
    }
}

@Suite struct `Journeys` {
    /// On 21 November 2026 at noon.
    @Test func `are planned, listed and dropped`() throws {
        var talk = Talk.sociable()
        talk.press(.meeting(.trips))
        #expect(talk.said == [.tripsNone] && talk.offered == [.meeting(.plan)])
        talk.press(.meeting(.plan))
        talk.say("Ростов")
        #expect(talk.said == [.tripWhich] && talk.offered.contains(.meeting(.goTo(501_175))))
        talk.press(.meeting(.goTo(501_175)))
        #expect(talk.said == [.tripWhen])
        talk.say("3–9 мая")
        #expect(talk.said == [.tripSet] && talk.scene == .idle)
        let trip = try #require(talk.seeker?.seeking.trips.first)
        #expect(trip.place.geonameID == 501_175 && "\(trip.days)" == "2027-05-03...2027-05-09")
        talk.press(.meeting(.trips))
        let drop = Button.meeting(.stay(501_175, day: trip.days.lowerBound.daysSinceEpoch))
        #expect(talk.offered == [drop, .meeting(.plan)])
        talk.press(drop)
        #expect(talk.said == [.tripDropped] && talk.seeker?.seeking.trips == [])
        talk.press(drop)
        #expect(talk.notice == .buttonStale)
    }

    @Test(arguments: [
        ("25–26 ноября", PhraseKey.dateShort, PhraseKey.dateShort), ("3–9 мая", .dateShort, .date),
        ("28 декабря – 5 января", .dateShort, .date), ("3 мая", .date, .date),
    ])
    func `name another year, and once`(text: String, first: PhraseKey, last: PhraseKey) {
        var talk = Talk.sociable()
        talk.press(.meeting(.plan))
        talk.say("Москва")
        talk.say(text)
        guard case .phrase(let trip)? = talk.utterances.first?.paragraphs.first?.values["trip"],
            case .phrase(let begin)? = trip.values["first"], case .phrase(let end)? = trip.values["last"]
        else {
            Issue.record("no trip was noted")
            return
        }
        #expect(begin.key == first && end.key == last)
    }

    @Test func `vanish when they are over`() {
        var talk = Talk.sociable()
        talk.press(.meeting(.plan))
        talk.say("Москва")
        talk.say("25–26 ноября")
        talk.now = talk.now + .days(6)
        #expect(talk.seeker?.seeking.trips.isEmpty == true)
        talk.press(.meeting(.trips))
        #expect(talk.said == [.tripsNone])
    }

    @Test(arguments: [
        ("3–9 мая 2020", PhraseKey.tripOver), ("завтра", .tripUnread), ("9–3 мая", .tripBackwards),
        ("3–9 мая 2030", .tripTooFar), ("1 мая – 30 сентября", .tripTooLong),
    ])
    func `on days that cannot be are asked for again`(text: String, answer: PhraseKey) {
        var talk = Talk.sociable()
        talk.press(.meeting(.plan))
        talk.say("Москва")
        talk.say(text)
        #expect(talk.said == [answer] && talk.offered == [.leave])
        #expect(talk.scene == .describing(.days(524_901), then: .idle))
        talk.press(.leave)
        #expect(talk.said == [.cancelled] && talk.scene == .idle && talk.seeker?.seeking.trips == [])
    }

    @Test func `to places nobody knows are asked for again`() {
        var talk = Talk.sociable()
        talk.press(.meeting(.plan))
        talk.say("Китеж")
        #expect(talk.said == [.placeUnknown] && talk.scene == .describing(.destination, then: .idle))
        talk.press(.meeting(.goTo(1)))
        #expect(talk.notice == .buttonStale)
        talk.command("cancel")
        talk.press(.meeting(.goTo(524_901)))
        #expect(talk.notice == .buttonStale, "nobody asks for it any more")
    }

    @Test func `are not kept without end`() {
        var talk = Talk.sociable()
        for day in 1...MeetingProfile.mostTrips {
            talk.press(.meeting(.plan))
            talk.say("Москва")
            talk.say("\(day) мая")
            #expect(talk.said == [.tripSet])
            talk.now = talk.now + .minutes(1)
        }
        talk.press(.meeting(.plan))
        #expect(talk.said == [.tripsFull] && talk.scene == .idle)
    }
}

extension Talk {
    /// What would help to find somebody, in the last answer.
    fileprivate var hints: [PhraseKey] {
        utterances.flatMap(\.paragraphs).filter { $0.key == .lines }.flatMap(\.inner)
    }
}

extension Phrase {
    fileprivate var inner: [PhraseKey] {
        guard key == .lines, case .phrase(let first)? = values["first"], case .phrase(let rest)? = values["rest"] else {
            return [key]
        }
        return [first.key] + rest.inner
    }
}
