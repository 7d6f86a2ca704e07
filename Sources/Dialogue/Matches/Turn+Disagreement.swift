public import Domain
import Messaging

/// Two who know of each other, and cannot agree on something: only when both have asked is anything said to both.
extension Turn {
    /// Does what a button of it means.
    mutating func act(on step: DisagreementStep, _ record: MatchRecord, _ own: PersonID, _ message: MessageID?) -> Bool
    {
        guard record.match.standing(for: own, at: now) == .mutual else { return false }
        guard mayMeet, person.agrees(to: .meeting) else {
            showMatches()
            return true
        }
        let waiting = record.disagreement?.ask(of: own, at: now)
        switch step {
        case .ask:
            if let waiting {
                sayWaiting(waiting, record.match.id, .disagreementWaiting)
            } else {
                askForLine(record.match.id)
            }
        case .topic(let topic): askToTell(topic, record.match.id)
        case .tell(let topic, let isTold):
            guard waiting == nil else { return false }
            ask(.init(own, at: now, topic: topic, isTold: isTold), record)
        case .withdraw:
            guard waiting != nil else { return false }
            change(.match(.agreed(record.match.id)))
            say(.disagreementWithdrawn)
        }
        return step == .ask || drop(message)
    }

    private mutating func askForLine(_ id: MatchID) {
        scene = .describing(.disagreement(id), then: scene.underneath)
        say(.disagreementAsk, [:], .buttons([[notNow]]))
    }

    /// Takes the line: it is looked at for its topic, and not kept.
    mutating func describe(disagreement text: String, in id: MatchID, then: Scene) {
        scene = then
        let topics = Disagreement.Topic.allCases
        let guess = rules.topic(of: text)
        let sorted = topics.filter { $0 == guess } + topics.filter { $0 != guess }
        let rows = sorted.map { [Choice(Phrase(.topic($0)), .match(.disagreement(.topic($0), id)))] }
        say(guess == nil ? .disagreementTopic : .disagreementTopicGuessed, [:], .buttons(rows + [[notNowClose]]))
    }

    private var notNowClose: Choice { Choice(Phrase(.buttonNotNow), .close) }

    private mutating func askToTell(_ topic: Disagreement.Topic, _ id: MatchID) {
        say(
            .disagreementTell, ["topic": .phrase(Phrase(.topic(topic)))],
            .buttons([
                [Choice(Phrase(.buttonTellTopic), .match(.disagreement(.tell(topic, true), id)))],
                [Choice(Phrase(.buttonHideTopic), .match(.disagreement(.tell(topic, false), id)))],
            ]))
    }

    private mutating func ask(_ ask: Disagreement.Ask, _ record: MatchRecord) {
        change(.match(.disagreed(record.match.id, ask)))
        var disagreement = record.disagreement ?? Disagreement()
        disagreement.take(ask)
        guard record.match.isRevealed, disagreement.isMutual(at: now) else {
            return sayWaiting(ask, record.match.id, .disagreementNoted)
        }
        show(.typing)
        say(.disagreementBoth)
        order(.mediate(record.match.id), key: record.match.id.mediationKey)
    }

    private mutating func sayWaiting(_ ask: Disagreement.Ask, _ id: MatchID, _ key: PhraseKey) {
        let until = Phrase(short: local(ask.at + Disagreement.patience).date)
        say(
            key, ["day": .phrase(until)],
            .buttons([[Choice(Phrase(.buttonWithdrawAsk), .match(.disagreement(.withdraw, id)))]]))
    }
}

// MARK: What is proposed

extension Turn {
    /// Something was found, or nothing. In one step both are told, if both still ask; whatever may not be told any more
    /// is looked for anew.
    mutating func mediated(_ id: MatchID, _ mediation: Mediation?) {
        guard let own = knowledge.id, let record = knowledge.matchRecords.first,
            record.match.standing(for: own, at: now) == .mutual
        else { return }
        guard let mediation, record.match.isRevealed, let disagreement = record.disagreement,
            disagreement.isMutual(at: now), let other = record.match.partner(of: own)
        else {
            change(.match(.agreed(id)))
            return say(.disagreementNothing)
        }
        guard Set(mediation.topics).isSubset(of: disagreement.topics(at: now)) else {
            return order(.mediate(id), key: id.mediationKey)
        }
        change(.match(.mediated(id)))
        perform(.tell(other, .mediated(id, mediation)))
        show(mediation)
    }

    /// The other's step has found something: it is told in the same words.
    mutating func hear(_ mediation: Mediation) {
        guard let own = knowledge.id, let record = knowledge.matchRecords.first, record.match.isRevealed,
            record.match.standing(for: own, at: now) == .mutual
        else { return }
        show(mediation)
    }

    private mutating func show(_ mediation: Mediation) {
        let topics = mediation.topics.map { Phrase(.topic($0)) }
        let named = topics.isEmpty ? [] : [Phrase(.mediationTopics, ["topics": .phrase(.row(topics))])]
        say(Utterance([Phrase(.mediation)] + named + body(of: mediation) + [Phrase(.mediationSame)]))
    }

    private func body(of mediation: Mediation) -> [Phrase] {
        func bullets(_ texts: [String]) -> [Phrase] { texts.map { Phrase(.matchBullet, ["text": .text($0)]) } }
        if !mediation.proposals.isEmpty {
            return [.lines([Phrase(.mediationProposals)] + bullets(mediation.proposals)), Phrase(.mediationByModel)]
        }
        let headings: [PhraseKey] = [.mediationOneCard, .mediationOtherCard]
        let cards = zip(headings, mediation.cards).filter { !$1.isEmpty }.map { heading, lines in
            Phrase.lines([Phrase(heading)] + bullets(lines))
        }
        return cards.isEmpty ? [Phrase(.mediationCardsEmpty)] : cards + [Phrase(.mediationByCards)]
    }
}

extension MatchID {
    fileprivate var mediationKey: String { "mediate:\(rawValue)" }
}

extension DialogueRules {
    /// What a line may be about, by its words; none where they tell nothing.
    func topic(of line: String) -> Disagreement.Topic? {
        let folded = line.lowercased().replacing("ё", with: "е")
        let counts = Disagreement.Topic.allCases.map { topic in
            (topic, (troubleWords[topic] ?? []).count { folded.contains($0) })
        }
        return counts.filter { $0.1 > 0 }.max { $0.1 < $1.1 }?.0
    }
}

extension PhraseKey {
    fileprivate static func topic(_ topic: Disagreement.Topic) -> PhraseKey {
        switch topic {
        case .time: .disagreementTime
        case .messages: .disagreementMessages
        case .plans: .disagreementPlans
        case .money: .disagreementMoney
        case .home: .disagreementHome
        case .closeness: .disagreementCloseness
        case .others: .disagreementOthers
        case .manner: .disagreementManner
        }
    }

    /// The words by which a topic is told.
    public static func words(of topic: Disagreement.Topic) -> PhraseKey {
        switch topic {
        case .time: .disagreementTimeWords
        case .messages: .disagreementMessagesWords
        case .plans: .disagreementPlansWords
        case .money: .disagreementMoneyWords
        case .home: .disagreementHomeWords
        case .closeness: .disagreementClosenessWords
        case .others: .disagreementOthersWords
        case .manner: .disagreementMannerWords
        }
    }
}
