import Domain
import Messaging

/// What was said of meeting people, and changing it.
extension Turn {
    /// Shows it all, with a button for each item.
    mutating func showMeetingProfile() {
        let rows: [[MeetingProfile.Item]] = [
            [.aims, .gender], [.whom, .ages], [.reach, .dealBreakers], [.traits, .languages],
        ]
        let items = rows.map { row in row.map { Choice(Phrase(.name(of: $0)), .meeting(.ask($0))) } }
        let more = [
            [Choice(Phrase(.buttonPace), .meeting(.askPace)), Choice(Phrase(.buttonTrips), .meeting(.trips))],
            [resting, withdrawal],
        ]
        say(
            Utterance([Phrase(.meetingProfile, profileValues)] + pauseNotice, choices: .buttons(items + more)))
    }

    private var profileValues: [String: Phrase.Value] {
        let own = meeting
        let seeking = own.seeking
        return [
            "aims": list(Seeking.Aim.allCases.filter(seeking.aims.contains).map { Phrase(.aim($0)) }),
            "gender": .phrase(Phrase(own.gender.map { .ownGender($0) } ?? .notSet)),
            "whom": list(
                Gender.allCases.filter(seeking.genders.contains).map { Phrase(.soughtGender($0)) }, else: .whomAll),
            "ages": .phrase(Phrase(ages: seeking.ages)),
            "reach": .phrase(Phrase(.reach(seeking.reach))),
            "breakers": list(
                Seeking.DealBreaker.allCases.filter(seeking.dealBreakers.contains).map { Phrase(.dealBreaker($0)) },
                else: .dealBreakersNone),
            "traits": list(
                Seeking.DealBreaker.allCases.filter(own.traits.contains).map { Phrase(.ownTrait($0)) },
                else: .traitsNone),
            "languages": list(
                rules.languages.filter { own.languages.contains($0.language) }.map {
                    Phrase(.plain, ["text": .text($0.name)])
                }),
            "pace": .phrase(Phrase(.pace(own.pace))),
        ]
    }

    private func list(_ phrases: [Phrase], else nothing: PhraseKey = .notSet) -> Phrase.Value {
        .phrase(phrases.isEmpty ? Phrase(nothing) : .row(phrases))
    }

    /// Asks how often somebody new may come.
    mutating func askPace() -> Bool {
        let choices = MeetingProfile.Pace.allCases.map {
            [Choice(marked(Phrase(.pace($0)), meeting.pace == $0), .meeting(.pace($0)))]
        }
        say(.paceQuestion, [:], .buttons(choices))
        return true
    }

    mutating func set(_ pace: MeetingProfile.Pace, _ message: MessageID?) -> Bool {
        alter { $0.pace = pace }
        showMeetingProfile()
        return drop(message)
    }

    /// Asks for how long nobody new is to come.
    mutating func askPause() -> Bool {
        let choices = MeetingButton.Rest.allCases.map { [Choice(Phrase(.rest($0)), .meeting(.pause($0)))] }
        say(.pauseQuestion, [:], .buttons(choices))
        return true
    }

    mutating func rest(for rest: MeetingButton.Rest, _ message: MessageID?) -> Bool {
        let pause = rest.days.map { MeetingProfile.Pause.until(today.adding(days: $0)) } ?? .open
        alter { $0.pause = pause }
        say(Utterance(pauseNotice, choices: .buttons([[resting]])))
        return drop(message)
    }

    mutating func resume(_ message: MessageID?) -> Bool {
        guard meeting.pause != nil else { return false }
        alter { $0.pause = nil }
        say(.meetingResumed)
        return drop(message)
    }

    /// Changes what was said of meeting people.
    mutating func alter(_ change: (inout MeetingProfile) -> Void) {
        var own = meeting
        change(&own)
        update { $0.meeting = own }
    }
}
