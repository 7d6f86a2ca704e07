import Domain
import Messaging

/// The answers to the questions of getting to know each other.
extension Turn {
    /// Takes a typed answer.
    mutating func answer(_ onboarding: Onboarding, _ text: String, of arrival: Arrival) {
        switch onboarding.step {
        case .language, .consent, .purposes: holdBack(note(.text(text), of: arrival), in: onboarding)
        case .birthDate: isTooFast() ? () : read(birthDate: text, onboarding)
        case .name: isTooFast() ? () : read(name: text, onboarding)
        case .place: isTooFast() ? () : read(place: text, onboarding)
        case .reminder: isTooFast() ? () : read(reminder: text, onboarding)
        }
    }

    /// Takes a pressed answer. Returns whether it belongs to the open question.
    mutating func answer(_ onboarding: Onboarding, _ button: Button, _ message: MessageID?) -> Bool {
        switch (onboarding.step, button) {
        case (.language, .language(let language)):
            guard rules.speaks(language) else { return false }
            update { $0.language = language }
        case (.consent, .consent(let isGiven)):
            guard isGiven else { return refuse() && drop(message) }
            let moment = now
            update { $0.agree(to: .diaries, at: moment) }
        case (.birthDate, .skip(.birthDate)), (.name, .skip(.name)), (.purposes, .purposesDone): break
        case (.place, .skip(.place)): say(Phrase(.placeDone), .removeReplyButtons)
        case (.place, .place(let id)):
            guard let place = rules.atlas.place(id) else { return false }
            settle(in: place, onboarding)
            return drop(message)
        case (.place, .typePlaceAgain):
            say(.placeAgain, [:], skippable(.place))
            return drop(message)
        case (.purposes, .purpose(let purpose)): return toggle(purpose)
        case (.reminder, .reminder(let time)): return chooseReminder(time, onboarding) && drop(message)
        case (.reminder, .noReminder): return chooseReminder(nil, onboarding) && drop(message)
        default: return false
        }
        goOn(onboarding)
        return drop(message)
    }

    private mutating func refuse() -> Bool {
        say(.consentRefused, [:], .buttons([[Choice(Phrase(.buttonConsent), .consent(true))]]))
        return true
    }

    private mutating func read(birthDate text: String, _ onboarding: Onboarding) {
        guard let date = birthDate(in: text, else: skippable(.birthDate)) else { return }
        update { $0.birthDate = date }
        if !person.maySocialise(on: today) { say(.underAge) }
        goOn(onboarding)
    }

    /// The day on which somebody says they were born; says what is wrong with it where nobody can be.
    mutating func birthDate(in text: String, else choices: Choices) -> LocalDate? {
        guard let date = DateReading.date(in: text, language: person.language) else {
            say(.birthDateNotRead, [:], choices)
            return nil
        }
        guard date < today, date.age(on: today) < 130 else {
            say(.birthDateUnlikely, [:], choices)
            return nil
        }
        return date
    }

    private mutating func read(name text: String, _ onboarding: Onboarding) {
        guard let name = text.asName else { return say(.nameNotRead, [:], skippable(.name)) }
        update { $0.name = name }
        goOn(onboarding)
    }

    private mutating func read(place text: String, _ onboarding: Onboarding) {
        switch rules.atlas.find(text, language: person.language) {
        case .certain(let place): settle(in: place, onboarding)
        case .candidates(let places): say(.placeWhich, [:], choices(of: places, skip: true))
        case .none: say(.placeUnknown, [:], skippable(.place))
        }
    }

    private mutating func read(reminder text: String, _ onboarding: Onboarding) {
        guard let time = TimeReading.time(in: text) else {
            let none = [Choice(Phrase(.buttonNoReminder), .noReminder)]
            return say(.timeNotRead, [:], .buttons(reminderChoices + [none]))
        }
        _ = chooseReminder(time, onboarding)
    }

    /// Lives somewhere, as answer to the open question.
    mutating func settle(in place: Place, _ onboarding: Onboarding) {
        update { $0.place = place }
        say(Phrase(.placeSet, placeValues(place)), .removeReplyButtons)
        goOn(onboarding)
    }

    /// Chooses a wish, or drops it.
    mutating func toggle(_ purpose: Purpose) -> Bool {
        update { person in
            if person.purposes.remove(purpose) == nil { person.purposes.insert(purpose) }
        }
        amend("purposes", purposesQuestion)
        return true
    }

    private mutating func chooseReminder(_ time: LocalTime?, _ onboarding: Onboarding) -> Bool {
        guard !isTooQuiet(time) else { return true }
        update { $0.reminder.time = time }
        goOn(onboarding)
        return true
    }
}

extension String {
    /// What a person may be called: one line of 1 to 64 characters, at least one of them a letter or digit.
    var asName: String? {
        let name = split(whereSeparator: \.isWhitespace).joined(separator: " ")
        guard name.count <= 64, name.unicodeScalars.count <= 128, name.contains(where: { $0.isLetter || $0.isNumber })
        else { return nil }
        return name
    }
}
