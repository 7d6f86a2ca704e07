import Dialogue
import Domain
import Messaging
import Testing

/// Why the last one ended: a conversation for one person alone.
struct RetrospectTests {
    private var day: LocalDate { LocalDate(daysSinceEpoch: 20_000) }

    private func asked(_ question: Retrospect.Question = .which) -> Talk {
        var talk = Talk.adult()
        for earlier in Retrospect.Question.allCases.prefix(while: { $0 != question }) {
            talk.press(.retrospect(.pass(earlier)))
        }
        talk.press(.retrospect(.goOn))
        return talk
    }

    @Test func `it says what it is and that it is private, and has the diary looked through`() {
        var talk = Talk.settled()
        talk.press(.retrospect(.start))
        #expect(talk.said == [.retrospectIntro, .retrospectPrivate, .retrospectProgram])
        #expect(talk.orders["reflect"]?.job == .reflect(.find))
    }

    @Test func `it is reached from the clone's menu and from the overview of matches`() {
        var talk = Talk.sociable()
        talk.command("matches")
        #expect(talk.offered.contains(.retrospect(.start)))
        talk.learn(SampleMemory.known)
        talk.command("clone")
        #expect(talk.offered.contains(.retrospect(.start)))
    }

    @Test func `questions come one at a time; an answer is kept apart, and nothing goes into the diary`() {
        var talk = asked()
        #expect(talk.said == [.retrospectNumber, .retrospectWhich])
        talk.say("Паша")
        #expect(talk.person?.retrospect.answers.map(\.text) == ["Паша"])
        #expect(talk.said == [.retrospectNumber, .retrospectEnd] && talk.diaries.isEmpty)
        #expect(!talk.orders.values.contains { if case .read = $0.job { true } else { false } })
    }

    @Test func `a question can be passed over, and one can stop and come back to where one was`() {
        var talk = asked(.end)
        talk.press(.leave)
        #expect(talk.scene == .idle)
        talk.say("Сегодня шёл дождь.")
        #expect(talk.diaries.count == 1 && talk.person?.retrospect.answers.isEmpty == true)
        talk.press(.retrospect(.goOn))
        #expect(talk.said == [.retrospectNumber, .retrospectEnd])
    }

    @Test func `after the last question what returns is offered; the model only by a button of its own`() {
        var talk = asked(.missed)
        talk.say("Тепла.")
        #expect(talk.said == [.retrospectAsked])
        #expect(talk.offered.contains(.retrospect(.look(usesModel: true))))
        talk.press(.retrospect(.look(usesModel: false)))
        #expect(talk.orders["reflect"]?.job == .reflect(.compare(usesModel: false)))

        talk.press(.cloneConsent(false))
        talk.press(.retrospect(.goOn))
        #expect(!talk.offered.contains(.retrospect(.look(usesModel: true))))
    }

    @Test func `an answer can be spoken; the recording is not kept and makes no entry`() {
        var talk = asked()
        let part = talk.speak()
        #expect(talk.diaries.isEmpty)
        talk.hear(.transcribed(part, Transcript(text: "Паша."), VoiceMeasures.silent))
        #expect(talk.person?.retrospect.answers.map(\.text) == ["Паша."])
        #expect(talk.said == [.retrospectHeard, .retrospectNumber, .retrospectEnd])
        #expect(talk.changes.contains(.fileDiscarded(name: "r")))
    }

    @Test func `a recording that is too long, or cannot be made out, does not end up in the diary`() {
        var talk = asked()
        talk.speak(seconds: 500)
        #expect(talk.said == [.retrospectTooLong] && talk.diaries.isEmpty)
        #expect(talk.scene == .recalling(.which, then: .idle))
        let part = talk.speak()
        talk.hear(.transcriptFailed(part, .silent, nil))
        #expect(talk.said == [.retrospectNotHeard] && talk.diaries.isEmpty)
    }

    @Test func `words of danger go before the next question`() {
        var talk = asked()
        talk.say("Паша. Я больше не хочу жить.")
        #expect(talk.said == [.retrospectDanger] && talk.scene == .idle)
        #expect(talk.person?.retrospect.answers.count == 1)
    }

    @Test func `what was found is shown with its days, and where nothing returns that is said`() {
        var talk = Talk.adult()
        let said = [1, 2].map { Retrospection.Said("Молчала.", on: day, in: DiaryID(rawValue: $0)) }
        talk.hear(.reflected(Retrospection(said)))
        #expect(talk.said == [.retrospectFound, .retrospectSaid, .retrospectSaid])
        talk.hear(.reflected(Retrospection(said, patterns: [.init(.theme(.silence), said)], absence: .notAllowed)))
        #expect(
            talk.said == [
                .retrospectByRules, .retrospectPattern, .retrospectSaid, .retrospectSaid, .retrospectTrial,
                .retrospectOwnJudgement,
            ])
        talk.hear(.reflected(Retrospection(said, patterns: [], absence: .away)))
        #expect(talk.said.contains(.absentAway) && talk.said.contains(.retrospectNoPattern))
        talk.hear(.reflected(Retrospection([], patterns: [], absence: .notAllowed)))
        #expect(talk.said == [.retrospectNothing])
    }

    @Test func `what was found before something was to be forgotten is looked for anew`() {
        var talk = Talk.adult()
        var person = talk.person
        person?.forgotten = [ForgottenTopic(id: TopicID(rawValue: 1), words: "Паша", at: talk.now)]
        if let person { talk.become(person) }
        talk.hear(.reflected(Retrospection([.init("Паша ушёл.", on: day, in: DiaryID(rawValue: 1))])))
        #expect(talk.said.isEmpty && talk.orders["reflect"]?.job == .reflect(.find))
    }

    @Test func `answers are wiped after a second question, or with the topic that they mention`() {
        var talk = asked()
        talk.say("Паша")
        talk.press(.retrospect(.askErase))
        #expect(talk.said == [.retrospectErase] && talk.person?.retrospect.isEmpty == false)
        talk.press(.retrospect(.erase))
        #expect(talk.person?.retrospect.isEmpty == true && talk.scene == .idle)
        talk.press(.retrospect(.erase))
        #expect(talk.notice == .buttonStale)

        talk.press(.retrospect(.goOn))
        talk.say("Паша")
        let topic = ForgottenTopic(id: TopicID(rawValue: 1), words: "Паша", at: talk.now)
        var person = talk.person
        person?.forgotten = [topic]
        if let person { talk.become(person) }
        var sweep = Sweep()
        sweep.retrospect = [.which]
        talk.hear(.surveyed(.swept(topic.id, sweep, erasing: nil)))
        #expect(talk.person?.retrospect.answers.isEmpty == true)
    }

    @Test func `without the consent to the diary nothing is asked or kept`() {
        var talk = asked()
        var person = talk.person
        person?.withdraw(.diaries)
        if let person { talk.become(person) }
        talk.say("Паша")
        #expect(talk.person?.retrospect.isEmpty == true && talk.said == [.consentQuestion])
        talk.press(.retrospect(.start))
        #expect(talk.notice == .buttonStale)
    }
}

private enum SampleMemory {
    static let known = Memory(
        id: MemoryID(rawValue: 3), kind: .fact, text: "Живёт у реки", claim: nil,
        evidence: [
            .init(
                Quote(
                    diary: DiaryID(rawValue: 1), part: PartID(rawValue: 1), offset: 0, text: "у реки",
                    day: LocalDate(daysSinceEpoch: 20_000)), stance: .stated, strain: .calm)
        ], learnt: Timestamp(seconds: 0), importance: 0.5, confidence: 0.5)
}

extension VoiceMeasures {
    fileprivate static let silent = VoiceMeasures(duration: 7, speech: 6, loudness: -20, pauses: 1, pauseShare: 0.1)
}
