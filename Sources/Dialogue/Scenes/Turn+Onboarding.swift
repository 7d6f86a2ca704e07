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
        case .location, .contact, .attachment: welcome()
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
}
