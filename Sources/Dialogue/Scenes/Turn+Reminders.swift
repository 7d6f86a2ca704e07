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
        guard !isTooQuiet(time) else { return true }
        if case .asking(.reminderTime, let then) = scene { scene = then }
        setReminder(time)
        guard let time else {
            say(.reminderOff)
            return true
        }
        say(Utterance([Phrase(.reminderSet, ["time": .text(time.description)])] + clockNotice))
        return true
    }

    /// Whether a reminder cannot come at a time since it falls into quiet hours; says so.
    mutating func isTooQuiet(_ time: LocalTime?) -> Bool {
        guard let time, person.reminder.quiet.contains(time) else { return false }
        let quiet = Choice(Phrase(.section(.quiet)), .settings(.quiet))
        say(.reminderInQuiet, quietValues, .buttons(reminderChoices + [[quiet]]))
        return true
    }

    private mutating func setReminder(_ time: LocalTime?) {
        update { $0.reminder.time = time }
        scheduleReminder()
    }

    /// By which clock reminders come where no city is known, and what it shows.
    var clockNotice: [Phrase] {
        person.place == nil ? [Phrase(.reminderByUTC, ["time": .text(local(now).time.description)])] : []
    }

    /// Sets the quiet hours; a reminder that falls into them is turned off, and that is said.
    mutating func keepQuiet(_ hours: QuietHours) -> Bool {
        update { $0.reminder.quiet = hours }
        guard let time = person.reminder.time, hours.contains(time) else {
            say(.quietSet, quietValues)
            return true
        }
        setReminder(nil)
        let other = Choice(Phrase(.buttonOtherTime), .settings(.reminder))
        say(
            Utterance(
                [Phrase(.quietSet, quietValues), Phrase(.reminderOffInQuiet, ["time": .text(time.description)])],
                choices: .buttons([[other]])))
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
