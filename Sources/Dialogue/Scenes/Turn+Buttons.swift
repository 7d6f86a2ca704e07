import Domain
import Messaging

extension Turn {
    /// Does what a pressed button means, or says politely that its time is over.
    mutating func press(_ payload: String, _ press: String, on message: MessageID?) {
        guard let button = Button(payload: payload) else { return acknowledge(press, Phrase(.buttonStale)) }
        if isTooFast() { return acknowledge(press, tooFast) }
        guard act(on: button, message) else { return acknowledge(press, Phrase(.buttonStale)) }
        acknowledge(press, button == .close ? Phrase(.closed) : notice)
    }

    /// Returns whether the button still meant something.
    private mutating func act(on button: Button, _ message: MessageID?) -> Bool {
        switch button {
        case .language, .consent, .skip, .place, .typePlaceAgain, .purpose, .purposesDone, .reminder, .noReminder:
            return actOnProfile(button, message)
        case .done, .add, .correct, .correctPart, .delete, .deleteForGood, .keep, .hear, .whole, .open:
            return actOnDiary(button, message)
        case .page:
            showPage(isTurned: true)
            return true
        case .takeAside(let id): return resolveAside(id, isTaken: true, message)
        case .dropAside(let id): return resolveAside(id, isTaken: false, message)
        case .snooze: return snooze(message)
        case .settings(let section): return open(section)
        case .quiet(let hours): return keepQuiet(hours)
        case .keepRecordings(let isKept): return keepRecordings(isKept)
        case .rate, .guess, .hearQuote, .grounds: return actOnAdvice(button)
        case .cloneConsent(let isGiven): return decideOnClone(isGiven, message)
        case .memories(let kind, let page): return showMemories(of: kind, page: page)
        case .memory(let id): return showMemory(id)
        case .takeBack(let reason, let id): return takeBack(id, reason, message)
        case .doubt(let doubt, let answer): return settle(doubt, answer, message)
        case .upkeep(let upkeep): return keepUp(upkeep, message)
        case .disclosure(let step): return disclose(step)
        case .portrait: return showPortrait()
        case .picture: return orderPicture()
        case .play: return playAgain(message)
        case .answerGuess(let round, let chosen): return answer(round, chosen, message)
        case .offerGuesses(let isOn): return offerGuesses(isOn, message)
        case .questionPace(let pace): return setQuestionPace(pace, message)
        case .match(let button): return act(on: button, message)
        case .report(let button): return act(on: button, message)
        case .meeting(let button): return act(on: button, message)
        case .retrospect(let button): return act(on: button, message)
        case .leave: return leaveQuestion() && drop(message)
        case .close: return drop(message)
        }
    }

    private mutating func actOnProfile(_ button: Button, _ message: MessageID?) -> Bool {
        if case .onboarding(let onboarding) = scene { return answer(onboarding, button, message) }
        switch button {
        case .language(let language): return speak(language)
        case .consent(let isGiven): return decide(isGiven, message)
        case .place(let id): return move(toPlace: id, message)
        case .typePlaceAgain:
            ask(for: .place)
            return true
        case .purpose(let purpose): return toggle(purpose)
        case .reminder(let time): return remind(at: time)
        case .noReminder: return remind(at: nil)
        case .skip, .purposesDone, .done, .add, .correct, .correctPart, .delete, .deleteForGood, .keep, .hear,
            .whole, .open, .page, .takeAside, .dropAside, .snooze, .settings, .quiet, .keepRecordings,
            .cloneConsent, .rate, .guess, .hearQuote, .grounds, .memories, .memory, .takeBack, .doubt,
            .upkeep, .disclosure, .portrait, .picture, .play, .answerGuess, .offerGuesses, .questionPace, .match,
            .report, .meeting, .retrospect,
            .leave, .close:
            return false
        }
    }

    private mutating func resolveAside(_ id: Int64, isTaken: Bool, _ message: MessageID?) -> Bool {
        guard let note = takeAside(id) else { return false }
        _ = drop(message)
        if !isTaken {
            say(.asideDropped)
        } else if case .onboarding(let onboarding) = scene.underneath {
            holdBack(note, in: onboarding)
        } else {
            keepOrAsk(note)
        }
        return true
    }

    /// Leaves an open question unanswered, and says so. Returns whether there was one.
    mutating func leaveQuestion() -> Bool {
        let question = scene
        guard question.isInterruption else { return false }
        scene = question.underneath
        if case .confirmingDeletion = question { say(.deleteEverythingNot) } else { say(cancelled(question)) }
        return true
    }

    /// That a question is left; the button that shares a location goes with the question where one lives.
    func cancelled(_ question: Scene) -> Utterance {
        if case .asking(.place, _) = question { return Utterance(Phrase(.cancelled), choices: .removeReplyButtons) }
        if case .recalling = question { return Utterance(Phrase(.retrospectStopped)) }
        return Utterance(Phrase(.cancelled))
    }

    /// A button that leaves a question.
    var leaving: [[Choice]] { [[Choice(Phrase(.buttonLeave), .leave)]] }

    /// Takes the buttons off a message that has been answered.
    mutating func drop(_ message: MessageID?) -> Bool {
        if let message { perform(.removeButtons(message)) }
        return true
    }
}
