import Domain
import Messaging

extension Turn {
    /// Orders the next reminder, at the person's local time, or takes it back when reminders are off.
    mutating func scheduleReminder() {
        guard let time = person.reminder.time else { return cancel("reminder") }
        let isOver = person.reminder.lastDay == today
        let due = moment(of: LocalDateTime(date: today, time: time))
        let next = due > now && !isOver ? due : moment(of: LocalDateTime(date: today.adding(days: 1), time: time))
        order(.ring(.reminder), key: "reminder", due: next)
    }

    /// Reminds, unless there is no need: an entry today, a reminder today, quiet hours, or no consent.
    mutating func reminderDue() {
        guard person.reminder.time != nil else { return }
        let clock = local(now)
        let isNeeded =
            person.agrees(to: .diaries) && !person.reminder.quiet.contains(clock.time)
            && person.reminder.lastDay != clock.date && knowledge.lastDay != clock.date
        if isNeeded {
            update { $0.reminder.lastDay = clock.date }
            var reminder = Utterance(Phrase(.reminder, greeting), choices: reminderAnswers)
            reminder.expiresAt = endOfAsking(on: clock)
            say(reminder)
        }
        scheduleReminder()
    }

    /// When a reminder that was held up on its way is no longer welcome: at midnight, or when quiet hours begin.
    private func endOfAsking(on clock: LocalDateTime) -> Timestamp {
        let (quiet, tomorrow) = (person.reminder.quiet, clock.date.adding(days: 1))
        let midnight = moment(of: LocalDateTime(date: tomorrow, time: .midnight))
        guard quiet.from != quiet.until, quiet.from > clock.time else { return midnight }
        return min(midnight, moment(of: LocalDateTime(date: clock.date, time: quiet.from)))
    }

    private var reminderAnswers: Choices {
        .buttons([
            [Choice(Phrase(.buttonSnooze), .snooze)],
            [Choice(Phrase(.buttonOtherTime), .settings(.reminder)), Choice(Phrase(.buttonNoReminder), .noReminder)],
        ])
    }

    /// Puts today's reminder off by an hour, as long as that is today and not in quiet hours.
    mutating func snooze(_ message: MessageID?) -> Bool {
        guard person.reminder.time != nil, person.reminder.lastDay == today else { return false }
        _ = drop(message)
        let later = local(now + .hours(1))
        guard later.date == today, !person.reminder.quiet.contains(later.time) else {
            say(.snoozeTooLate)
            return true
        }
        update { $0.reminder.lastDay = nil }
        order(.ring(.reminder), key: "reminder", due: now + .hours(1))
        say(.snoozed)
        return true
    }

    /// Sets the time of the reminder, or turns it off.
    mutating func remind(at time: LocalTime?) -> Bool {
        if let time, person.reminder.quiet.contains(time) {
            say(.reminderInQuiet, quietValues)
            return true
        }
        update { $0.reminder.time = time }
        scheduleReminder()
        say(Phrase(time == nil ? .reminderOff : .reminderSet, ["time": .text(time?.description ?? "")]))
        return true
    }

    /// Sets the quiet hours; a reminder that falls into them is turned off, and that is said.
    mutating func keepQuiet(_ hours: QuietHours) -> Bool {
        update { $0.reminder.quiet = hours }
        say(.quietSet, quietValues)
        if let time = person.reminder.time, hours.contains(time) { _ = remind(at: nil) }
        return true
    }

    var quietValues: [String: Phrase.Value] { ["quiet": .phrase(quietPhrase(person.reminder.quiet))] }

    func quietPhrase(_ hours: QuietHours) -> Phrase {
        guard hours.from != hours.until else { return Phrase(.quietNever) }
        return Phrase(.quietSpan, ["from": .text(hours.from.description), "until": .text(hours.until.description)])
    }

    var quietChoices: [[Choice]] {
        [(21, 8), (22, 8), (23, 7), (0, 7), (0, 0)].map { from, until in
            let hours = QuietHours(from: LocalTime(wrapping: from * 60), until: LocalTime(wrapping: until * 60))
            return [Choice(quietPhrase(hours), .quiet(hours))]
        }
    }
}
