import Domain
import Messaging

/// A day in the life of a clone: whom it met, without names, and what is waiting.
extension Turn {
    /// Tells what the clone did since yesterday, also that it was nothing.
    mutating func tellDay() {
        guard let day else { return }
        say(Utterance(words(on: day), choices: .buttons([[Choice(Phrase(.buttonDayReport), .meeting(.askDayReport))]])))
    }

    /// It is time to tell of the day by itself. Of a day on which nothing happened nothing is told, and whoever wants to
    /// meet nobody any more is left in peace.
    mutating func dayEnded() {
        guard person.agrees(to: .meeting), meeting.report != .never else { return }
        arrangeDayReport()
        if let day, day.count > 0 { say(Utterance(words(on: day), choices: .buttons([[openMatches]]))) }
    }

    /// Asks when it is to be told.
    mutating func askDayReport() -> Bool {
        let choices = DayReport.allCases.map {
            [Choice(marked(Phrase(.dayReport($0)), meeting.report == $0), .meeting(.dayReport($0)))]
        }
        say(.dayReportQuestion, [:], .buttons(choices))
        return true
    }

    mutating func set(_ report: DayReport, _ message: MessageID?) -> Bool {
        alter { $0.report = report }
        arrangeDayReport()
        say(.dayReport(report), [:])
        return drop(message)
    }

    /// Has the next report told at its time; none where the person wants none.
    mutating func arrangeDayReport() {
        guard person.agrees(to: .meeting), let time = meeting.report.time else { return cancel(Self.dayReportKey) }
        let quiet = person.reminder.quiet
        let chosen = quiet.contains(time) ? quiet.until : time
        let days = local(now).time < chosen ? 0 : 1
        let due = moment(of: LocalDateTime(date: today.adding(days: days), time: chosen))
        order(.ring(.clonesDay), key: Self.dayReportKey, due: due)
    }

    private static var dayReportKey: String { "clones-day" }

    private var day: ClonesDay? {
        knowledge.id.map { ClonesDay(knowledge.compatibilities, of: $0, since: now - .hours(24)) }
    }

    private var openMatches: Choice { Choice(Phrase(.buttonMatches), .meeting(.overview)) }

    private func words(on day: ClonesDay) -> [Phrase] {
        guard day.count > 0 else { return [Phrase(.clonesDay), Phrase(.clonesDayNobody)] + waiting }
        let met = Phrase(.clonesDayMet, ["count": .number(day.people), "dates": .number(day.count)])
        let places = CloneConversation.Setting.allCases.compactMap { setting in
            day.dates[setting].map {
                Phrase(.clonesDayPlace, ["setting": .phrase(Phrase(.setting(setting))), "count": .number($0)])
            }
        }
        let topics = day.topics.map { Phrase(.disclosureTopic($0)) }
        let about = topics.isEmpty ? [] : [Phrase(.clonesDayTopics, ["topics": .phrase(.row(topics))])]
        return [Phrase(.clonesDay), .lines([met] + places)] + about + waiting
    }

    private var waiting: [Phrase] {
        let count = matchOverview.entries(.new).count
        return count > 0 ? [Phrase(.clonesDayWaiting, ["count": .number(count)])] : []
    }
}

extension PhraseKey {
    fileprivate static func dayReport(_ report: DayReport) -> PhraseKey {
        switch report {
        case .evening: .dayReportEvening
        case .morning: .dayReportMorning
        case .never: .dayReportNever
        }
    }
}
