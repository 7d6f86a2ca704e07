import Domain
import Messaging

/// What came of a match: asked once, some days later, and told whenever the person likes. The other never sees it.
extension Turn {
    /// So many days after both have said yes it is asked.
    private static var daysUntilAsked: Int { 5 }

    /// Shows who the other is, and means to ask later what came of it.
    mutating func reveal() {
        showPartner()
        guard let match = knowledge.matchRecords.first?.match, match.isRevealed else { return }
        order(.ring(.outcome(match.id)), key: match.id.outcomeKey, due: goodHour(after: Self.daysUntilAsked))
    }

    /// The time to ask has come; while the person is busy or it is quiet, it comes again the next morning.
    mutating func outcomeDue() {
        guard let own = knowledge.id, let record = knowledge.matchRecords.first, record.match.isRevealed,
            person.isAskedOutcomes, record.outcome(of: own) == nil
        else { return }
        guard scene == .idle, !person.reminder.quiet.contains(local(now).time) else {
            return order(
                .ring(.outcome(record.match.id)), key: record.match.id.outcomeKey, due: goodHour())
        }
        askOutcome(record.match.id, isOwnIdea: false)
    }

    /// A button that tells it.
    func telling(_ match: MatchID) -> [Choice] { [Choice(Phrase(.buttonOutcome), .match(.askOutcome(match)))] }

    /// Returns whether there is something to tell.
    mutating func act(
        onOutcome button: MatchButton, _ record: MatchRecord, _ own: PersonID, _ message: MessageID?
    ) -> Bool {
        guard record.match.mutual != nil else { return false }
        switch button {
        case .outcome(let outcome, let id): return take(outcome, of: id, message)
        case .hush:
            update { $0.isAskedOutcomes = false }
            say(.outcomeHushed)
            return drop(message)
        default:
            askOutcome(record.match.id, isOwnIdea: true)
            return true
        }
    }

    private mutating func askOutcome(_ match: MatchID, isOwnIdea: Bool) {
        let name = knowledge.partner?.name
        let question =
            name.map { Phrase(.outcomeQuestion, ["name": .text($0)]) } ?? Phrase(.outcomeQuestionNameless)
        let answers = MatchOutcome.allCases.map { [Choice(Phrase(.outcome($0)), .match(.outcome($0, match)))] }
        let end =
            isOwnIdea
            ? [Choice(Phrase(.buttonClose), .close)] : [Choice(Phrase(.buttonHushOutcomes), .match(.hush(match)))]
        say(Utterance([question, Phrase(.outcomePrivate)], choices: .buttons(answers + [end])))
    }

    private mutating func take(_ outcome: MatchOutcome, of match: MatchID, _ message: MessageID?) -> Bool {
        change(.match(.went(match, outcome)))
        cancel(match.outcomeKey)
        let trouble = [[Choice(Phrase(.buttonTrouble), Button.match(.trouble(match)))]]
        say(.reply(to: outcome), [:], outcome == .bad ? .buttons(trouble) : .none)
        return drop(message)
    }
}

extension MatchID {
    fileprivate var outcomeKey: String { "outcome:\(rawValue)" }
}

extension PhraseKey {
    fileprivate static func outcome(_ outcome: MatchOutcome) -> PhraseKey {
        switch outcome {
        case .nothing: .buttonOutcomeNothing
        case .wrote: .buttonOutcomeWrote
        case .good: .buttonOutcomeGood
        case .bad: .buttonOutcomeBad
        }
    }

    fileprivate static func reply(to outcome: MatchOutcome) -> PhraseKey {
        switch outcome {
        case .nothing: .outcomeNothing
        case .wrote: .outcomeWrote
        case .good: .outcomeGood
        case .bad: .outcomeBad
        }
    }
}
