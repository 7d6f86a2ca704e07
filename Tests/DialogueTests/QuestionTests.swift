import Dialogue
import Domain
import Messaging
import Testing

/// Questions that the clone asks by itself.
struct QuestionTests {
    /// A person of a few days who has just finished an entry that was then read.
    private func talk(
        after days: Int = 3, known: [MemoryKind: Int] = [.fact: 4, .goal: 1], at hours: Int = 0
    ) throws -> Talk {
        var talk = Talk.settled()
        talk.press(.cloneConsent(false))
        talk.now = talk.now + .days(days) + .hours(hours)
        try tell("Обычный день.", known, &talk)
        return talk
    }

    private func tell(_ words: String, _ known: [MemoryKind: Int], _ talk: inout Talk) throws {
        talk.say(words)
        let diary = try #require(talk.newest)
        talk.press(.done(diary))
        talk.hear(.diaryRead(diary, DiaryReading(reader: .rules), alike: [], known: known))
    }

    @Test func `after an entry the clone asks about what it knows least of, and keeps the answer with the question`()
        throws
    {
        var talk = try talk()
        #expect(talk.said == [.cloneQuestion])
        #expect(talk.scene == .answering("О чём мечтаете?", then: .idle))

        talk.say("О доме у моря.")
        let part = try #require(talk.newest.flatMap { talk.diaries[$0] }?.parts.first)
        #expect(part.asked == "О чём мечтаете?")
        #expect(part.text == "О доме у моря.")
    }

    @Test func `the next one comes days later, and is another`() throws {
        var talk = try talk()
        talk.press(.leave)
        talk.now = talk.now + .days(1)
        try tell("Ещё день.", [.fact: 4, .goal: 1], &talk)
        #expect(talk.said.isEmpty)

        talk.now = talk.now + .days(4)
        try tell("И ещё один.", [.fact: 4, .goal: 1], &talk)
        #expect(talk.scene == .answering("Кем вы работаете?", then: .idle))
    }

    @Test func `in the first days, at night, and by who wants none, nothing is asked`() throws {
        #expect(try talk(after: 1).said.isEmpty)
        #expect(try talk(at: 12).said.isEmpty)

        var silent = try talk()
        silent.press(.questionPace(.never))
        #expect(silent.said == [.questionsNeverSet])
        #expect(silent.scene == .idle)
        silent.now = silent.now + .days(9)
        try tell("Ещё день.", [:], &silent)
        #expect(silent.said.isEmpty)
    }

    @Test func `the pace is set in the settings`() throws {
        var talk = Talk.settled()
        talk.press(.settings(.questions))
        #expect(talk.offered.contains(.questionPace(.often)))
        talk.press(.questionPace(.often))
        #expect(talk.person?.questions.pace == .often)
        #expect(talk.said == [.questionsOftenSet])
    }

    @Test func `an entry that is read again asks nothing`() throws {
        var talk = try talk()
        talk.press(.leave)
        let diary = try #require(talk.newest)
        talk.now = talk.now + .days(6)
        talk.hear(.diaryRead(diary, DiaryReading(reader: .rules), alike: [], known: [:]))
        #expect(talk.said.isEmpty)
    }
}
