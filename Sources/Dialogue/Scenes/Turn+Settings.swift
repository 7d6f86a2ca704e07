import Domain
import Messaging

extension Turn {
    /// Shows what is set, with a button for each setting.
    mutating func showSettings() {
        let values: [String: Phrase.Value] = [
            "language": .phrase(Phrase(.languageName)),
            "name": person.name.map { .text($0) } ?? .phrase(Phrase(.notSet)),
            "place": person.place.map { .phrase(Phrase(.placeLineShort, placeValues($0))) } ?? .phrase(Phrase(.notSet)),
            "reminder": person.reminder.time.map { .text($0.description) } ?? .phrase(Phrase(.off)),
            "quiet": .phrase(quietPhrase(person.reminder.quiet)),
            "recordings": .phrase(Phrase(person.keepsRecordings ? .recordingsKept : .recordingsDiscarded)),
            "consent": .phrase(Phrase(person.agrees(to: .diaries) ? .consentGiven : .consentMissing)),
        ]
        let rows: [[Button.Section]] = [
            [.language, .name], [.place, .reminder], [.quiet, .recordings], [.consent],
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
        case .place: ask(for: .place)
        case .reminder:
            let more = [
                Choice(Phrase(.buttonOtherTime), .settings(.typeReminder)),
                Choice(Phrase(.buttonNoReminder), .noReminder),
            ]
            say(.reminderQuestion, [:], .buttons(reminderChoices + [more] + back))
        case .typeReminder: ask(for: .reminderTime)
        case .quiet: say(.quietQuestion, quietValues, .buttons(quietChoices + back))
        case .recordings:
            let yes = Choice(Phrase(.recordingsKept), .keepRecordings(true))
            say(
                .recordingsQuestion, [:],
                .buttons([[yes], [Choice(Phrase(.recordingsDiscarded), .keepRecordings(false))]] + back))
        case .consent:
            let choice =
                person.agrees(to: .diaries)
                ? Choice(Phrase(.buttonWithdraw), .consent(false)) : Choice(Phrase(.buttonConsent), .consent(true))
            say(.consentQuestion, consentValues, .buttons([[choice]] + back))
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
        case .name: say(.nameQuestion)
        case .place: askForPlace(.none)
        case .reminderTime: say(.timeQuestion)
        }
    }

    /// Takes what was typed for a setting.
    mutating func set(_ setting: Setting, to text: String, then: Scene) {
        switch setting {
        case .name:
            guard let name = text.asName else { return say(.nameNotRead) }
            scene = then
            update { $0.name = name }
            say(.nameSet, ["name": .text(name)])
        case .place:
            switch rules.atlas.find(text, language: person.language) {
            case .certain(let place):
                scene = then
                move(to: place)
            case .candidates(let places): say(.placeWhich, [:], choices(of: places, skip: false))
            case .none: say(.placeUnknown)
            }
        case .reminderTime:
            guard let time = TimeReading.time(in: text) else { return say(.timeNotRead) }
            scene = then
            _ = remind(at: time)
        }
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
        update { $0.consents[.diaries] = isGiven ? moment : nil }
        _ = drop(message)
        guard isGiven else {
            say(.consentWithdrawn)
            return true
        }
        scheduleReminder()
        say(.consentThanks)
        let waiting = state?.asides ?? []
        state?.asides = []
        for note in waiting { keep(note) }
        return true
    }

    func placeValues(_ place: Place) -> [String: Phrase.Value] {
        [
            "place": .text(place.name(in: person.language)), "region": .text(place.region),
            "country": .text(place.country(in: person.language)),
        ]
    }
}
