import Domain
import Messaging

/// Why the last one ended: a conversation for the person alone. What they answer is kept apart from the diary.
extension Turn {
    /// Does what a button of it means.
    mutating func act(on button: RetrospectButton, _ message: MessageID?) -> Bool {
        guard canBeAsked else { return false }
        switch button {
        case .start:
            say(Utterance([Phrase(.retrospectIntro), Phrase(.retrospectPrivate), Phrase(.retrospectProgram)]))
            reflect(.find)
        case .goOn: askOfPast()
        case .pass(let question):
            update { $0.retrospect.pass(question) }
            askOfPast()
            return drop(message)
        case .look(let usesModel): reflect(.compare(usesModel: usesModel))
        case .askErase: return askToEraseRetrospect()
        case .erase: return eraseRetrospect(message)
        }
        return true
    }

    private mutating func reflect(_ order: RetrospectOrder) {
        show(.typing)
        self.order(.reflect(order), key: "reflect")
    }

    /// Asks the next question, or offers to look at what was said.
    private mutating func askOfPast() {
        guard let question = person.retrospect.next else {
            if case .recalling(_, let then) = scene { scene = then }
            return say(Utterance([Phrase(.retrospectAsked)], choices: .buttons(looking + [[closing]])))
        }
        scene = .recalling(question, then: scene.underneath)
        let all = Retrospect.Question.allCases
        let number: [String: Phrase.Value] = [
            "number": .number((all.firstIndex(of: question) ?? 0) + 1), "all": .number(all.count),
        ]
        say(
            Utterance(
                [Phrase(.retrospectNumber, number), Phrase(.question(question))],
                choices: .buttons([
                    [
                        Choice(Phrase(.buttonPass), .retrospect(.pass(question))),
                        Choice(Phrase(.buttonStopHere), .leave),
                    ]
                ])))
    }

    /// Takes an answer. What sounds like danger goes before every question.
    mutating func recall(_ text: String, to question: Retrospect.Question) {
        guard canBeAsked else {
            scene = scene.underneath
            return say(.consentQuestion, consentValues, .buttons([[Choice(Phrase(.buttonConsent), .consent(true))]]))
        }
        let (words, day) = (text.trimmed, today)
        update { $0.retrospect.answer(question, words, on: day) }
        if case .recalling(_, let then) = scene { scene = then }
        guard !rules.soundsLikeDanger(words) else {
            return say(.retrospectDanger, [:], .buttons([[goingOn], [closing]]))
        }
        // Who has gone on to something else is not called back.
        if !scene.isInterruption { askOfPast() }
    }

    // MARK: What was found

    /// Shows what was found. Where something is to be forgotten since, it is looked for once more.
    mutating func reflected(_ found: Retrospection) {
        guard person.forgotten.areHeeded(by: found.heeded) else { return reflect(.find) }
        guard let patterns = found.patterns else { return showFound(found.said) }
        if found.said.isEmpty { return say(.retrospectNothing, [:], .buttons(continuing + [[closing]])) }
        let shown = patterns.isEmpty ? [Phrase(.retrospectNoPattern)] + words(found.said) : patterns.flatMap(words)
        say(
            Utterance(
                heading(found) + shown + trial(found) + (patterns.isEmpty ? [] : [Phrase(.retrospectOwnJudgement)]),
                choices: .buttons(continuing + erasing + [[closing]])))
    }

    private mutating func showFound(_ said: [Retrospection.Said]) {
        let answered = person.retrospect.answers.count
        let inDiary = said.filter { $0.diary != nil }
        let progress =
            answered > 0
            ? [
                Phrase(
                    .retrospectProgress,
                    ["count": .number(answered), "all": .number(Retrospect.Question.allCases.count)])
            ] : []
        let heading = Phrase(
            inDiary.isEmpty ? .retrospectFoundNothing : .retrospectFound, ["count": .number(inDiary.count)])
        say(
            Utterance(
                [heading] + words(inDiary) + progress,
                choices: .buttons(continuing + (said.isEmpty ? [] : looking) + erasing + [[closing]])))
    }

    private func heading(_ found: Retrospection) -> [Phrase] {
        guard let absence = found.absence else { return [Phrase(.retrospectByModel)] }
        return [Phrase(.retrospectByRules)]
            + (absence == .none || absence == .notAllowed ? [] : [Phrase(.absence(absence))])
    }

    private func words(_ pattern: Retrospection.Pattern) -> [Phrase] {
        let name =
            switch pattern.name {
            case .theme(let theme): Phrase(.theme(theme))
            case .text(let text): Phrase(.plain, ["text": .text(text)])
            }
        return [Phrase(.retrospectPattern, ["name": .phrase(name)])] + pattern.said.map(Self.said)
    }

    /// The newest words, the oldest of them first.
    private func words(_ said: [Retrospection.Said]) -> [Phrase] { said.suffix(Advice.mostGrounds).map(Self.said) }

    private static func said(_ said: Retrospection.Said) -> Phrase {
        Phrase(
            said.diary == nil ? .retrospectSaidHere : .retrospectSaid,
            ["day": .phrase(Phrase(said.day)), "text": .text(RichText(said.text).shortened(to: longestSaid).plain)])
    }

    private static var longestSaid: Int { 300 }

    /// What could be tried: what a model proposes, or what belongs to what returns most.
    private func trial(_ found: Retrospection) -> [Phrase] {
        if let trial = found.trial {
            return [Phrase(.retrospectTrial, ["text": .phrase(Phrase(.plain, ["text": .text(trial)]))])]
        }
        guard case .theme(let theme) = found.patterns?.first?.name else { return [] }
        return [Phrase(.retrospectTrial, ["text": .phrase(Phrase(.trial(of: theme)))])]
    }

    // MARK: Wiping

    private mutating func askToEraseRetrospect() -> Bool {
        guard !person.retrospect.isEmpty else { return false }
        say(
            .retrospectErase, ["count": .number(person.retrospect.answers.count)],
            .buttons([
                [Choice(Phrase(.buttonEraseAnswers), .retrospect(.erase))], [Choice(Phrase(.buttonNothing), .close)],
            ]))
        return true
    }

    private mutating func eraseRetrospect(_ message: MessageID?) -> Bool {
        guard !person.retrospect.isEmpty else { return false }
        update { $0.retrospect = Retrospect() }
        if case .recalling(_, let then) = scene { scene = then }
        say(.retrospectErased)
        return drop(message)
    }

    // MARK: Buttons

    private var goingOn: Choice {
        Choice(Phrase(person.retrospect.isEmpty ? .buttonBeginPast : .buttonGoOnPast), .retrospect(.goOn))
    }

    private var closing: Choice { Choice(Phrase(.buttonEnough), .close) }

    private var continuing: [[Choice]] { person.retrospect.next == nil ? [] : [[goingOn]] }

    /// A model is asked only where the person says so here, also if it may read the diary.
    private var looking: [[Choice]] {
        let plain = [Choice(Phrase(.buttonLookPlain), .retrospect(.look(usesModel: false)))]
        guard let endpoint = rules.modelEndpoint, person.agrees(to: .clone) else { return [plain] }
        let name: [String: Phrase.Value] = ["endpoint": .text(endpoint)]
        return [[Choice(Phrase(.buttonLookModel, name), .retrospect(.look(usesModel: true)))], plain]
    }

    private var erasing: [[Choice]] {
        person.retrospect.isEmpty ? [] : [[Choice(Phrase(.buttonEraseRetrospect), .retrospect(.askErase))]]
    }

    /// The button that begins it.
    var lookingBack: [Choice] { [Choice(Phrase(.buttonRetrospect), .retrospect(.start))] }
}

// MARK: Answers by voice

extension Turn {
    /// Takes a recording for an answer: it is transcribed, and not kept. It never becomes an entry of the diary.
    mutating func recall(_ recording: Recording, to question: Retrospect.Question) {
        let seconds = Double(recording.seconds)
        guard seconds <= SpokenQuestion.longest, (state?.spoken ?? []).count < SpokenQuestion.most else {
            return say(.retrospectTooLong, ["count": .number(Int(SpokenQuestion.longest / 60))], .buttons(leaving))
        }
        guard !isTooFast() else { return }
        var spoken = SpokenQuestion(id: PartID(rawValue: event), seconds: seconds)
        spoken.recalls = question
        begin(spoken, recording)
    }

    /// The words of an answer are there; none if they could not be made out.
    mutating func recalled(_ text: String?, to question: Retrospect.Question) {
        guard let text = text?.trimmed, !text.isEmpty else {
            return say(.retrospectNotHeard, [:], .buttons([[goingOn]]))
        }
        say(.retrospectHeard, ["text": .text(text)])
        recall(text, to: question)
    }

    /// What mentions a topic that is to be forgotten goes.
    mutating func forgetAnswers(to questions: [Retrospect.Question]?) {
        guard let questions, !questions.isEmpty else { return }
        update { $0.retrospect.forget(Set(questions)) }
    }
}

extension DialogueRules {
    /// Whether words sound as if somebody might harm themselves.
    func soundsLikeDanger(_ words: String) -> Bool {
        let folded = words.lowercased().replacing("ё", with: "е")
        return dangerWords.contains { folded.contains($0) }
    }
}

extension PhraseKey {
    fileprivate static func question(_ question: Retrospect.Question) -> PhraseKey {
        switch question {
        case .which: .retrospectWhich
        case .end: .retrospectEnd
        case .change: .retrospectChange
        case .unsaid: .retrospectUnsaid
        case .before: .retrospectBefore
        case .missed: .retrospectMissed
        }
    }

    fileprivate static func theme(_ theme: Retrospection.Theme) -> PhraseKey {
        switch theme {
        case .silence: .themeSilence
        case .distance: .themeDistance
        case .jealousy: .themeJealousy
        case .quarrels: .themeQuarrels
        case .lies: .themeLies
        case .blame: .themeBlame
        case .giving: .themeGiving
        case .loneliness: .themeLoneliness
        }
    }

    fileprivate static func trial(of theme: Retrospection.Theme) -> PhraseKey {
        switch theme {
        case .silence: .trialSilence
        case .distance: .trialDistance
        case .jealousy: .trialJealousy
        case .quarrels: .trialQuarrels
        case .lies: .trialLies
        case .blame: .trialBlame
        case .giving: .trialGiving
        case .loneliness: .trialLoneliness
        }
    }
}
