/// Chooses the next question of the game.
public struct GuessDeck: Sendable {
    /// How long a question rests before it is asked again: long enough to forget what one answered, and as long as in
    /// the study that clones are compared with (Park et al., "Generative agent simulations of 1,000 people", 2024).
    public static let rest: Duration = .days(14)
    /// How many of ten rounds ask again what the person has answered before, once there is something to ask again.
    public static let returningOfTen = 3

    private let questions: [GuessQuestion]

    /// A deck of the whole bank and questions of a person's own.
    public init(own: [GuessQuestion]) {
        questions = GuessBank.questions.map { .bank($0.name) } + own
    }

    /// The next question; none where all rest.
    ///
    /// Those of the topics asked about least come first, and of those that return, the ones answered least often.
    ///
    /// - Parameters:
    ///   - rounds: All rounds so far.
    ///   - chance: From 0 up to 1: the same leads to the same question.
    public func next(after rounds: [GuessRound], at now: Timestamp, chance: Double) -> GuessQuestion? {
        let asked = Dictionary(grouping: rounds) { $0.question.plain }
        let rested = questions.filter { question in
            (asked[question.plain] ?? []).allSatisfy { now - $0.askedAt >= Self.rest }
        }
        let answers = { (question: GuessQuestion) in (asked[question.plain] ?? []).count { $0.outcome != nil } }
        let returning = rested.filter { answers($0) > 0 }.least(by: answers)
        let fresh = rested.filter { answers($0) == 0 }
        let returns = !returning.isEmpty && (fresh.isEmpty || chance * 10 < Double(Self.returningOfTen))
        let used = Dictionary(grouping: rounds) { $0.question.topic }
        let candidates = (returns ? returning : fresh).least { used[$0.topic]?.count ?? 0 }
        return candidates.isEmpty ? nil : candidates[Self.place(chance, among: candidates.count)]
    }

    /// A place by chance. Digits of the number are taken that did not decide already whether a question returns.
    private static func place(_ chance: Double, among count: Int) -> Int {
        let digits = (chance * 1000).truncatingRemainder(dividingBy: 1)
        return min(Int(digits * Double(count)), count - 1)
    }
}

extension [GuessQuestion] {
    /// Those for which a count is the least.
    fileprivate func least(by count: (GuessQuestion) -> Int) -> [GuessQuestion] {
        let counts = map(count)
        let least = counts.min()
        return zip(self, counts).filter { $0.1 == least }.map(\.0)
    }
}
