import Dialogue
import Domain
import Messaging
import Testing

@Suite struct `Getting to know each other` {
    @Test func `every answer is remembered, and the first prompt comes last`() {
        var talk = Talk()
        talk.send(.command(name: "start", argument: "friend"))
        talk.press(.language(.english))
        #expect(talk.said == [.consentQuestion])
        talk.press(.consent(true))
        talk.say("17 May 1990")
        talk.say("  Anna \n Maria ")
        talk.say("Moscow")
        talk.press(.purpose(.advice))
        talk.press(.purposesDone)
        talk.press(.reminder(LocalTime(wrapping: 21 * 60)))
        #expect(talk.said == [.onboardingDone, .firstPrompt] && talk.scene == .idle)

        var expected = Person(language: .english, since: talk.now)
        expected.name = "Anna Maria"
        expected.birthDate = LocalDate(year: 1990, month: 5, day: 17)
        expected.place = StubAtlas.moscow
        expected.purposes = [.advice]
        expected.consents = [.diaries: talk.now]
        expected.reminder.time = LocalTime(wrapping: 21 * 60)
        expected.invitation = "friend"
        #expect(talk.person == expected)
        #expect(talk.person?.maySocialise(on: LocalDate(daysSinceEpoch: 20_778)) == true)
        #expect(talk.orders["reminder"] != nil)
    }

    @Test func `the language is that of the person's client, if we speak it`() {
        for (tag, language) in [("en-GB", Language.english), ("pt", .russian), (nil, .russian)] {
            var talk = Talk()
            talk.send(.command(name: "start", argument: ""), language: tag)
            #expect(talk.person?.language == language)
        }
    }

    @Test func `the word of an invitation is kept to 64 characters, and the first one stays`() {
        var talk = Talk()
        talk.send(.command(name: "start", argument: String(repeating: "x", count: 99)))
        talk.send(.command(name: "start", argument: "second"))
        #expect(talk.person?.invitation == String(repeating: "x", count: 64))
    }

    @Test func `a doubtful city is confirmed by a button, and a shared location needs none`() {
        var talk = Talk.settled()
        talk.press(.settings(.place))
        talk.say("Ростов")
        #expect(talk.said == [.placeWhich])
        talk.press(.place(StubAtlas.rostov.geonameID))
        #expect(talk.person?.place == StubAtlas.rostov && talk.scene == .idle)
        talk.press(.settings(.place))
        talk.send(.location(latitude: 55, longitude: 37))
        #expect(talk.person?.place == StubAtlas.moscow)
    }

    @Test func `who is under age keeps a diary, and the rest stays closed`() {
        var talk = Talk.settled()
        talk.press(.settings(.birthDate))
        talk.say("17.05.2015")
        #expect(talk.said == [.birthDateSet, .underAge])
        #expect(talk.person?.maySocialise(on: LocalDate(daysSinceEpoch: 20_778)) == false)
        talk.say("words")
        #expect(talk.words == ["words"])
    }
}

@Suite struct `Keeping a diary` {
    private let measures = VoiceMeasures(duration: 130, speech: 100, loudness: -20, pauses: 3, pauseShare: 0.1)

    @Test func `a card tells how far a recording has come, minute by minute`() {
        var talk = Talk.settled()
        let part = talk.speak()
        #expect(talk.said == [.cardListening, .cardTranscribing])
        talk.hear(.transcribing(part, minute: 2, of: 3))
        #expect(talk.said == [.cardListening, .cardMinute])
        talk.hear(.transcriptPostponed(part))
        #expect(talk.said == [.cardListening, .cardPostponed])
        talk.hear(.transcribed(part, Transcript(text: "words"), measures))
        #expect(talk.said == [.cardOpen, .cardWords])
        #expect(talk.words == ["words"])
    }

    @Test(arguments: [(true, "r"), (false, nil)])
    func `a recording is kept after its transcript, or not, as the person wishes`(isKept: Bool, recording: String?) {
        var talk = Talk.settled()
        talk.press(.keepRecordings(isKept))
        let part = talk.speak()
        talk.hear(.transcribed(part, Transcript(text: "words"), measures))
        #expect(talk.diaries.values.first?[part]?.voice?.recording == recording)
        #expect(talk.words == ["words"])
    }

    @Test func `a recording that the channel refuses is played from the kept one, and else the person is told`() throws
    {
        for isKept in [true, false] {
            var talk = Talk.settled()
            talk.press(.keepRecordings(isKept))
            let part = talk.speak()
            talk.hear(.transcribed(part, Transcript(text: "words"), measures))
            let entry = try #require(talk.newest)
            talk.press(.done(entry))
            talk.press(.hear(entry))
            #expect(talk.last?.effects == [.play(.channel(file: "f"), as: .recording(part))])

            talk.hear(.deliveryRefused(.recording(part)))
            let copy = Effect.play(.stored(name: "r"), as: .copy(part))
            #expect(talk.last?.effects.contains(copy) == isKept)
            #expect(talk.said == (isKept ? [] : [.recordingUnplayable]))

            talk.hear(.deliveryRefused(.copy(part)))
            #expect(talk.said == [.recordingUnplayable])
        }
    }

    @Test(arguments: [Undelivered.recording(PartID(rawValue: 17)), .copy(PartID(rawValue: 8)), .export, .picture])
    func `what a delivery was tagged with says what was refused`(delivery: Undelivered) {
        #expect(Undelivered(delivery.tag) == delivery)
    }

    @Test func `an export in parts is handed over part by part, and who cannot get it is told`() {
        var talk = Talk.settled()
        talk.hear(.exported(file: "e", more: ["e.2"]))
        let handed = talk.last?.effects.compactMap { effect in
            if case .hand(let source, let name, let caption, .export) = effect { (source, name, caption) } else { nil }
        }
        #expect(handed?.map(\.0) == [.stored(name: "e"), .stored(name: "e.2")])
        #expect(handed?.map(\.1) == ["dvoinik-1.zip", "dvoinik-2.zip"])
        #expect(handed?.last?.2 == Phrase(.exportPart, ["part": 2, "of": 2]))
        talk.hear(.deliveryRefused(.export))
        #expect(talk.said == [.exportUndelivered])
    }

    @Test func `a button of a deleted entry gets a polite answer and changes nothing`() throws {
        var talk = Talk.settled()
        talk.say("words")
        let entry = try #require(talk.newest)
        talk.press(.done(entry))
        talk.press(.deleteForGood(entry))
        let before = (talk.scene, talk.person, talk.orders.keys.sorted())
        let buttons: [Button] = [
            .done(entry), .add(entry), .correct(entry), .delete(entry), .deleteForGood(entry), .hear(entry),
            .whole(entry), .open(entry),
        ]
        for button in buttons {
            talk.press(button)
            #expect(talk.notice != nil, "\(button)")
            #expect(talk.diaries.isEmpty && talk.scene == before.0 && talk.person == before.1)
            #expect(talk.orders.keys.sorted() == before.2)
        }
    }

    @Test func `a card has room for its words in UTF-16, and a button shows the rest`() throws {
        var talk = Talk.settled()
        talk.say(String(repeating: "😀", count: 2048))
        let entry = try #require(talk.newest)
        talk.press(.done(entry))

        let shown = try #require(talk.utterances.first?.paragraphs.first { $0.key == .cardWords }?.values["text"])
        guard case .text(let text) = shown else { Issue.record("the words are no text"); return }
        #expect(text.utf16.count <= 3000 && text.hasSuffix("😀…"))
        #expect(talk.offered.contains(.whole(entry)))
    }

    @Test func `an empty transcript is said to be one`() {
        var talk = Talk.settled()
        let part = talk.speak()
        talk.hear(.transcribed(part, Transcript(text: " \n"), measures))
        #expect(talk.said == [.cardOpen, .failureSilent])
        #expect(talk.diaries.values.first?[part]?.voice?.progress == .failed(.silent))
    }

    @Test func `the next words correct a part of an entry, and so does an edit of the person's own message`() throws {
        var talk = Talk.settled()
        let message = talk.say("one")
        talk.say("two")
        let entry = try #require(talk.newest)
        talk.press(.done(entry))
        talk.press(.correct(entry))
        #expect(talk.said.first == .correctWhich)
        talk.press(talk.offered[1])
        talk.say("second")
        #expect(talk.words == ["one\n\nsecond"])
        talk.send(.edited("first"), as: message)
        #expect(talk.words == ["first\n\nsecond"])
    }

    @Test func `a corrected recording is no longer transcribed`() throws {
        var talk = Talk.settled()
        let part = talk.speak()
        talk.hear(.transcribed(part, Transcript(text: "words"), measures))
        talk.press(.correctPart(part))
        talk.say("better")
        talk.hear(.transcribed(part, Transcript(text: "words"), measures))
        #expect(talk.words == ["better"])
    }

    @Test func `ten quiet minutes finish an entry`() throws {
        var talk = Talk.settled()
        talk.say("words")
        let entry = try #require(talk.newest)
        #expect(talk.orders["quiet:\(entry.rawValue)"]?.due == talk.now + .minutes(10))
        talk.ring(.quiet(entry))
        #expect(talk.open == [] && talk.scene == .idle)
        talk.say("more")
        #expect(talk.diaries.count == 2)
    }

    @Test func `an entry is played by the channel's own names of its recordings`() throws {
        var talk = Talk.settled()
        let part = talk.speak()
        talk.press(.hear(try #require(talk.newest)))
        #expect(talk.last?.effects == [.play(.channel(file: "f"), as: .recording(part))])
    }

    @Test func `what the bot does not understand is answered by kind, with an offer to take the caption`() {
        var talk = Talk.settled()
        for kind in Arrival.Attachment.allCases {
            talk.send(.attachment(kind, caption: nil))
            #expect(talk.said.count == 1 && talk.offered.isEmpty)
            talk.send(.attachment(kind, caption: "caption"))
            #expect(talk.said.last == .captionOffer && talk.offered.count == 2)
        }
    }
}

@Suite struct `Beside the diary` {
    @Test func `in a group the bot says once that it talks in private only, and leaves each time`() {
        var talk = Talk()
        talk.send(.group)
        #expect(talk.said == [.groupFarewell] && talk.last?.effects.last == .leave)
        talk.send(.group)
        #expect(talk.said.isEmpty && talk.last?.effects == [.leave])
    }

    @Test func `a reminder is put off by an hour once, and comes tomorrow again`() {
        var talk = Talk.settled()
        talk.press(.reminder(LocalTime(wrapping: 13 * 60)))
        talk.now = talk.now + .hours(1)
        talk.ring(.reminder)
        #expect(talk.said == [.reminder])
        talk.press(.snooze)
        #expect(talk.said == [.snoozed] && talk.orders["reminder"]?.due == talk.now + .hours(1))
        talk.press(.snooze)
        #expect(talk.notice == .buttonStale)
        talk.now = talk.now + .hours(1)
        talk.ring(.reminder)
        #expect(talk.said == [.reminder])
        #expect(talk.orders["reminder"]?.due == talk.now + .hours(23))
    }

    @Test func `a reminder is not put off into quiet hours`() {
        var talk = Talk.settled()
        talk.press(.reminder(LocalTime(wrapping: 22 * 60 + 30)))
        talk.now = talk.now + .minutes(10 * 60 + 30)
        talk.ring(.reminder)
        talk.press(.snooze)
        #expect(talk.said == [.snoozeTooLate])
    }

    @Test func `the endpoint to which words go is named before consent and in the privacy notice`() {
        var talk = Talk()
        talk.command("start")
        talk.press(.language(.russian))
        for ask: (inout Talk) -> Void in [{ $0.command("start") }, { $0.command("privacy") }] {
            ask(&talk)
            let values = talk.utterances.flatMap(\.paragraphs).compactMap { $0.values["endpoint"] }
            #expect(values == [.text("speech.example")])
        }
    }

    @Test func `operators' commands are unknown to everybody else`() {
        var talk = Talk.settled()
        talk.command("status")
        #expect(talk.said == [.commandUnknown] && talk.orders["status"] == nil)
    }

    @Test func `a state that was lost is apologised for once`() {
        var talk = Talk.settled()
        talk.forgetScene()
        talk.command("help")
        #expect(talk.said == [.resetApology, .help])
        talk.command("help")
        #expect(talk.said == [.help])
    }
}
