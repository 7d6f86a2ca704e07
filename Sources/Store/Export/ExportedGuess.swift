import Domain

/// A round of guesses, in words that a reader of the exported file understands.
struct ExportedGuess: Encodable {
    private var asked: String
    private var question: String
    private var answers: [Answer]
    private var expected: String
    private var expectedBy: Guess.Method
    private var chosen: String?
    private var chosenAt: String?

    private struct Answer: Encodable {
        var answer: String
        var expected: Double
        var expectedOfAnybody: Double
    }

    /// - Parameter memories: Those that the round asks about, as far as they are still there.
    init(_ round: GuessRound, among memories: [Memory]) {
        asked = round.askedAt.iso
        question = round.question.name
        let names = round.question.answers(among: memories)
        let name = { (index: Int) in names.indices.contains(index) ? names[index] : "\(index + 1)" }
        let (clone, anybody) = (round.clone.distribution.shares, round.persona.distribution.shares)
        answers = zip(clone, anybody).enumerated().map { index, shares in
            Answer(answer: name(index), expected: shares.0, expectedOfAnybody: shares.1)
        }
        expected = name(round.clone.answer)
        expectedBy = round.clone.method
        chosen = round.outcome.map { name($0.answer) }
        chosenAt = round.outcome?.at.iso
    }
}

extension GuessQuestion {
    fileprivate var name: String {
        switch self {
        case .bank(let name): name
        case .own(let choice, _): choice.rawValue
        }
    }

    fileprivate func answers(among known: [Memory]) -> [String] {
        switch self {
        case .bank(let name): GuessBank.question(name)?.answers ?? []
        case .own(_, let ids): ids.map { id in known.first { $0.id == id }?.text ?? "-" }
        }
    }
}
