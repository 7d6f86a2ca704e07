import Domain
import Messaging

/// Meeting people: how it stands, and what is missing for it.
extension Turn {
    /// What stands in the way of meeting people, in the order in which it is told.
    private enum Hindrance {
        case diaries, birthDate, age, place, clone
    }

    private var hindrance: Hindrance? {
        guard person.agrees(to: .diaries) else { return .diaries }
        guard person.birthDate != nil else { return .birthDate }
        guard person.maySocialise(on: today) else { return .age }
        guard person.place != nil else { return .place }
        return rules.modelEndpoint == nil || person.agrees(to: .clone) ? nil : .clone
    }

    /// Whether nothing stands in the way of meeting people.
    var mayMeet: Bool { hindrance == nil }

    /// Shows how it stands with meeting people, or asks for what is missing.
    mutating func showMatches() {
        if case .onboarding(let onboarding) = scene.underneath { return ask(onboarding.step) }
        if let hindrance { return explain(hindrance) }
        guard person.agrees(to: .meeting) else { return askForMeeting() }
        if let next = meeting.next { inquire(next) } else { showOverview() }
    }

    private mutating func explain(_ hindrance: Hindrance) {
        switch hindrance {
        case .diaries:
            say(.consentQuestion, consentValues, .buttons([[Choice(Phrase(.buttonConsent), .consent(true))]]))
        case .birthDate: say(.meetingNoBirthDate, [:], .buttons([[settings(.birthDate)]]))
        case .age: say(.meetingUnderAge)
        case .place: say(.meetingNoPlace, [:], .buttons([[settings(.place)]]))
        case .clone:
            say(.meetingNoClone)
            sayCloneConsent()
        }
    }

    private func settings(_ section: Button.Section) -> Choice { Choice(Phrase(.section(section)), .settings(section)) }
}

// MARK: The overview

extension Turn {
    /// How they want to meet others. Whoever said nothing of it yet speaks the language in which they are spoken to.
    var meeting: MeetingProfile {
        if let known = person.meeting { return known }
        var new = MeetingProfile()
        new.languages = [person.language]
        return new
    }

    private mutating func showOverview() {
        arrangeDayReport()
        let matches = matchOverview
        say(
            Utterance(
                [Phrase(.meetingOverview)] + (matches.entries.isEmpty ? nobody : [counts(matches)]) + pauseNotice
                    + restrictionNotice,
                choices: .buttons(
                    shown(matches) + (person.restriction == nil ? [] : [[objecting]])
                        + [
                            [
                                Choice(Phrase(.buttonMeetingProfile), .meeting(.profile)),
                                Choice(Phrase(.buttonTrips), .meeting(.trips)),
                            ],
                            [Choice(Phrase(.buttonClonesDay), .meeting(.today))], goingOut, lookingBack, [resting],
                        ].filter { !$0.isEmpty })))
    }

    /// The person's matches as they stand by now.
    var matchOverview: MatchOverview {
        knowledge.id.map { MatchOverview(knowledge.matchRecords, of: $0, at: now) } ?? MatchOverview()
    }

    /// That there is nobody yet, and what might help.
    private var nobody: [Phrase] {
        let seeking = meeting.seeking
        let hints =
            [Phrase(.meetingHintDiary)] + (meeting.gender == nil ? [Phrase(.meetingHintGender)] : [])
            + (seeking.reach == .city || seeking.reach == .nearby ? [Phrase(.meetingHintReach)] : [])
        return [Phrase(.meetingNobody), .lines([Phrase(.meetingHints)] + hints)]
    }

    /// The newest that there is still something to look at, each with a button.
    private func shown(_ matches: MatchOverview) -> [[Choice]] {
        let entries = [Match.Standing.new, .waiting, .mutual].flatMap(matches.entries)
        return entries.prefix(Self.mostShown).map { entry in
            let day = Phrase(short: local(entry.at).date)
            let label = Phrase(.matchOf(entry.standing), ["day": .phrase(day)])
            return [Choice(label, .match(.show(entry.id)))]
        }
    }

    private static var mostShown: Int { 8 }

    private func counts(_ matches: MatchOverview) -> Phrase {
        .lines(
            Match.Standing.allCases.map { standing in
                let count = matches.entries(standing).count
                return Phrase(.standing(standing), ["count": .number(count)])
            })
    }

    /// That nobody new comes just now, and until when.
    var pauseNotice: [Phrase] {
        guard let pause = meeting.pause, meeting.isPaused(on: today) else { return [] }
        return switch pause {
        case .until(let day): [Phrase(.meetingPausedUntil, ["day": .phrase(Phrase(short: day))])]
        case .open: [Phrase(.meetingPaused)]
        }
    }

    /// Rests from new people, or ends that.
    var resting: Choice {
        meeting.isPaused(on: today)
            ? Choice(Phrase(.buttonResume), .meeting(.resume)) : Choice(Phrase(.buttonPause), .meeting(.askPause))
    }
}
