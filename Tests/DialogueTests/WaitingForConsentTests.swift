import Dialogue
import Domain
import Messaging
import Testing

@Suite struct `What is said too early waits, and is not lost` {
    private func withdrawn() -> Talk {
        var talk = Talk.settled()
        talk.press(.consent(false))
        return talk
    }

    @Test func `what waits for consent is kept when it is given`() {
        var talk = withdrawn()
        talk.say("one")
        #expect(talk.said == [.consentNeeded])
        talk.say("two")
        #expect(talk.said == [.consentStillNeeded])
        #expect(talk.offered == [.consent(true)])
        talk.press(.consent(true))
        #expect(talk.words == ["one\n\ntwo"])
    }

    @Test func `what still has a question on it is not kept by consent alone`() {
        var talk = Talk.settled()
        talk.send(.voice(Recording(file: "somebody's", seconds: 3, isForwarded: true)))
        talk.press(.consent(false))
        talk.press(.consent(true))
        #expect(talk.diaries.isEmpty)
    }

    @Test func `what was said before consent was withdrawn and given again at a new start is kept`() {
        var talk = withdrawn()
        talk.say("one")
        talk.command("start")
        talk.press(.consent(true))
        for step in [Onboarding.Step.birthDate, .name, .place] { talk.press(.skip(step)) }
        talk.press(.purposesDone)
        talk.press(.noReminder)
        #expect(talk.words == ["one"])
    }

    @Test func `what was held back is kept at once where a cancelled acquaintance had come to consent`() {
        var talk = Talk()
        talk.say("one")
        talk.press(.language(.russian))
        talk.press(.consent(true))
        talk.command("cancel")
        #expect(talk.said.first == .cancelledOnboardingAgreed)
        #expect(talk.words == ["one"])
    }

    @Test func `and waits where it had not`() {
        var talk = Talk()
        talk.say("one")
        talk.command("cancel")
        #expect(talk.said == [.cancelledOnboarding])
        #expect(talk.diaries.isEmpty && talk.scene == .idle)
        talk.press(.settings(.consent))
        talk.press(.consent(true))
        #expect(talk.words == ["one"])
    }

    @Test func `more than can wait is refused in so many words`() {
        var talk = withdrawn()
        for number in 0..<DialogueState.mostWaiting { talk.say("\(number)") }
        talk.now = talk.now + .minutes(1)
        talk.say("too much")
        #expect(talk.said == [.waitingFull])
        talk.press(.consent(true))
        #expect(talk.words.joined().contains("0\n\n1\n\n2"))
        #expect(!talk.words.joined().contains("too much"))
    }

    @Test func `a forwarded voice is asked about also before the acquaintance is over`() {
        var talk = Talk()
        talk.send(.voice(Recording(file: "first", seconds: 3, isForwarded: true)))
        #expect(talk.said == [.welcome, .whoseVoice])
        let mine = talk.offered.last { if case .takeAside = $0 { true } else { false } }
        talk.press(.language(.russian))
        talk.send(.voice(Recording(file: "second", seconds: 3, isForwarded: true)))
        #expect(talk.said == [.whoseVoice])
        talk.press(.consent(true))
        for step in [Onboarding.Step.birthDate, .name, .place] { talk.press(.skip(step)) }
        if let mine { talk.press(mine) }
        #expect(talk.scene == .onboarding(onboarding(of: talk)) && talk.diaries.isEmpty)
        talk.press(.purposesDone)
        talk.press(.noReminder)
        #expect(talk.diaries.values.flatMap(\.parts).map { $0.voice?.file } == ["first"])
    }

    private func onboarding(of talk: Talk) -> Onboarding {
        if case .onboarding(let onboarding) = talk.scene { onboarding } else { Onboarding(step: .language) }
    }

    @Test func `starting again in the midst of a deletion loses nothing of what was held back`() {
        var talk = Talk()
        talk.say("one")
        talk.press(.language(.russian))
        talk.command("delete")
        talk.command("start")
        #expect(talk.said == [.consentQuestion])
        talk.press(.consent(true))
        talk.command("cancel")
        #expect(talk.words == ["one"])
    }

    @Test func `at a new start only what is not known yet is asked`() {
        var talk = Talk()
        talk.command("start")
        talk.press(.language(.russian))
        talk.press(.consent(true))
        talk.press(.skip(.birthDate))
        talk.say("Анна")
        talk.say("Москва")
        talk.command("cancel")
        talk.press(.consent(false))
        talk.command("start")
        talk.press(.consent(true))
        #expect(talk.said == [.birthDateQuestion])
        talk.press(.skip(.birthDate))
        #expect(talk.said == [.purposesQuestion])
        #expect(talk.person?.name == "Анна")
    }

    @Test func `whatever waits is known, so that it can be handed out`() {
        var talk = Talk()
        talk.say("one")
        talk.send(.voice(Recording(file: "two", seconds: 3, isForwarded: true)))
        talk.command("delete")
        #expect(talk.state?.held.count == 2)
        talk.command("cancel")
        talk.say("three")
        #expect(talk.state?.held.count == 3)
    }

    @Test func `the question is not repeated at every word that is held back`() {
        var talk = Talk()
        talk.command("start")
        talk.say("one")
        #expect(talk.said == [.heldBack, .welcome])
        talk.say("two")
        #expect(talk.said == [.heldBackToo])
    }
}
