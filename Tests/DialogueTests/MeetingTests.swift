import Dialogue
import Domain
import Messaging
import Testing

@Suite struct `Before anybody is met` {
    @Test func `who has not agreed to the diary is asked for that first`() {
        var talk = Talk.settled()
        talk.press(.consent(false))
        talk.command("matches")
        #expect(talk.said == [.consentQuestion] && talk.offered == [.consent(true)])
    }

    @Test func `getting to know each other comes first`() {
        var talk = Talk()
        talk.command("start")
        talk.command("matches")
        #expect(talk.said == [.welcome])
        talk.press(.meeting(.consent(true)))
        #expect(talk.notice == .buttonStale && talk.person?.agrees(to: .meeting) == false)
    }

    @Test func `who did not say when they were born is told that it is needed`() {
        var talk = Talk.settled()
        talk.command("matches")
        #expect(talk.said == [.meetingNoBirthDate] && talk.offered == [.settings(.birthDate)])
        talk.press(.meeting(.consent(true)))
        #expect(talk.said == [.meetingNoBirthDate] && talk.person?.agrees(to: .meeting) == false)
    }

    @Test func `who is not of age is told so plainly, and nothing brings them further`() {
        var talk = Talk.adult()
        talk.press(.settings(.birthDate))
        talk.say("23.11.2008")
        for button in [MeetingButton.overview, .consent(true), .aim(.dating), .plan, .ages(18, 40)] {
            talk.press(.meeting(button))
            #expect(talk.said == [.meetingUnderAge])
        }
        talk.command("matches")
        #expect(talk.said == [.meetingUnderAge] && talk.person?.agrees(to: .meeting) == false)
        #expect(talk.person?.meeting == nil)
    }

    @Test func `a birth date that turns out to be another one ends it`() {
        var talk = Talk.sociable()
        talk.press(.settings(.birthDate))
        talk.say("01.01.2015")
        talk.command("matches")
        #expect(talk.said == [.meetingUnderAge] && talk.seeker == nil)
    }

    @Test func `a city is needed, and leave for the model where there is one`() {
        var talk = Talk.settled()
        talk.press(.settings(.birthDate))
        talk.say("17.05.1990")
        talk.command("matches")
        #expect(talk.said == [.meetingNoPlace] && talk.offered == [.settings(.place)])
        talk.press(.settings(.place))
        talk.say("Москва")
        talk.command("matches")
        #expect(talk.said == [.meetingNoClone, .cloneConsentQuestion])
        talk.press(.cloneConsent(true))
        talk.command("matches")
        #expect(talk.said == [.meetingConsent, .meetingConsentModel, .meetingConsentRights])
        #expect(talk.offered == [.meeting(.consent(true)), .meeting(.consent(false))])
    }

    @Test func `whoever says not now is left in peace, and can come back`() {
        var talk = Talk.adult()
        talk.command("matches")
        talk.press(.meeting(.consent(false)))
        #expect(talk.said == [.meetingRefused] && talk.person?.agrees(to: .meeting) == false)
        #expect(talk.person?.asked?[.meeting] != nil && talk.person?.asked?[.clone] != nil)
        talk.command("matches")
        #expect(talk.said.first == .meetingConsent)
    }
}

@Suite struct `The consent to meeting people` {
    @Test(arguments: [Button.meeting(.consent(false)), .cloneConsent(false), .consent(false)])
    func `ends at once when it is withdrawn, or what it rests on`(withdrawal: Button) {
        var talk = Talk.sociable()
        #expect(talk.seeker != nil)
        talk.press(withdrawal)
        #expect(talk.person?.agrees(to: .meeting) == false && talk.seeker == nil)
        #expect(talk.said.contains(withdrawal == .meeting(.consent(false)) ? .meetingWithdrawn : .meetingEnded))
        #expect(talk.person?.meeting != nil, "the answers are the person's own, until they erase them")
    }

    @Test func `is not named where it was not given`() {
        var talk = Talk.adult()
        talk.press(.cloneConsent(false))
        #expect(talk.said == [.cloneConsentRefused])
        talk.press(.consent(false))
        #expect(talk.said == [.consentWithdrawn])
    }

    @Test func `does not come back by itself`() {
        var talk = Talk.sociable()
        talk.press(.cloneConsent(false))
        talk.press(.cloneConsent(true))
        #expect(talk.person?.agrees(to: .meeting) == false && talk.seeker == nil)
        talk.command("matches")
        #expect(talk.said.first == .meetingConsent)
        talk.press(.meeting(.consent(true)))
        #expect(talk.seeker != nil, "what was said before still holds")
    }

    @Test func `once withdrawn, what was said can be erased, and not before`() {
        var talk = Talk.sociable()
        talk.press(.meeting(.erase))
        #expect(talk.notice == .buttonStale && talk.person?.meeting != nil)
        talk.press(.meeting(.consent(false)))
        #expect(talk.said == [.meetingWithdrawn] && talk.offered == [.meeting(.erase)])
        talk.press(.meeting(.erase))
        #expect(talk.said == [.meetingErased] && talk.person?.meeting == nil)
        talk.press(.meeting(.erase))
        #expect(talk.notice == .buttonStale)
    }

    @Test func `buttons of before it was withdrawn change nothing`() throws {
        var talk = Talk.sociable()
        talk.press(.meeting(.consent(false)))
        let before = try #require(talk.person?.meeting)
        for button in [MeetingButton.aim(.project), .reach(.anywhere), .pause(.open), .plan, .gender(.man)] {
            talk.press(.meeting(button))
            #expect(talk.said.first == .meetingConsent)
        }
        #expect(talk.person?.meeting == before && talk.scene == .idle)
    }

    @Test func `withdrawn while something was to be typed, it leaves that`() {
        var talk = Talk.sociable()
        talk.press(.meeting(.plan))
        talk.press(.meeting(.consent(false)))
        #expect(talk.scene == .idle)
        var other = Talk.sociable()
        other.press(.meeting(.plan))
        other.press(.cloneConsent(false))
        other.say("Москва")
        #expect(
            other.said == [.meetingNoClone, .cloneConsentQuestion] && other.scene == .idle && other.diaries.isEmpty)
    }

    @Test func `is named where consents and what is kept are shown`() {
        var talk = Talk.sociable()
        talk.command("privacy")
        #expect(talk.said.contains(.privacyMeeting))
        talk.press(.settings(.consent))
        #expect(talk.said.contains(.meetingConsent) && talk.offered.contains(.meeting(.consent(false))))
        talk.press(.meeting(.consent(false)))
        talk.command("privacy")
        #expect(!talk.said.contains(.privacyMeeting))
    }
}

@Suite struct `Meeting people is offered` {
    private func offer(_ change: (inout Person) -> Void = { _ in }, hour: Int = 12, stage: CloneStage = .learning)
        -> Talk
    {
        var talk = Talk.adult()
        var person = talk.person ?? Person(language: .russian, since: talk.now)
        person.purposes = [.meetPeople]
        person.asked = nil
        change(&person)
        talk.become(person)
        talk.now = talk.now + .hours(hour - 12)
        // The first time, it is said how far the clone has come.
        talk.hear(.profiled(Profile(stage: stage), nil))
        talk.hear(.profiled(Profile(stage: stage), nil))
        return talk
    }

    @Test func `once, when the clone has come further, to those who wished for it`() {
        var talk = offer()
        #expect(talk.said == [.meetingOffer] && talk.offered == [.meeting(.overview), .close])
        talk.hear(.profiled(Profile(stage: .learning), nil))
        #expect(talk.said.isEmpty)
        talk.press(.meeting(.overview))
        #expect(talk.said.first == .meetingConsent)
    }

    @Test func `to nobody else, and not at a bad moment`() {
        #expect(offer { $0.purposes = [] }.said.isEmpty)
        #expect(offer { $0.birthDate = LocalDate(year: 2015, month: 1, day: 1) }.said.isEmpty)
        #expect(offer { $0.withdraw(.clone) }.said.isEmpty)
        #expect(offer { $0.agree(to: .meeting, at: $0.since) }.said.isEmpty)
        #expect(offer(stage: .initial).said.isEmpty)
        #expect(offer(hour: 0).said.isEmpty)
    }
}
