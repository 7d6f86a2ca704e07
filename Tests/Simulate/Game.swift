import Dialogue
import Domain

/// The game of guesses as a person plays it: what they tapped, and what the clone expected when they were about to.
struct Game {
    /// The first answer to each round, which is the one that counts.
    private(set) var taps: [GuessID: Int] = [:]
    /// What stood in the database, unanswered, before a tap.
    private var witnessed: [GuessID: Guess] = [:]

    /// Looks at the rounds that are open.
    mutating func witness(_ rounds: [GuessRound]) {
        for round in rounds where round.outcome == nil && witnessed[round.id] == nil {
            witnessed[round.id] = round.clone
        }
    }

    /// Taps an answer: of the newest round, or now and then of any, answered ones included.
    ///
    /// - Parameters:
    ///   - payloads: All buttons that can be seen.
    ///   - isHeard: Whether the bot takes answers.
    mutating func tap(among payloads: [String], isHeard: Bool, _ chance: Chance) -> (payload: String, isStale: Bool)? {
        let buttons = payloads.compactMap { payload -> (payload: String, round: GuessID, answer: Int)? in
            guard case .answerGuess(let round, let answer) = Button(payload: payload) else { return nil }
            return (payload, round, answer)
        }
        let newest = buttons.last?.round
        let choices = chance.happens(0.3) ? buttons : buttons.filter { $0.round == newest }
        guard let choice = chance.one(of: choices) else { return nil }
        let isStale = !isHeard || taps[choice.round] != nil
        if !isStale { taps[choice.round] = choice.answer }
        return (choice.payload, isStale)
    }

    /// What is wrong with the rounds that are kept: an answer lost, doubled or another one, a guess that was not there
    /// before the tap, or that changed after it.
    func complaints(about kept: [GuessRound]) -> [String] {
        let answered = kept.filter { $0.outcome != nil }
        let lost = Set(taps.keys).subtracting(answered.map(\.id)).map { "the answer to round \($0.rawValue) is lost" }
        return lost
            + answered.compactMap { round in
                guard let outcome = round.outcome, let tapped = taps[round.id] else {
                    return "round \(round.id.rawValue) was answered by nobody"
                }
                if outcome.answer != tapped { return "round \(round.id.rawValue) has another answer than was given" }
                if witnessed[round.id] != round.clone {
                    return
                        "what was expected in round \(round.id.rawValue) was not there before the answer, or has changed"
                }
                return outcome.at < round.askedAt ? "round \(round.id.rawValue) was answered before it was asked" : nil
            }
    }
}
