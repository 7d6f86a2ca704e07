import Domain
import Messaging

/// Questions that the clone asks by itself, about what it knows least of.
extension Turn {
    /// Asks one after an entry that was just finished, seldom and at no bad moment.
    ///
    /// - Parameter known: How many memories of each kind there are.
    mutating func askQuestion(after entry: Diary, known: [MemoryKind: Int]) {
        guard person.agrees(to: .diaries), person.questions.allows(on: today), scene == .idle,
            !person.reminder.quiet.contains(local(now).time), let closed = entry.closedAt, now - closed < .hours(1),
            // One question at a time.
            person.asked?[.clone] != now, person.guessOffers.lastDay != today,
            // Who has only begun has not said yet what they would like to speak of.
            now - person.since >= Self.patience, let book = rules.cloneQuestionBook[person.language],
            let question = person.questions.next(known: known, of: book.mapValues(\.count)),
            let words = book[question.topic]?[question.number]
        else { return }
        let day = today
        update { $0.questions.note(question, on: day) }
        scene = .answering(words, then: scene)
        say(
            .cloneQuestion, ["question": .text(words)],
            .buttons([
                [Choice(Phrase(.buttonNotNow), .leave), Choice(Phrase(.buttonNoQuestions), .questionPace(.never))]
            ]))
    }

    /// Sets how often the clone asks.
    mutating func setQuestionPace(_ pace: QuestionHabit.Pace, _ message: MessageID?) -> Bool {
        update { $0.questions.pace = pace }
        if pace == .never, case .answering(_, let then) = scene { scene = then }
        say(.questionPaceSet(pace))
        return drop(message)
    }

    /// Says how often the clone asks, with the other paces to choose.
    mutating func showQuestionPace(back: [[Choice]]) {
        let choices = QuestionHabit.Pace.allCases.map { [Choice(Phrase(.questionPace($0)), .questionPace($0))] }
        say(.questionPaceQuestion, [:], .buttons(choices + back))
    }

    /// Nobody is asked in the first two days.
    private static var patience: Duration { .days(2) }
}
