import Dialogue
import Domain
import Messaging
import Testing

@Suite struct `Reminders keep the person's hours` {
    private let address = Address(channel: .telegram, chat: "1")

    private func remind(at hour: Int, quiet: QuietHours = .usual, lastDay: LocalDate? = nil) -> DialogueStep {
        var person = Person(language: .russian, since: Timestamp(seconds: 0))
        person.consents[.diaries] = Timestamp(seconds: 0)
        person.reminder = Reminder(time: LocalTime(wrapping: hour * 60), quiet: quiet)
        var known = Knowledge(person: person)
        known.lastDay = lastDay
        return DialogueRules.test.step(
            DialogueState(scene: .idle), .rang(.reminder), number: 1, at: address, now: moment(hour), knowing: known)
    }

    /// An hour of 21 November 2026, UTC, which is what counts where no place is known.
    private func moment(_ hour: Int) -> Timestamp { Timestamp(seconds: 1_795_219_200 + Int64(hour) * 3600) }

    private func reminder(in step: DialogueStep) -> Utterance? {
        step.effects.compactMap { effect in
            if case .say(let utterance, _) = effect { utterance } else { nil }
        }.first
    }

    private func next(in step: DialogueStep) -> Timestamp? {
        step.effects.compactMap { effect in
            if case .order(_, "reminder", let due) = effect { due } else { nil }
        }.first
    }

    @Test func `a reminder held up on its way is not delivered in quiet hours`() {
        #expect(reminder(in: remind(at: 22))?.expiresAt == moment(23))
    }

    @Test func `a reminder held up on its way is not delivered on another day`() {
        let never = QuietHours(from: .midnight, until: .midnight)
        #expect(reminder(in: remind(at: 22, quiet: never))?.expiresAt == moment(24))
    }

    @Test func `there is none on a day with an entry, and the next comes tomorrow`() {
        let step = remind(at: 20, lastDay: LocalDate(year: 2026, month: 11, day: 21))
        #expect(reminder(in: step) == nil)
        #expect(next(in: step) == moment(44))
    }

    @Test func `there is none in quiet hours`() {
        #expect(reminder(in: remind(at: 23)) == nil)
    }
}
