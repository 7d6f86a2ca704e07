/// What a clone answers to a question of its person.
public struct Advice: Equatable, Codable, Sendable {
    /// What was asked.
    public var question: String
    /// What the answer rests on, the best first.
    public var grounds: [Quote]

    /// The most quotes shown with an answer.
    public static let mostGrounds = 4

    /// Answers.
    public init(question: String, grounds: [Quote]) {
        self.question = question
        self.grounds = grounds
    }
}
