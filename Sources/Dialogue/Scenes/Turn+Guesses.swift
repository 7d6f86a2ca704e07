import Domain
import Messaging

/// The game of guesses: the clone answers first, unseen; then the person does.
extension Turn {
    /// Has a question chosen, and the clone's guess made.
    mutating func play() {
        if case .onboarding(let onboarding) = scene.underneath { return ask(onboarding.step) }
        guard person.agrees(to: .diaries) else {
            return say(
                .consentQuestion, consentValues, .buttons([[Choice(Phrase(.buttonConsent), .consent(true))]]))
        }
        show(.typing)
        order(.guess, key: "guess")
    }

    mutating func playAgain(_ message: MessageID?) -> Bool {
        play()
        return drop(message)
    }

    /// The clone has guessed: what it expects is kept with the step that asks the person.
    mutating func guessed(_ draft: GuessDraft?) {
        guard person.agrees(to: .diaries) else { return }
        guard let draft else { return say(.guessNone) }
        // What the question is about can have been taken back meanwhile.
        guard let words = GuessWords(draft.question, among: knowledge.memories) else { return play() }
        let round = draft.round(GuessID(rawValue: event), at: now)
        change(.guess(round))
        let isOwn = !draft.question.memories.isEmpty
        say(
            Utterance(
                [Phrase(.guessQuestion, ["question": .phrase(words.question)])]
                    + (isOwn ? words.answers.map { Phrase(.guessAnswer, ["answer": .phrase($0)]) } : []),
                choices: .buttons(
                    words.answers.enumerated().map { [Choice($1.onButton, .answerGuess(round.id, $0))] })))
    }

    /// Takes the person's answer, once, and shows both.
    mutating func answer(_ id: GuessID, _ chosen: Int, _ message: MessageID?) -> Bool {
        guard person.agrees(to: .diaries), var round = knowledge.guesses.first(where: { $0.id == id }),
            round.outcome == nil, let words = GuessWords(round.question, among: knowledge.memories),
            words.answers.indices.contains(chosen), words.answers.indices.contains(round.clone.answer)
        else { return false }
        round.outcome = .init(answer: chosen, at: now)
        change(.guess(round))
        change(.trained(entry(of: round)))
        let isHit = round.clone.answer == chosen
        let values: [String: Phrase.Value] = [
            "yours": .phrase(words.answers[chosen]), "clone": .phrase(words.answers[round.clone.answer]),
            "sureness": .phrase(Phrase(.sureness(round.clone.sureness))),
        ]
        let next = [Choice(Phrase(.buttonAnotherGuess), .play), Choice(Phrase(.buttonEnough), .close)]
        say(isHit ? .guessHit : .guessMiss, values, .buttons([next]))
        return drop(message)
    }
}

extension Turn {
    /// What the answer to a round says of the clone's accuracy.
    private func entry(of round: GuessRound) -> TrainingEntry {
        let rounds = knowledge.guesses.map { $0.id == round.id ? round : $0 }
        var entry = TrainingEntry(.guessed(round.id), at: now, memories: round.question.memories)
        entry.accuracyBefore = CloneAccuracy(knowledge.guesses).clone.share
        entry.accuracyAfter = CloneAccuracy(rounds).clone.share
        return entry
    }
}

// MARK: Offers

extension Turn {
    /// Offers a round after an entry that was just finished: seldom, at no bad moment, and only if the clone knows
    /// enough to be worth a try.
    mutating func offerGuess(after entry: Diary) {
        guard person.agrees(to: .diaries), person.guessOffers.allows(on: today), scene == .idle,
            !person.reminder.quiet.contains(local(now).time), let closed = entry.closedAt, now - closed < .hours(1),
            knowledge.memoryCount ?? 0 >= GuessOffers.enoughMemories,
            // One question at a time.
            person.asked?[.clone] != now
        else { return }
        let day = today
        update { $0.guessOffers.lastDay = day }
        say(
            .guessOffer, [:],
            .buttons([
                [Choice(Phrase(.buttonPlay), .play), Choice(Phrase(.buttonNotNow), .close)],
                [Choice(Phrase(.buttonNoOffers), .offerGuesses(false))],
            ]))
    }

    /// Turns offers on or off.
    mutating func offerGuesses(_ isOn: Bool, _ message: MessageID?) -> Bool {
        update { $0.guessOffers.isOn = isOn }
        say(isOn ? .guessOffersOn : .guessOffersOff)
        return drop(message)
    }
}

extension Phrase {
    /// As much as a button shows.
    fileprivate var onButton: Phrase {
        guard case .text(let text) = values["text"] else { return self }
        return Phrase(.plain, ["text": .text(text.opening)])
    }
}
