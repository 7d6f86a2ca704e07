import Domain
import Messaging

extension Turn {
    /// Shows what is set, with a button for each setting.
    mutating func showSettings() {
        let values: [String: Phrase.Value] = [
            "language": .phrase(Phrase(.languageName)),
            "name": person.name.map { .text($0) } ?? .phrase(Phrase(.notSet)),
            "birth": .phrase(person.birthDate.map { Phrase($0) } ?? Phrase(.notSet)),
            "place": person.place.map { .phrase(Phrase(.placeLineShort, placeValues($0))) } ?? .phrase(Phrase(.notSet)),
            "reminder": person.reminder.time.map { .text($0.description) } ?? .phrase(Phrase(.off)),
            "quiet": .phrase(quietPhrase(person.reminder.quiet)),
            "recordings": .phrase(Phrase(person.keepsRecordings ? .recordingsKept : .recordingsDiscarded)),
            "questions": .phrase(Phrase(.questionPace(person.questions.pace))),
            "guesses": .phrase(Phrase(person.guessOffers.isOn ? .on : .off)),
            "consent": .phrase(Phrase(person.agrees(to: .diaries) ? .consentGiven : .consentMissing)),
        ]
        let rows: [[Button.Section]] = [
            [.language, .name], [.birthDate, .place], [.purposes, .reminder], [.quiet, .recordings],
            [.guesses, .questions], [.consent],
        ]
        say(
            .settings, values,
            .buttons(
                rows.map { row in row.map { Choice(Phrase(.section($0)), .settings($0)) } }
                    + [[Choice(Phrase(.buttonClose), .close)]]))
    }

    /// Opens a section of the settings.
    mutating func open(_ section: Button.Section) -> Bool {
        switch section {
        case .all: showSettings()
        case .language: say(.languageQuestion, [:], .buttons(languageChoices + back))
        case .name: ask(for: .name)
        case .birthDate: ask(for: .birthDate)
        case .place: ask(for: .place)
        case .purposes: say(purposesQuestion, key: "purposes")
        case .reminder:
            let more = [
                Choice(Phrase(.buttonOtherTime), .settings(.typeReminder)),
                Choice(Phrase(.buttonNoReminder), .noReminder),
            ]
            say(
                Utterance([Phrase(.reminderQuestion)] + clockNotice, choices: .buttons(reminderChoices + [more] + back))
            )
        case .typeReminder: ask(for: .reminderTime)
        case .quiet: say(.quietQuestion, quietValues, .buttons(quietChoices + back))
        case .recordings:
            let yes = Choice(Phrase(.recordingsKept), .keepRecordings(true))
            say(
                .recordingsQuestion, [:],
                .buttons([[yes], [Choice(Phrase(.recordingsDiscarded), .keepRecordings(false))]] + back))
        case .questions: showQuestionPace(back: back)
        case .guesses:
            let choices = [Choice(Phrase(.on), .offerGuesses(true)), Choice(Phrase(.off), .offerGuesses(false))]
            say(.guessOffersQuestion, [:], .buttons([choices] + back))
        case .consent:
            let choice =
                person.agrees(to: .diaries)
                ? Choice(Phrase(.buttonWithdraw), .consent(false)) : Choice(Phrase(.buttonConsent), .consent(true))
            say(.consentQuestion, consentValues, .buttons([[choice]] + back))
            if person.agrees(to: .diaries) { sayCloneConsent() }
            sayMeetingConsent()
        }
        return true
    }

    private var back: [[Choice]] { [[Choice(Phrase(.sectionAll), .settings(.all))]] }

    /// Asks for something to be typed.
    mutating func ask(for setting: Setting) {
        if case .onboarding(let onboarding) = scene.underneath {
            return setting == .reminderTime && onboarding.step == .reminder ? say(.timeQuestion) : ask(onboarding.step)
        }
        scene = .asking(setting, then: scene.underneath)
        switch setting {
        case .name: say(.nameQuestion, [:], .buttons(leaving))
        case .birthDate: say(.birthDateQuestion, [:], .buttons(leaving))
        case .place: askForPlace(.buttons(leaving))
        case .reminderTime: say(.timeQuestion, [:], .buttons(leaving))
        }
    }

    /// Takes what was typed for a setting.
    mutating func set(_ setting: Setting, to text: String, then: Scene) {
        switch setting {
        case .name:
            guard let name = text.asName else { return say(.nameNotRead, [:], .buttons(leaving)) }
            scene = then
            update { $0.name = name }
            say(.nameSet, ["name": .text(name)])
        case .birthDate:
            guard let date = birthDate(in: text, else: .buttons(leaving)) else { return }
            scene = then
            wasBorn(on: date)
        case .place:
            switch rules.atlas.find(text, language: person.language) {
            case .certain(let place):
                scene = then
                move(to: place)
            case .candidates(let places): say(.placeWhich, [:], choices(of: places, skip: false))
            case .none: say(.placeUnknown, [:], .buttons(leaving))
            }
        case .reminderTime:
            guard let time = TimeReading.time(in: text) else { return say(.timeNotRead, [:], .buttons(leaving)) }
            _ = remind(at: time)
        }
    }

    private mutating func wasBorn(on date: LocalDate) {
        update { $0.birthDate = date }
        let set = Phrase(.birthDateSet, ["day": .phrase(Phrase(date))])
        say(Utterance(person.maySocialise(on: today) ? [set] : [set, Phrase(.underAge)]))
    }

    mutating func speak(_ language: Language) -> Bool {
        guard rules.speaks(language) else { return false }
        update { $0.language = language }
        say(.languageSet)
        return true
    }

    mutating func move(toPlace id: Int, _ message: MessageID?) -> Bool {
        guard case .asking(.place, let then) = scene, let place = rules.atlas.place(id) else { return false }
        scene = then
        move(to: place)
        return drop(message)
    }

    mutating func move(to place: Place) {
        update { $0.place = place }
        say(Phrase(.placeSet, placeValues(place)), .removeReplyButtons)
        scheduleReminder()
    }

    mutating func keepRecordings(_ isKept: Bool) -> Bool {
        update { $0.keepsRecordings = isKept }
        say(isKept ? .recordingsKeptSet : .recordingsDiscardedSet)
        return true
    }

    /// Gives or withdraws consent to diaries.
    mutating func decide(_ isGiven: Bool, _ message: MessageID?) -> Bool {
        let moment = now
        let ended = meetingEnded(isGiven)
        update { isGiven ? $0.agree(to: .diaries, at: moment) : $0.withdraw(.diaries) }
        if !isGiven { dropSpokenQuestions() }
        _ = drop(message)
        guard isGiven else {
            say(Utterance([Phrase(.consentWithdrawn)] + ended))
            return true
        }
        scheduleReminder()
        say(.consentThanks)
        keepWaiting()
        return true
    }

    func placeValues(_ place: Place) -> [String: Phrase.Value] {
        [
            "place": .text(place.name(in: person.language)), "region": .text(place.region),
            "country": .text(place.country(in: person.language)),
        ]
    }
}
