import Dialogue
import Domain
import Messaging
import Testing

/// Questions to the clone, and what the person thinks of its answers.
struct AdviceTests {
    private func talk(_ words: String) throws -> (Talk, Quote) {
        var talk = Talk.settled()
        talk.say(words)
        talk.press(.done(try #require(talk.newest)))
        let diary = try #require(talk.newest.flatMap { talk.diaries[$0] })
        let part = try #require(diary.parts.first)
        return (talk, Quote(diary: diary.id, part: part.id, offset: 0, text: words, day: diary.day))
    }

    private func asked(_ talk: Talk) -> [AdviceOrder] {
        talk.orders.values.compactMap { if case .advise(let order) = $0.job { order } else { nil } }
    }

    private func said(_ text: String, _ grounds: Quote...) -> Event {
        .advised(Advice(question: "Что бы я взял?", answer: .said(text, .likely), grounds: grounds))
    }

    // MARK: Asking

    @Test func `a question is put to the clone with the command, or after it`() {
        var talk = Talk.settled()
        talk.send(.command(name: "ask", argument: "Взять чай?"))
        #expect(asked(talk).map(\.question) == ["Взять чай?"])

        talk.command("ask")
        talk.say("А теперь?")
        #expect(Set(asked(talk).map(\.question)) == ["Взять чай?", "А теперь?"])
        #expect(talk.scene == .idle)
        #expect(talk.diaries.isEmpty)
    }

    @Test(arguments: [
        ("Что бы я сделал на месте Пети?", true), ("ЧТО БЫ Я выбрал — чай или кофе?", true),
        ("Что бы я сделал.", false), ("Почему я так устал?", false), ("What would I say to her?", true),
    ])
    func `a question that one puts to oneself is for the clone, and anything else for the diary`(
        text: String, isForClone: Bool
    ) {
        var talk = Talk.settled()
        talk.say(text)
        #expect(asked(talk).isEmpty == !isForClone)
        #expect(talk.diaries.isEmpty == isForClone)
    }

    @Test func `inside an open entry every text belongs to the entry`() {
        var talk = Talk.settled()
        talk.say("Сегодня думал о работе.")
        talk.say("Что бы я сделал на месте Пети?")
        #expect(asked(talk).isEmpty)
        #expect(talk.diaries.values.first?.parts.count == 2)
    }

    @Test func `a question soon after an answer goes on from it, and a later one does not`() throws {
        var (talk, quote) = try talk("Люблю зелёный чай")
        talk.hear(said("Взял бы чай.", quote))
        let first = try #require(talk.answers.keys.first)

        talk.say("А вечером?")
        #expect(asked(talk).map(\.thread) == [[first]])

        talk.now = talk.now + .minutes(31)
        talk.say("А утром?")
        #expect(asked(talk).count == 1)
    }

    // MARK: Answers

    @Test func `an answer comes with how sure it is, with the words it rests on, and with buttons to rate it`() throws {
        var (talk, quote) = try talk("Люблю зелёный чай")
        talk.hear(said("Взял бы чай.", quote))
        #expect(talk.said == [.plain, .adviceLikely, .adviceGround])
        let id = try #require(talk.answers.keys.first)
        #expect(talk.offered.filter { if case .rate(id, _, _) = $0 { true } else { false } }.count == 4)
        #expect(talk.answers[id]?.advice.grounds == [quote])
    }

    @Test func `without a model the answer is the person's own words with their days, and leads to the entries`() throws
    {
        var (talk, quote) = try talk("Живу в Твери")
        talk.hear(.advised(Advice(question: "Где я живу?", answer: .quoted(.away), grounds: [quote, quote])))
        #expect(talk.offered.contains(.open(quote.diary)))
        #expect(
            talk.utterances.first?.paragraphs.map(\.key) == [
                .adviceOwnWords, .absentAway, .adviceGround, .adviceGround,
            ])
    }

    @Test func `nothing is made up where nothing was said`() {
        var talk = Talk.settled()
        talk.hear(.advised(Advice(question: "Люблю ли я устриц?", answer: .quoted(.none))))
        #expect(talk.utterances.first?.paragraphs.map(\.key) == [.adviceNothing])
    }

    @Test func `it is said of whom nothing was told, as of today`() throws {
        var (talk, quote) = try talk("Люблю зелёный чай")
        let answer = Advice.Answer.unknown(asking: nil, about: "Марта")
        talk.hear(.advised(Advice(question: "Чем занимается Марта?", answer: answer)))
        #expect(talk.utterances.first?.paragraphs == [Phrase(.adviceNothingAbout, ["name": .text("Марта")])])
        talk.hear(.advised(Advice(question: "Чем занимается Марта?", answer: answer, past: quote.day)))
        #expect(talk.said == [.adviceThen, .adviceNothingThen])
    }

    @Test func `what would help is asked, and the answer goes into the diary with the question`() throws {
        var talk = Talk.settled()
        talk.hear(.advised(Advice(question: "Люблю ли я устриц?", answer: .unknown(asking: "А вы их пробовали?"))))
        #expect(talk.said == [.adviceNothing, .adviceWouldHelp])

        talk.say("Да, гадость.")
        let part = try #require(talk.newest.flatMap { talk.diaries[$0] }?.parts.first)
        #expect(part.asked == "А вы их пробовали?")
        #expect(part.text == "Да, гадость.")
    }

    @Test func `a question that is open goes on when an answer comes`() throws {
        var talk = Talk.settled()
        talk.press(.settings(.name))
        let open = talk.scene
        talk.hear(.advised(Advice(question: "Люблю ли я устриц?", answer: .unknown(asking: "А вы их пробовали?"))))
        #expect(talk.scene == open)
        talk.say("Анна")
        #expect(talk.person?.name == "Анна")
    }

    @Test func `an answer by voice keeps the question too`() throws {
        var talk = Talk.settled()
        talk.hear(.advised(Advice(question: "Люблю ли я устриц?", answer: .unknown(asking: "А вы их пробовали?"))))
        let part = talk.speak()
        #expect(talk.newest.flatMap { talk.diaries[$0] }?[part]?.asked == "А вы их пробовали?")
        #expect(!talk.said.contains(.cancelled))
    }

    @Test func `an answer as of the past says so`() throws {
        var (talk, quote) = try talk("Люблю зелёный чай")
        for answer in [Advice.Answer.said("Чай.", .sure), .guessed("Чай?"), .unknown(asking: nil), .quoted(.away)] {
            talk.hear(.advised(Advice(question: "Чай?", answer: answer, grounds: [quote], past: quote.day)))
            #expect(talk.said.first == .adviceThen)
        }
        talk.hear(.advised(Advice(question: "Чай?", answer: .unknown(asking: nil), past: quote.day)))
        #expect(talk.said == [.adviceThen, .adviceNothingThen])
    }

    @Test func `changes are told in the person's words, and none in so many words`() throws {
        var (talk, quote) = try talk("Люблю зелёный чай")
        let differences: [MemoryDifferences.Difference] = [
            .init(before: quote, after: quote), .init(before: nil, after: quote), .init(before: quote, after: nil),
        ]
        talk.hear(.advised(Advice(question: "?", answer: .changed(since: quote.day, differences, more: 2))))
        #expect(
            talk.said == [
                .changedSince, .changedBefore, .changedAfter, .changedNew, .changedBefore, .changedOver, .changedMore,
            ])
        talk.hear(.advised(Advice(question: "?", answer: .changed(since: quote.day, [], more: 0))))
        #expect(talk.said == [.changedNothing])
    }

    // MARK: By voice

    private func askedBySpeech(_ talk: inout Talk, seconds: Int = 7) -> PartID {
        talk.command("ask")
        return talk.speak(seconds: seconds)
    }

    private let measures = VoiceMeasures(duration: 7, speech: 6, loudness: -20, pauses: 1, pauseShare: 0.1)

    @Test func `a question by voice is written down, answered, and not kept`() {
        var talk = Talk.settled()
        let question = askedBySpeech(&talk)
        #expect(talk.scene == .idle)
        #expect(talk.diaries.isEmpty)

        talk.hear(.transcribed(question, Transcript(text: " Чай или кофе? "), measures))
        #expect(talk.said == [.adviceHeard])
        #expect(asked(talk).map(\.question) == ["Чай или кофе?"])
        #expect(talk.changes.contains(.fileDiscarded(name: "r")))
        #expect(talk.state?.spoken == [])
    }

    @Test func `a question that cannot be made out is asked for again`() {
        for failure in VoiceNote.Failure.allCases {
            var talk = Talk.settled()
            let question = askedBySpeech(&talk)
            talk.hear(.transcriptFailed(question, failure, nil))
            #expect(talk.said == [.adviceNotHeard])
            #expect(talk.changes.contains(.fileDiscarded(name: "r")))
        }
    }

    @Test func `while the speech server is away a question by voice waits, and that is said once`() {
        var talk = Talk.settled()
        let question = askedBySpeech(&talk)
        talk.hear(.transcriptPostponed(question))
        #expect(talk.said == [.adviceSpokenLater])
        talk.hear(.transcriptPostponed(question))
        #expect(talk.said.isEmpty)
        talk.hear(.transcribed(question, Transcript(text: "Чай?"), measures))
        #expect(asked(talk).map(\.question) == ["Чай?"])
    }

    @Test func `what is too long for a question goes into the diary`() {
        var talk = Talk.settled()
        _ = askedBySpeech(&talk, seconds: 181)
        #expect(talk.diaries.count == 1)
        #expect(talk.state?.spoken == nil)
    }

    @Test func `a recording that was announced as shorter than it is costs no words`() {
        var talk = Talk.settled()
        let question = askedBySpeech(&talk)
        talk.hear(.recordingMeasured(question, measures))
        #expect(talk.said == [.adviceNotHeard])
        #expect(asked(talk).isEmpty)
    }

    @Test func `spoken questions count in the limit of speech`() {
        var talk = Talk.settled()
        for _ in 1...50 {
            let question = askedBySpeech(&talk, seconds: 180)
            talk.hear(.transcribed(question, Transcript(text: "Чай?"), measures))
            talk.now = talk.now + .minutes(3)
        }
        #expect(asked(talk).count == 40)
    }

    @Test func `who takes consent back takes a spoken question back too`() {
        var talk = Talk.settled()
        _ = askedBySpeech(&talk)
        talk.press(.consent(false))
        #expect(talk.state?.spoken == [])
        #expect(talk.changes.contains(.fileDiscarded(name: "r")))
    }

    @Test func `deleting everything takes the recording of a question along`() {
        var talk = Talk.settled()
        _ = askedBySpeech(&talk)
        talk.command("delete")
        talk.say("удалить")
        #expect(talk.state == nil)
        #expect(talk.changes.contains(.fileDiscarded(name: "r")))
    }

    // MARK: Ratings

    @Test func `each rating is kept by itself, and the last one counts`() throws {
        var (talk, quote) = try talk("Люблю зелёный чай")
        talk.hear(said("Взял бы чай.", quote))
        let id = try #require(talk.answers.keys.first)
        talk.press(.rate(id, .useful, false))
        talk.press(.rate(id, .useful, true))
        talk.press(.rate(id, .likeMe, true))
        #expect(talk.answers[id]?.ratings == [.useful: true, .likeMe: true])
        #expect(talk.notice == .adviceRated)
    }

    @Test func `who would not have said it is asked what they would have said`() throws {
        var (talk, quote) = try talk("Люблю зелёный чай")
        talk.hear(said("Взял бы чай.", quote))
        let id = try #require(talk.answers.keys.first)
        talk.press(.rate(id, .likeMe, false))
        #expect(talk.said == [.adviceInstead])

        talk.say("Взял бы кофе, я давно его пью.")
        #expect(talk.newest.flatMap { talk.diaries[$0] }?.parts.last?.asked == "Что бы я взял?")
    }

    @Test func `two ratings at once are both taken, and of two that contradict each other the later counts`() throws {
        var (talk, quote) = try talk("Люблю зелёный чай")
        talk.hear(said("Взял бы чай.", quote))
        let id = try #require(talk.answers.keys.first)
        for isSo in [false, false, true] { talk.press(.rate(id, .likeMe, isSo)) }
        talk.press(.rate(id, .useful, true))
        #expect(talk.answers[id]?.ratings == [.likeMe: true, .useful: true])
        #expect(talk.answers.count == 1)
        guard case .answering(_, then: .idle)? = talk.scene else {
            Issue.record("asked twice what the person would have said: \(String(describing: talk.scene))")
            return
        }
    }

    @Test func `an answer that did not know what is to be forgotten is made anew, and not said`() throws {
        var (talk, quote) = try talk("Люблю зелёный чай")
        talk.press(.upkeep(.name(.forget)))
        talk.say("чай")
        guard case .survey(.preview(let topic, erasing: false))? = talk.orders["forgetting"]?.job else {
            Issue.record("nothing is looked for")
            return
        }
        talk.press(.upkeep(.forget(topic.id)))
        talk.forgetOrders()

        talk.hear(said("Взял бы чай.", quote))
        #expect(talk.answers.isEmpty && talk.utterances.isEmpty)
        #expect(asked(talk).map(\.question) == ["Что бы я взял?"])

        var heeding = Advice(question: "Что бы я взял?", answer: .unknown(asking: nil))
        heeding.heeded = [topic.id]
        talk.hear(.advised(heeding))
        #expect(talk.answers.count == 1)
    }

    @Test func `an answer that went with what was forgotten can no longer be rated, guessed on or heard`() throws {
        var (talk, quote) = try talk("Люблю зелёный чай")
        talk.hear(said("Взял бы чай.", quote))
        let id = try #require(talk.answers.keys.first)
        talk.press(.upkeep(.name(.forget)))
        talk.say("чай")
        guard case .survey(.preview(let topic, erasing: false))? = talk.orders["forgetting"]?.job else {
            Issue.record("nothing is looked for")
            return
        }
        talk.press(.upkeep(.forget(topic.id)))
        var sweep = Sweep()
        sweep.answers = [id]
        talk.hear(.surveyed(.swept(topic.id, sweep, erasing: nil)))
        #expect(talk.answers.isEmpty)
        for button: Button in [
            .rate(id, .likeMe, false), .rate(id, .useful, true), .guess(id), .grounds(id), .hearQuote(id, 0),
        ] {
            talk.press(button)
            #expect(talk.notice == .buttonStale)
        }
        #expect(talk.answers.isEmpty && talk.scene == .idle)
    }

    @Test func `a rating of an answer that is not there, or is another's, gets a polite word and changes nothing`() {
        var talk = Talk.settled()
        talk.press(.rate(AdviceID(rawValue: 9999), .likeMe, true))
        #expect(talk.notice == .buttonStale)
        #expect(talk.answers.isEmpty)
    }

    @Test func `a quote that was spoken can be heard again`() throws {
        var talk = Talk.settled()
        let part = talk.speak()
        talk.hear(.recordingFetched(part, recording: "1-7.ogg"))
        talk.hear(.transcribed(part, Transcript(text: "Люблю чай"), .brief))
        let diary = try #require(talk.newest)
        talk.press(.done(diary))
        let passage = Quote.Passage(start: 0.5, end: 1.5)
        let quote = Quote(
            diary: diary, part: part, offset: 0, text: "Люблю чай", day: try #require(talk.diaries[diary]).day,
            passage: passage)
        talk.hear(said("Взял бы чай.", quote))
        let id = try #require(talk.answers.keys.first)

        talk.press(.hearQuote(id, 0))
        #expect(talk.orders["cut:\(part.rawValue)"]?.job == .cut(part, recording: "1-7.ogg", passage))
        talk.press(.hearQuote(id, 1))
        #expect(talk.notice == .buttonStale)

        talk.hear(.passageCut(part, file: "1-passage.ogg"))
        #expect(talk.last?.effects.contains(.play(.stored(name: "1-passage.ogg"), as: .copy(part))) == true)
        #expect(talk.orders["discard:1-passage.ogg"] != nil)
    }

    @Test func `the clone guesses only when it is told to`() throws {
        var (talk, _) = try talk("Люблю зелёный чай")
        talk.hear(.diaryRead(try #require(talk.newest), DiaryReading(reader: .rules), alike: []))
        talk.press(.cloneConsent(true))
        talk.hear(.advised(Advice(question: "Люблю ли я устриц?", answer: .unknown(asking: nil))))
        let id = try #require(talk.answers.keys.first)
        #expect(talk.offered == [.guess(id)])

        talk.press(.guess(id))
        #expect(asked(talk).map(\.mayGuess) == [true])
        talk.hear(.advised(Advice(question: "Люблю ли я устриц?", answer: .guessed("Пожалуй, нет."))))
        #expect(talk.said == [.adviceGuess])
    }
}

extension VoiceMeasures {
    fileprivate static let brief = VoiceMeasures(duration: 2, speech: 2, loudness: -20, pauses: 0, pauseShare: 0)
}
