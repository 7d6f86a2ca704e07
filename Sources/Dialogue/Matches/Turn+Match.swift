import Domain
import Messaging

/// Two people who are told of each other: the card, their answers, and who the other is once both have said yes.
extension Turn {
    /// The match that the step is about, and the person's number.
    var present: (own: PersonID, record: MatchRecord)? {
        guard let own = knowledge.id, let record = knowledge.matchRecords.first else { return nil }
        return (own, record)
    }

    /// The good minute has come: in one step both are told, or neither is. Whoever has withdrawn meanwhile, or is gone,
    /// has ended it.
    mutating func tellBoth(_ record: MatchRecord) {
        guard let own = knowledge.id, !record.isTold, let other = record.match.partner(of: own),
            record.match.isLive(at: now)
        else { return }
        change(.match(.told(record.match.id)))
        perform(.tell(other, .proposed(record.match.id)))
        show(record, answers(record))
    }

    /// Shows the card, with the buttons that answer it.
    mutating func showProposal() {
        guard let (own, record) = present, record.match.standing(for: own, at: now) == .new else { return }
        show(record, answers(record))
    }

    /// Shows the card, with the buttons that go with how it stands, and its picture.
    private mutating func show(_ record: MatchRecord, _ choices: Choices) {
        var shown = card(record, choices)
        shown.paragraphs += programNotice()
        say(shown)
        orderPicture(of: record.match.id)
    }

    /// Shows who the other is, to one of two who have both said yes.
    mutating func showPartner(isAgain: Bool = false) {
        guard let (own, record) = present, record.match.standing(for: own, at: now) == .mutual,
            let partner = knowledge.partner
        else { return }
        let name = partner.name.map { Phrase(.matchMutual, ["name": .text($0)]) } ?? Phrase(.matchMutualNameless)
        let opening = record.card.side(of: own)?.opening.map { [Phrase(.matchOpening, ["text": .text($0)])] } ?? []
        let trouble = Choice(Phrase(.buttonTrouble), .match(.trouble(record.match.id)))
        let place = rules.hasOutings ? [[Choice(Phrase(.buttonPlace), .match(.place(record.match.id)))]] : []
        let disagreement = Choice(Phrase(.buttonDisagree), .match(.disagreement(.ask, record.match.id)))
        say(
            Utterance(
                [name] + ways(to: partner, in: record.match.id) + opening + [Phrase(.matchSafety)],
                choices: .buttons(
                    sharing(record.match.id) + (isAgain ? [telling(record.match.id)] : []) + place + [
                        [asking(record.match.id)], [disagreement], [trouble],
                    ]))
        )
        introduce(partner)
    }
}

// MARK: Answering

extension Turn {
    /// Does what a button of a match means. Returns whether it still meant something.
    mutating func act(on button: MatchButton, _ message: MessageID?) -> Bool {
        guard let (own, record) = present, record.isTold, record.match.partner(of: own) != nil else { return false }
        switch button {
        case .answer(.reported, _): return askForReason(record, own)
        case .answer(let answer, _): return self.answer(record, answer, own, message)
        case .report(let reason, _): return report(record, reason, own, message)
        case .why: return explain(record, own)
        case .trouble: return askForTrouble(record.match)
        case .show: return askToShow(record, own)
        case .talks:
            vet(record.match.id, for: .talks)
            return true
        case .share: return askForContact(record, own)
        case .advice: return askClone(about: record, own)
        case .askOutcome, .outcome, .hush: return act(onOutcome: button, record, own, message)
        case .disagreement(let step, _): return act(on: step, record, own, message)
        case .place: return findPlace(record, own)
        }
    }

    private mutating func answer(
        _ record: MatchRecord, _ answer: Match.Answer, _ own: PersonID, _ message: MessageID?
    ) -> Bool {
        if answer == .accepted, person.restriction != nil {
            say(Utterance(restrictionNotice, choices: .buttons([[objecting]])))
            return true
        }
        var match = record.match
        let outcome = match.take(answer, of: own, at: now)
        guard outcome != .idle, let other = match.partner(of: own) else { return false }
        change(.match(.answered(match.id, answer, at: now)))
        if outcome == .revealed {
            // By events on both sides: each is told in a step of their own, which looks again at how it stands.
            perform(.tell(own, .revealed(match.id)))
            perform(.tell(other, .revealed(match.id)))
        } else {
            say(.reply(to: answer))
        }
        return drop(message)
    }

    /// What is wrong, while there is still something to be said.
    private mutating func askForReason(_ record: MatchRecord, _ own: PersonID) -> Bool {
        var match = record.match
        guard match.take(.reported, of: own, at: now) != .idle else { return false }
        let rows = Report.Reason.allCases.map { reason in
            [Choice(Phrase(.reason(reason)), .match(.report(reason, record.match.id)))]
        }
        say(.reasonQuestion, [:], .buttons(rows + [[Choice(Phrase(.buttonClose), .close)]]))
        return true
    }

    /// Ends the match, and has operators look at it. Whether that restricts the other, the store finds.
    private mutating func report(
        _ record: MatchRecord, _ reason: Report.Reason, _ own: PersonID, _ message: MessageID?
    ) -> Bool {
        guard answer(record, .reported, own, message), let other = record.match.partner(of: own) else { return false }
        change(.report(.complained(ReportID(rawValue: event), reason, record.match.id, at: now)))
        perform(.tell(other, .restricted))
        perform(.callOperators)
        return true
    }

    private mutating func askToShow(_ record: MatchRecord, _ own: PersonID) -> Bool {
        switch record.match.standing(for: own, at: now) {
        case .new, .waiting: vet(record.match.id, for: .showing)
        case .mutual: showPartner(isAgain: true)
        case .past, nil: return false
        }
        return true
    }

    /// Shows a card that was looked at, as it stands for the person by now.
    mutating func showAgain(_ record: MatchRecord) {
        switch knowledge.id.flatMap({ record.match.standing(for: $0, at: now) }) {
        case .new: show(record, answers(record))
        case .waiting: show(record, trouble(record))
        case .mutual: showPartner(isAgain: true)
        case .past, nil: break
        }
    }

    private mutating func askForTrouble(_ match: Match) -> Bool {
        let ways: [(PhraseKey, Match.Answer)] = [(.buttonBlock, .blocked), (.buttonReport, .reported)]
        say(
            .matchTrouble, [:],
            .buttons(
                ways.map { [Choice(Phrase($0), .match(.answer($1, match.id)))] }
                    + [[Choice(Phrase(.buttonClose), .close)]]))
        return true
    }

    private func answers(_ record: MatchRecord) -> Choices {
        let match = record.match
        return .buttons(
            [
                [Choice(Phrase(.buttonAccept), .match(.answer(.accepted, match.id)))],
                [
                    Choice(Phrase(.buttonLater), .match(.answer(.later, match.id))),
                    Choice(Phrase(.buttonReject), .match(.answer(.rejected, match.id))),
                ],
            ] + more(record))
    }

    private func trouble(_ record: MatchRecord) -> Choices { .buttons(more(record)) }

    /// What more can be known of it, and what to do if something is wrong.
    private func more(_ record: MatchRecord) -> [[Choice]] {
        let id = record.match.id
        let talks = record.card.basis == .conversations ? [[Choice(Phrase(.buttonTalks), .match(.talks(id)))]] : []
        return talks + [[Choice(Phrase(.buttonWhy), .match(.why(id))), asking(id)], troubleChoices(record.match)]
    }

    private func troubleChoices(_ match: Match) -> [Choice] {
        [Choice(Phrase(.buttonTrouble), .match(.trouble(match.id)))]
    }
}

// MARK: What a card says

extension Turn {
    private func card(_ record: MatchRecord, _ choices: Choices) -> Utterance {
        let card = record.card
        let aims = Seeking.Aim.allCases.filter(card.aims.contains).map { Phrase(.aim($0)) }
        let until = Phrase(short: local(record.match.deadline).date)
        return Utterance(
            [Phrase(.matchFound, ["aims": .phrase(.row(aims))])] + content(of: card) + [
                Phrase(.matchReason), Phrase(.matchUntil, ["day": .phrase(until)]),
            ], choices: choices)
    }

    /// What it says of the two.
    func content(of card: MatchCard) -> [Phrase] {
        [.lines([Phrase(.matchChance, card.chance.values), Phrase(.band(card.band))])]
            + list(card.basis == .profiles ? .matchBothSay : .matchCommon, card.common)
            + list(.matchCautions, card.cautions)
            + list(.matchSettled, card.settled)
            + (card.retelling.map { [Phrase(.matchRetelling, ["text": .text($0)])] } ?? [])
            + (card.reason.map { [Phrase(.matchClonesSay, ["text": .text($0)])] } ?? [])
            + visit(card) + list(.matchNews, knowledge.id.flatMap { card.side(of: $0)?.news } ?? [])
    }

    /// When the other comes to where the person lives.
    private func visit(_ card: MatchCard) -> [Phrase] {
        guard let trip = knowledge.id.flatMap({ card.side(of: $0)?.visit }), trip.days.upperBound >= today else {
            return []
        }
        return [Phrase(.matchVisit, ["trip": .phrase(words(for: trip))])]
    }

    private func list(_ heading: PhraseKey, _ items: [String]) -> [Phrase] {
        guard !items.isEmpty else { return [] }
        return [.lines([Phrase(heading)] + items.map { Phrase(.matchBullet, ["text": .text($0)]) })]
    }

    /// Says how each level suits the person, and what all of it rests on.
    private mutating func explain(_ record: MatchRecord, _ own: PersonID) -> Bool {
        guard let side = record.card.side(of: own) else { return false }
        let levels = CompatibilityLevel.allCases.map { level in
            let name: [String: Phrase.Value] = ["level": .phrase(Phrase(.level(level)))]
            guard let score = side.levels[level], score.evidence > 0 else { return Phrase(.matchLevelUnknown, name) }
            let share = Int((score.value * 100).rounded())
            return Phrase(.matchLevel, name.merging(["share": .number(share)]) { $1 })
        }
        say(Utterance([.lines(levels), Phrase(record.card.basis == .profiles ? .matchByProfiles : .matchBySpeaking)]))
        return true
    }
}

extension PhraseKey {
    fileprivate static func reply(to answer: Match.Answer) -> PhraseKey {
        switch answer {
        case .accepted: .matchAccepted
        case .later: .matchLater
        case .rejected, .withdrawn: .matchRejected
        case .blocked: .matchBlocked
        case .reported: .matchReported
        }
    }

    fileprivate static func band(_ band: MatchCard.Band) -> PhraseKey {
        switch band {
        case .littleKnown: .bandLittleKnown
        case .someCommon: .bandSomeCommon
        case .muchCommon: .bandMuchCommon
        }
    }

    static func level(_ level: CompatibilityLevel) -> PhraseKey {
        switch level {
        case .values: .levelValues
        case .emotional: .levelEmotional
        case .communication: .levelCommunication
        case .lifestyle: .levelLifestyle
        case .conflict: .levelConflict
        }
    }
}
