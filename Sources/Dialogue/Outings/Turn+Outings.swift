import Domain
import Messaging

/// Where to go: what a clone has picked for its person among the events and venues of the operator.
extension Turn {
    /// The button that asks for it, where there is anything to ask for.
    var goingOut: [Choice] {
        rules.hasOutings ? [Choice(Phrase(.buttonOutings), .meeting(.outings))] : []
    }

    /// Has something picked.
    mutating func pickOutings(isNews: Bool) {
        if !isNews { show(.typing) }
        order(.pickOutings(isNews: isNews), key: isNews ? "outings-news" : "outings")
    }

    /// Shows what was picked. By itself only something comes that fits.
    mutating func picked(_ picks: OutingPicks) {
        guard person.agrees(to: .meeting), !picks.isNews || meeting.outingNews == true else { return }
        guard person.forgotten.areHeeded(by: picks.heeded) else { return pickOutings(isNews: picks.isNews) }
        if picks.isNews, picks.picks.isEmpty { return }
        let shown = picks.picks.flatMap(words)
        let heading: PhraseKey =
            shown.isEmpty
            ? (picks.count == 0 ? .outingsNone : .outingsNothingFits)
            : picks.isNews ? .outingsNews : .outings
        say(Utterance([Phrase(heading, ["count": .number(picks.count)])] + shown, choices: .buttons([[newsOfOutings]])))
    }

    private var newsOfOutings: Choice {
        let isOn = meeting.outingNews == true
        return Choice(Phrase(isOn ? .buttonOutingsOff : .buttonOutingsOn), .meeting(.outingNews(!isOn)))
    }

    private func words(_ pick: OutingPick) -> [Phrase] {
        let day = Phrase(pick.quote.day)
        let text = RichText(pick.quote.text).shortened(to: Self.longestReason).plain
        return [words(pick.outing), Phrase(.outingWhy, ["day": .phrase(day), "text": .text(text)])]
    }

    private static var longestReason: Int { 200 }

    /// What it is, when and where, and where more is said of it.
    func words(_ outing: Outing) -> Phrase {
        let city = outing.city.name(in: person.language)
        let place = [city, outing.spot].compactMap(\.self).joined(separator: ", ")
        let line = Phrase(
            .outing, ["title": .text(outing.title), "when": .phrase(when(outing.time)), "place": .text(place)])
        return .lines([line] + (outing.link.map { [Phrase(.plain, ["text": .text($0)])] } ?? []))
    }

    private func when(_ time: Outing.Time) -> Phrase {
        switch time {
        case .once(_, _, let shown):
            return Phrase(.outingOnce, ["day": .phrase(Phrase(short: shown.date)), "time": .text("\(shown.time)")])
        case .open(let days):
            let names = Weekday.allCases.filter(days.contains).map { Phrase(.weekday($0)) }
            return names.count == Weekday.allCases.count ? Phrase(.outingDaily) : .row(names)
        }
    }
}

// MARK: Once a week

extension Turn {
    /// Has something told by itself once a week, or ends that.
    mutating func setOutingNews(_ isOn: Bool, _ message: MessageID?) -> Bool {
        guard (meeting.outingNews == true) != isOn else { return false }
        var own = meeting
        own.outingNews = isOn ? true : nil
        update { $0.meeting = own }
        isOn ? arrangeOutings() : cancel(Self.outingsKey)
        say(isOn ? .outingsOn : .outingsOff)
        return drop(message)
    }

    /// It is time. Whoever does not want it any more, or meets nobody, is left in peace.
    mutating func outingsDue() {
        guard meeting.outingNews == true else { return }
        guard person.agrees(to: .meeting) else {
            var own = meeting
            own.outingNews = nil
            return update { $0.meeting = own }
        }
        pickOutings(isNews: true)
        arrangeOutings()
    }

    private mutating func arrangeOutings() {
        order(.ring(.outings), key: Self.outingsKey, due: nextOutings)
    }

    private static var outingsKey: String { "outings-week" }

    /// The next Thursday at noon, while there is time to plan; later where noon is quiet.
    private var nextOutings: Timestamp {
        let days = (Weekday.thursday.rawValue - today.weekday.rawValue + 6) % 7 + 1
        let noon = LocalTime(wrapping: 12 * 60)
        let quiet = person.reminder.quiet
        let time = quiet.contains(noon) ? quiet.until : noon
        return moment(of: LocalDateTime(date: today.adding(days: days), time: time))
    }
}

// MARK: For two

extension Turn {
    /// Has a place found where two who know of each other could meet.
    mutating func findPlace(_ record: MatchRecord, _ own: PersonID) -> Bool {
        guard record.match.standing(for: own, at: now) == .mutual else { return false }
        guard mayMeet, person.agrees(to: .meeting) else {
            showMatches()
            return true
        }
        guard !isPlacedLately(record) else {
            say(.placeLately)
            return true
        }
        show(.typing)
        order(.findPlace(record.match.id), key: "place:\(record.match.id.rawValue)")
        return true
    }

    private func isPlacedLately(_ record: MatchRecord) -> Bool { record.placed.map { now - $0 < .days(1) } ?? false }

    /// A place was found, or none. In one step both are told.
    mutating func placed(_ id: MatchID, _ places: [MeetingPlace]) {
        guard let own = knowledge.id, let record = knowledge.matchRecords.first,
            record.match.standing(for: own, at: now) == .mutual, !isPlacedLately(record)
        else { return }
        guard record.match.isRevealed, !places.isEmpty, let other = record.match.partner(of: own) else {
            return say(.placeNothing)
        }
        change(.match(.placed(id, at: now)))
        perform(.tell(other, .placed(id, places)))
        show(places)
    }

    /// The other's step has found a place: it is told in the same words.
    mutating func hear(_ places: [MeetingPlace]) {
        guard let own = knowledge.id, let record = knowledge.matchRecords.first, record.match.isRevealed,
            record.match.standing(for: own, at: now) == .mutual
        else { return }
        show(places)
    }

    private mutating func show(_ places: [MeetingPlace]) {
        let shown = places.prefix(MeetingPlace.most).flatMap { place in
            [
                words(place.outing),
                Phrase.lines(
                    [Phrase(.placeReasons)] + place.reasons.map { Phrase(.matchBullet, ["text": .text($0)]) }),
            ]
        }
        say(Utterance([Phrase(.place)] + shown + [Phrase(.placeSame)]))
    }
}

extension PhraseKey {
    fileprivate static func weekday(_ day: Weekday) -> PhraseKey {
        switch day {
        case .monday: .outingMonday
        case .tuesday: .outingTuesday
        case .wednesday: .outingWednesday
        case .thursday: .outingThursday
        case .friday: .outingFriday
        case .saturday: .outingSaturday
        case .sunday: .outingSunday
        }
    }
}
