import Dialogue
import Domain
import Messaging
import Testing

@Suite struct `Every question has a way out, and no message misleads` {
    @Test(arguments: [Button.Section.name, .place, .typeReminder])
    func `a setting can be left as it is`(section: Button.Section) {
        var talk = Talk.settled()
        talk.press(.settings(section))
        #expect(talk.offered.contains(.leave))
        talk.press(.leave)
        #expect(talk.said == [.cancelled] && talk.scene == .idle)
        talk.say("a thought, and no answer")
        #expect(talk.words == ["a thought, and no answer"])
    }

    @Test func `so can the words of an entry, which stays open if it was`() throws {
        var talk = Talk.settled()
        talk.say("words")
        talk.press(.correct(try #require(talk.newest)))
        #expect(talk.offered == [.leave])
        talk.press(.leave)
        #expect(talk.scene == .diary(try #require(talk.newest)))
        #expect(talk.words == ["words"])
    }

    @Test func `so can everything that was about to be deleted`() {
        var talk = Talk.settled()
        talk.command("delete")
        #expect(talk.offered == [.leave])
        talk.press(.leave)
        #expect(talk.said == [.deleteEverythingNot] && talk.scene == .idle)
        talk.press(.leave)
        #expect(talk.notice == .buttonStale)
    }

    @Test func `a few words in place of the right one are an answer, more are something for the diary`() {
        var talk = Talk.settled()
        talk.command("delete")
        talk.say("нет, я передумала")
        #expect(talk.said == [.deleteEverythingNot] && talk.diaries.isEmpty)
        talk.command("delete")
        talk.say("сегодня был длинный день, и я никуда не ходила")
        #expect(talk.said.first == .deleteEverythingNot)
        #expect(talk.words == ["сегодня был длинный день, и я никуда не ходила"])
    }

    @Test func `a voice in place of the word leaves everything undeleted, and that is said`() {
        var talk = Talk.settled()
        talk.command("delete")
        talk.send(.voice(Recording(file: "f", seconds: 3)))
        #expect(talk.said.first == .deleteEverythingNot)
        #expect(talk.diaries.count == 1)
    }

    @Test func `the button that shares a location goes when the question does`() {
        var talk = Talk.settled()
        for leave: (inout Talk) -> Void in [
            { $0.press(.leave) }, { $0.send(.voice(Recording(file: "f", seconds: 3))) }, { $0.command("start") },
            { $0.say("Москва") },
        ] {
            talk.press(.settings(.place))
            #expect(talk.utterances.contains { if case .shareLocation = $0.choices { true } else { false } })
            leave(&talk)
            #expect(talk.utterances.contains { $0.choices == .removeReplyButtons }, "\(talk.said)")
        }
        talk.send(.location(latitude: 55, longitude: 37))
        #expect(talk.said == [.locationNotNeeded])
        #expect(talk.utterances.first?.choices == .removeReplyButtons)
    }

    @Test func `starting again leaves an open question`() {
        var talk = Talk.settled()
        talk.press(.settings(.name))
        talk.command("start")
        #expect(talk.said == [.welcomeBack] && talk.scene == .idle)
    }

    @Test func `a time in quiet hours is asked for again`() {
        var talk = Talk.settled()
        talk.press(.settings(.typeReminder))
        talk.say("3:15")
        #expect(talk.said == [.reminderInQuiet])
        talk.say("21:30")
        #expect(talk.person?.reminder.time == LocalTime(hour: 21, minute: 30))
        #expect(talk.diaries.isEmpty)
    }

    @Test func `a time may be pressed where it was to be typed`() {
        var talk = Talk.settled()
        talk.press(.settings(.typeReminder))
        talk.say("3:15")
        talk.press(talk.offered[0])
        #expect(talk.person?.reminder.time == LocalTime(hour: 9) && talk.scene == .idle)
        talk.press(.settings(.typeReminder))
        talk.press(.noReminder)
        #expect(talk.person?.reminder.time == nil && talk.scene == .idle)
    }

    @Test func `a date nobody can be born on is told from one that cannot be read`() {
        var talk = Talk()
        talk.command("start")
        talk.press(.language(.russian))
        talk.press(.consent(true))
        for (text, answer) in [
            ("завтра", PhraseKey.birthDateNotRead), ("17.05.2030", .birthDateUnlikely),
            ("17.05.1830", .birthDateUnlikely),
        ] {
            talk.say(text)
            #expect(talk.said == [answer])
            #expect(talk.offered == [.skip(.birthDate)])
        }
        talk.say("17.05.2015")
        #expect(talk.said == [.underAge, .nameQuestion])
    }

    @Test func `a reminder silenced by new quiet hours is taken back, and why is said`() {
        var talk = Talk.settled()
        talk.press(.reminder(LocalTime(wrapping: 21 * 60)))
        talk.press(.quiet(QuietHours(from: LocalTime(wrapping: 21 * 60), until: LocalTime(wrapping: 8 * 60))))
        #expect(talk.said == [.quietSet, .reminderOffInQuiet])
        #expect(talk.person?.reminder.time == nil && talk.orders["reminder"] == nil)
    }

    @Test func `without a city the person is told by which clock they are reminded`() {
        var talk = Talk.settled()
        talk.press(.settings(.reminder))
        #expect(talk.said == [.reminderQuestion, .reminderByUTC])
        talk.press(.reminder(LocalTime(wrapping: 21 * 60)))
        #expect(talk.said == [.reminderSet, .reminderByUTC])
        talk.press(.settings(.place))
        talk.say("Москва")
        talk.press(.settings(.reminder))
        #expect(talk.said == [.reminderQuestion])
    }

    @Test func `choosing wishes changes the message that lists them`() {
        var talk = Talk()
        talk.command("start")
        talk.press(.language(.russian))
        talk.press(.consent(true))
        for step in [Onboarding.Step.birthDate, .name, .place] { talk.press(.skip(step)) }
        talk.press(.purpose(.advice))
        guard case .amend(_, let list)? = talk.last?.effects.last else {
            Issue.record("another message was sent")
            return
        }
        #expect(list.paragraphs.map(\.key) == [.purposesQuestion])
        #expect(talk.person?.purposes == [.advice])
    }

    @Test func `turning a page changes the message that lists entries`() throws {
        var talk = Talk.settled()
        for number in 0..<10 {
            talk.say("\(number)")
            talk.press(.done(try #require(talk.newest)))
        }
        talk.command("diary")
        #expect(talk.offered.contains(.page(1)))
        talk.press(.page(1))
        guard case .amend? = talk.last?.effects.last else {
            Issue.record("another message was sent")
            return
        }
        #expect(talk.offered.contains(.page(0)))
    }

    @Test func `a stranger's old buttons and edits begin nothing`() {
        var talk = Talk()
        talk.press(.done(DiaryID(rawValue: 5)))
        #expect(talk.notice == .buttonStale && talk.said.isEmpty && talk.person == nil)
        talk.send(.edited("words"), as: 5)
        #expect(talk.said.isEmpty && talk.scene == .unmet)
        talk.say("hello")
        #expect(talk.said.first == .welcome)
    }
}

@Suite struct `Who asks too much is answered again in a minute` {
    @Test func `a button pressed too often says so each time, a message once`() {
        var talk = Talk.settled()
        talk.now = talk.now + .minutes(1)
        var said = 0
        for _ in 0..<Pace.most + 5 {
            talk.press(.settings(.all))
            said += talk.said.filter { $0 == .tooFast }.count
        }
        #expect(said == 1)
        #expect(talk.notice == .tooFast)
        talk.now = talk.now + .minutes(1)
        talk.press(.settings(.all))
        #expect(talk.notice == nil && talk.said == [.settings])
    }

    @Test func `wrong answers without end are not answered without end`() {
        var talk = Talk()
        talk.command("start")
        talk.press(.language(.russian))
        talk.press(.consent(true))
        var answers = 0
        for _ in 0..<200 {
            talk.say("nonsense")
            answers += talk.said.count
        }
        #expect(answers <= Pace.most + 1)
        #expect(talk.scene == .onboarding(Onboarding(step: .birthDate)))
    }

    @Test func `what is told to the diary is kept however fast it comes`() {
        var talk = Talk.settled()
        for number in 0..<200 { talk.say("\(number)") }
        #expect(talk.diaries.values.reduce(0) { $0 + $1.parts.count } == 200)
        #expect(talk.open.count == 1)
    }
}
