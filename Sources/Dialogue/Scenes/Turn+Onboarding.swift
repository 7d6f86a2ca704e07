import Domain
import Messaging

extension Turn {
    /// The first words between a person and the bot.
    mutating func meet(_ arrival: Arrival) {
        switch arrival.content {
        case .button(_, let press): acknowledge(press, Phrase(.buttonStale))
        case .edited, .group, .blocked, .unblocked: break
        case .text(let text): welcome(note(.text(text), of: arrival))
        case .voice(let recording): welcome(note(recording, of: arrival), isForwarded: recording.isForwarded)
        case .command(_, let argument):
            welcome()
            remember(invitation: argument)
        case .location, .attachment: welcome()
        }
    }

    private mutating func welcome(_ note: KeptNote? = nil, isForwarded: Bool = false) {
        var onboarding = Onboarding(step: .language)
        change(.person(person))
        if let note, !isForwarded { onboarding.kept = [note] }
        begin(onboarding)
        guard let note else { return }
        if isForwarded { askWhose(note) } else { say(.heldBack) }
    }

    /// Enters a step and asks its question.
    mutating func begin(_ onboarding: Onboarding) {
        scene = .onboarding(onboarding)
        ask(onboarding.step)
    }

    /// Asks the question of a step.
    mutating func ask(_ step: Onboarding.Step) {
        switch step {
        case .language: say(.welcome, [:], .buttons(languageChoices))
        case .consent:
            let yes = Choice(Phrase(.buttonConsent), .consent(true))
            say(.consentQuestion, consentValues, .buttons([[yes], [Choice(Phrase(.buttonNotNow), .consent(false))]]))
        case .birthDate: say(.birthDateQuestion, [:], skippable(step))
        case .name: say(.nameQuestion, [:], skippable(step))
        case .place: askForPlace(skippable(step))
        case .purposes: say(purposesQuestion, key: "purposes")
        case .reminder:
            let more = [
                Choice(Phrase(.buttonOtherTime), .settings(.typeReminder)),
                Choice(Phrase(.buttonNoReminder), .noReminder),
            ]
            say(Utterance([Phrase(.reminderQuestion)] + clockNotice, choices: .buttons(reminderChoices + [more])))
        }
    }

    /// Asks where the person lives: by typing, or by a shared location.
    mutating func askForPlace(_ choices: Choices) {
        say(.placeQuestion, [:], choices)
        say(.placeShare, [:], .shareLocation(Phrase(.buttonShareLocation)))
    }

    /// Where words are sent, in words.
    var consentValues: [String: Phrase.Value] { ["endpoint": .text(rules.speechEndpoint)] }

    /// Keeps something said too early for when it may be kept.
    mutating func holdBack(_ note: KeptNote, in onboarding: Onboarding) {
        var held = onboarding
        let isFull = held.kept.count >= Onboarding.mostKept
        if !isFull { held.kept.append(note) }
        scene = .onboarding(held)
        if isTooFast() { return }
        guard held.kept.count == 1 else { return say(isFull ? .heldBackFull : .heldBackToo) }
        say(.heldBack)
        ask(held.step)
    }

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
            guard isGiven else { return refuse(onboarding) }
            let moment = now
            update { $0.consents[.diaries] = moment }
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

    /// Goes to the next question that is not answered yet, or to the first entry.
    mutating func goOn(_ onboarding: Onboarding) {
        guard let next = onboarding.step.next else { return finish(onboarding) }
        var moved = onboarding
        moved.step = next
        guard !isAnswered(next) else { return goOn(moved) }
        scene = .onboarding(moved)
        ask(next)
    }

    /// Whether a question was answered when the person and the bot got to know each other before.
    private func isAnswered(_ step: Onboarding.Step) -> Bool {
        switch step {
        case .language, .consent: false
        case .birthDate: person.birthDate != nil
        case .name: person.name != nil
        case .place: person.place != nil
        case .purposes: !person.purposes.isEmpty
        case .reminder: person.reminder.time != nil
        }
    }

    private mutating func finish(_ onboarding: Onboarding) {
        scene = .idle
        scheduleReminder()
        say(.onboardingDone, greeting)
        state?.waiting += onboarding.kept
        guard state?.waiting.isEmpty == false else { return say(.firstPrompt) }
        keepWaiting()
    }

    private mutating func refuse(_ onboarding: Onboarding) -> Bool {
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

    private func skippable(_ step: Onboarding.Step) -> Choices {
        .buttons([[Choice(Phrase(.buttonSkip), .skip(step))]])
    }

    /// The buttons of several places.
    func choices(of places: [Place], skip: Bool) -> Choices {
        let names = places.map { $0.name(in: person.language) }
        let rows = zip(places, names).map { place, name in
            let hasNamesake = names.filter { $0 == name }.count > 1 && !place.region.isEmpty
            return [
                Choice(Phrase(hasNamesake ? .placeLine : .placeLineShort, placeValues(place)), .place(place.geonameID))
            ]
        }
        let again = Choice(Phrase(.buttonTypePlaceAgain), .typePlaceAgain)
        return .buttons(rows + [skip ? [again, Choice(Phrase(.buttonSkip), .skip(.place))] : [again]])
    }

    /// What the person may wish for, and what they do.
    var purposesQuestion: Utterance {
        let rows = Purpose.allCases.map { purpose in
            [
                Choice(
                    Phrase(
                        person.purposes.contains(purpose) ? .chosen : .notChosen,
                        ["what": .phrase(Phrase(.purpose(purpose)))]), .purpose(purpose))
            ]
        }
        let end =
            if case .onboarding = scene { Choice(Phrase(.buttonGoOn), .purposesDone) } else {
                Choice(Phrase(.section(.all)), .settings(.all))
            }
        return Utterance(Phrase(.purposesQuestion), choices: .buttons(rows + [[end]]))
    }

    /// A few times of day to choose from.
    var reminderChoices: [[Choice]] {
        [[9, 12, 18], [20, 21, 22]].map { row in
            row.map { hour in
                let time = LocalTime(wrapping: hour * 60)
                return Choice(Phrase(.plain, ["text": .text(time.description)]), .reminder(time))
            }
        }
    }

    /// The languages the bot speaks, each by its own name.
    var languageChoices: [[Choice]] {
        rules.languages.map { [Choice(Phrase(.plain, ["text": .text($0.name)]), .language($0.language))] }
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
