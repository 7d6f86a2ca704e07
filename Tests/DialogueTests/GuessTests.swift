import Dialogue
import Domain
import Messaging
import Testing

/// The game of guesses.
struct GuessTests {
    private func draft(_ question: GuessQuestion = .bank("stairs"), grounds: Int = 2) -> GuessDraft {
        GuessDraft(
            question: question,
            clone: Guess(Distribution(weights: [3, 1]), grounds: grounds, method: .rules, chance: 0),
            persona: Guess(.uniform(over: 2), grounds: 0, method: .rules, chance: 0))
    }

    private func answers(_ talk: Talk) -> [Button] {
        talk.offered.filter { if case .answerGuess = $0 { true } else { false } }
    }

    /// Somebody of whom things are known, from the entry that they have just finished, and its reading.
    private func known(_ count: Int) throws -> (Talk, Event) {
        var talk = Talk.settled()
        talk.say("Хочу в горы")
        let id = try #require(talk.newest)
        talk.press(.done(id))
        let part = try #require(talk.diaries[id]?.parts.first?.id)
        var reading = DiaryReading(reader: .rules)
        reading.findings = (0..<count).map { number in
            Finding(
                kind: .goal, text: "Хочет \(number)",
                claim: Claim(Slot(relation: .goal, object: "\(number)"), value: "wants"),
                quote: Quote(
                    diary: id, part: part, offset: 0, text: "Хочу в горы", day: LocalDate(daysSinceEpoch: 20_778)))
        }
        let read = Event.diaryRead(id, reading, alike: [])
        talk.hear(read)
        talk.now = talk.now + .minutes(1)
        return (talk, read)
    }

    @Test func `what the clone expects is kept by the step that asks, before anybody can answer`() {
        var talk = Talk.settled()
        talk.command("guess")
        #expect(talk.orders["guess"]?.job == .guess)
        #expect(talk.rounds.isEmpty && answers(talk).isEmpty)

        talk.hear(.guessed(draft()))

        #expect(talk.rounds.map(\.clone) == [draft().clone])
        #expect(talk.rounds.first?.outcome == nil)
        #expect(answers(talk).count == 2)
    }

    @Test func `neither the question nor its buttons give the guess away`() {
        var one = Talk.settled()
        one.hear(.guessed(draft()))
        var other = Talk.settled()
        var contrary = draft()
        contrary.clone = Guess(Distribution(weights: [1, 30]), grounds: 9, method: .rules, chance: 0)
        other.hear(.guessed(contrary))
        #expect(one.utterances == other.utterances)
    }

    @Test func `each answer is noted, with how accurate the clone was before and with it`() throws {
        var talk = Talk.settled()
        for (question, chosen) in [("stairs", 0), ("rain", 1)] {
            talk.hear(.guessed(draft(.bank(question))))
            talk.press(answers(talk)[chosen])
        }
        #expect(talk.training.map(\.cause) == talk.rounds.map { .guessed($0.id) })
        #expect(talk.training.map(\.accuracyBefore) == [nil, 1])
        #expect(talk.training.map(\.accuracyAfter) == [1, 0.5])
    }

    @Test(arguments: [(0, PhraseKey.guessHit), (1, .guessMiss)])
    func `one tap answers, and both answers are shown with how sure the clone was`(chosen: Int, key: PhraseKey) throws {
        var talk = Talk.settled()
        talk.hear(.guessed(draft()))
        let buttons = answers(talk)

        talk.now = talk.now + .minutes(2)
        talk.press(buttons[chosen])

        #expect(talk.rounds.first?.outcome == .init(answer: chosen, at: talk.now))
        let shown = try #require(talk.utterances.first?.paragraphs.first)
        #expect(shown.key == key)
        #expect(shown.values["sureness"] == .phrase(Phrase(.guessQuite)))
        #expect(shown.values["clone"] != nil && shown.values["yours"] != nil)
        #expect(talk.offered == [.play, .close])
    }

    @Test func `later taps change nothing and are told so`() {
        var talk = Talk.settled()
        talk.hear(.guessed(draft()))
        let buttons = answers(talk)
        talk.press(buttons[1])
        let kept = talk.rounds

        for button in buttons {
            talk.press(button)
            #expect(talk.notice == .buttonStale)
            #expect(talk.utterances.isEmpty)
        }
        #expect(talk.rounds == kept)
    }

    @Test func `an answer that is none, or to a round that is none, changes nothing`() {
        var talk = Talk.settled()
        talk.hear(.guessed(draft()))
        let round = talk.rounds[0].id
        for button: Button in [
            .answerGuess(round, 2), .answerGuess(round, 63), .answerGuess(GuessID(rawValue: 5_000), 0),
        ] {
            talk.press(button)
            #expect(talk.notice == .buttonStale)
        }
        #expect(talk.rounds.allSatisfy { $0.outcome == nil })
    }

    @Test func `without anything known, the clone says that it guessed blindly`() {
        var talk = Talk.settled()
        talk.hear(.guessed(draft(grounds: 0)))
        talk.press(answers(talk)[0])
        #expect(talk.utterances.first?.paragraphs.first?.values["sureness"] == .phrase(Phrase(.guessBlind)))
    }

    @Test func `another one is asked on demand, and a round that stays open disturbs nobody`() {
        var talk = Talk.settled()
        talk.hear(.guessed(draft()))
        talk.press(.play)
        #expect(talk.orders["guess"]?.job == .guess)
        talk.hear(.guessed(draft(.bank("rain"))))
        #expect(talk.rounds.map { $0.outcome == nil } == [true, true])
    }

    @Test func `where all questions rest, that is said`() {
        var talk = Talk.settled()
        talk.hear(.guessed(nil))
        #expect(talk.said == [.guessNone])
    }

    @Test func `nobody plays who has not agreed to anything, and what was guessed meanwhile is dropped`() {
        var talk = Talk.settled()
        talk.press(.consent(false))
        talk.command("guess")
        #expect(talk.orders["guess"] == nil)
        #expect(talk.offered == [.consent(true)])
        talk.hear(.guessed(draft()))
        #expect(talk.rounds.isEmpty)
    }

    @Test func `a choice from the person's own life shows their memories as answers`() throws {
        var (talk, _) = try known(2)
        let ids = talk.memory.memories(.all).map(\.id)
        talk.hear(.guessed(draft(.own(.goals, ids))))
        #expect(talk.said == [.guessQuestion, .guessAnswer, .guessAnswer])
        #expect(answers(talk).count == 2)

        talk.press(.takeBack(.wrong, ids[0]))
        talk.press(.answerGuess(talk.rounds[0].id, 1))
        #expect(talk.notice == .buttonStale, "what it asked about is taken back")
        talk.hear(.guessed(draft(.own(.goals, ids))))
        #expect(talk.rounds.count == 1 && talk.orders["guess"]?.job == .guess, "another question is looked for")
    }

    // MARK: Offers

    @Test func `a round is offered after an entry once enough is known, and once a week at most`() throws {
        var (talk, reading) = try known(12)
        #expect(!talk.said.contains(.guessOffer), "when it was read first, nothing was known")

        talk.hear(reading)
        #expect(talk.said == [.guessOffer])
        #expect(talk.offered == [.play, .close, .offerGuesses(false)])

        for day in 1...8 {
            var later = talk
            later.now = talk.now + .days(day)
            later.say("Ещё день")
            let entry = try #require(later.newest)
            later.press(.done(entry))
            later.hear(.diaryRead(entry, DiaryReading(reader: .rules), alike: []))
            #expect(later.said.contains(.guessOffer) == (day >= 7), "after \(day) days")
        }
    }

    @Test(arguments: [9, 10]) func `ten memories are enough`(count: Int) throws {
        var (talk, reading) = try known(count)
        talk.hear(reading)
        #expect(talk.said.contains(.guessOffer) == (count == 10))
    }

    @Test func `nothing is offered in quiet hours, after an old entry, in the middle of something, or if it is off`()
        throws
    {
        let changes: [(inout Talk) -> Void] = [
            { $0.now = $0.now + .minutes(11 * 60 + 30) },
            { $0.now = $0.now + .hours(2) },
            { $0.command("ask") },
            { $0.press(.offerGuesses(false)) },
        ]
        for (number, change) in changes.enumerated() {
            var (talk, reading) = try known(12)
            change(&talk)
            talk.hear(reading)
            #expect(!talk.said.contains(.guessOffer), "change \(number)")
        }
    }

    @Test func `offers are turned off and on in the settings`() {
        var talk = Talk.settled()
        talk.press(.settings(.guesses))
        #expect(talk.offered.prefix(2) == [.offerGuesses(true), .offerGuesses(false)])
        talk.press(.offerGuesses(false))
        #expect(talk.person?.guessOffers.isOn == false)
        talk.press(.offerGuesses(true))
        #expect(talk.person?.guessOffers.isOn == true)
    }

    @Test func `nothing is offered in the same breath as the question whether a model may be asked`() throws {
        var (talk, reading) = try known(12)
        var asked = talk.person
        asked?.asked = nil
        talk.become(try #require(asked))
        talk.hear(reading)
        #expect(talk.said == [.cloneConsentQuestion])
        talk.now = talk.now + .minutes(1)
        talk.hear(reading)
        #expect(talk.said == [.guessOffer])
    }

    // MARK: What is said of accuracy

    /// Plays so many rounds, of which the clone is right in the first ones.
    private func play(_ talk: inout Talk, _ hits: Int, of count: Int, from number: Int = 0) {
        for index in 0..<count {
            talk.hear(.guessed(draft(.bank(GuessBank.questions[number + index].name))))
            talk.now = talk.now + .minutes(1)
            talk.press(.answerGuess(talk.rounds[talk.rounds.count - 1].id, index < hits ? 0 : 1))
        }
    }

    /// What the clone's card says of its accuracy.
    private func accuracy(_ talk: inout Talk) throws -> [Phrase] {
        talk.command("clone")
        return try #require(talk.utterances.first?.paragraphs).filter { $0.key.rawValue.hasPrefix("accuracy") }
    }

    @Test func `until there are ten answers, the clone's card names no figure but how many are missing`() throws {
        var (talk, _) = try known(1)
        play(&talk, 4, of: 7)
        let said = try accuracy(&talk)
        #expect(said.map(\.key) == [.accuracyEarly])
        #expect(said.last?.values == ["count": .number(3)])
    }

    @Test func `how constant the person is, is told as soon as a question has returned`() throws {
        var talk = Talk.settled()
        play(&talk, 3, of: 4)
        talk.now = talk.now + .days(15)
        play(&talk, 2, of: 4)
        talk.command("clone")
        #expect(talk.said == [.cloneEmpty, .accuracyEarly, .accuracyConstancy])
        #expect(
            talk.utterances.first?.paragraphs.last?.values == ["hits": .number(3), "of": .number(4)])
    }

    @Test func `from ten answers on, it tells hits, interval and chance, and the rest only when it was measured`()
        throws
    {
        var (talk, _) = try known(1)
        play(&talk, 7, of: 10)
        let said = try accuracy(&talk)
        #expect(said.map(\.key) == [.accuracyHits, .accuracyByChance])
        #expect(said[0].values == ["hits": .number(7), "of": .number(10), "low": .number(40), "high": .number(89)])
        #expect(said[1].values == ["hits": .number(5), "of": .number(10)])

        talk.now = talk.now + .days(15)
        play(&talk, 5, of: 5)
        let later = try accuracy(&talk)
        #expect(later.map(\.key) == [.accuracyHits, .accuracyByChance, .accuracyConstancy, .accuracyNormalised])
        #expect(later[2].values == ["hits": .number(5), "of": .number(5)])
    }

    @Test func `somebody of whom nothing is known yet hears of the accuracy all the same`() {
        var talk = Talk.settled()
        talk.command("clone")
        #expect(talk.said == [.cloneEmpty])
        play(&talk, 1, of: 1)
        talk.command("clone")
        #expect(talk.said == [.cloneEmpty, .accuracyEarly])
    }
}
