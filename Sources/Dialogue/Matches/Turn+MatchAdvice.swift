import Domain
import Messaging

/// What the person's clone makes of a match: from the person's own words, and of the other from nothing but the card.
extension Turn {
    /// Asks the clone about a match.
    func asking(_ match: MatchID) -> Choice { Choice(Phrase(.buttonAskDouble), .match(.advice(match))) }

    /// Returns whether there is still something to ask about.
    mutating func askClone(about record: MatchRecord, _ own: PersonID) -> Bool {
        let standing = record.match.standing(for: own, at: now)
        guard standing != nil, standing != .past, person.agrees(to: .diaries),
            let question = rules.matchQuestions[person.language]
        else { return false }
        orderAdvice(question, card: record.card.words)
        say(.matchAsked)
        return true
    }

    /// That a program speaks, and can be wrong: once, with the first card that a person is shown.
    mutating func programNotice() -> [Phrase] {
        guard person.toldOfProgram == nil else { return [] }
        let moment = now
        update { $0.toldOfProgram = moment }
        return [Phrase(.programNotice)]
    }
}

extension MatchCard {
    /// All that it says in words.
    fileprivate var words: String {
        let lines = common + cautions + settled + [retelling].compactMap(\.self)
        return String(lines.joined(separator: "\n").prefix(AdviceOrder.longestCard))
    }
}
