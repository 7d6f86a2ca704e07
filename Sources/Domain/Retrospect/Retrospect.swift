/// What a person has answered, for themselves alone, to questions on how relationships of theirs ended.
///
/// It is kept apart from the diary: nobody reads it for memories, so nothing of it can come to stand on a card, to count
/// in a score or to be said by the clone.
public struct Retrospect: Equatable, Codable, Sendable {
    /// The answers, in the order in which they were given.
    public private(set) var answers: [Answer] = []
    /// The questions that were passed over.
    public private(set) var passed: Set<Question> = []

    /// The most characters of an answer; the rest is not kept.
    public static let longest = 2000

    /// The questions, in the order in which they are asked.
    public enum Question: String, Hashable, Codable, Sendable, CaseIterable {
        case which, end, change, unsaid, before, missed
    }

    /// An answer.
    public struct Answer: Equatable, Codable, Sendable {
        /// To which question.
        public var question: Question
        /// What was said.
        public var text: String
        /// On which local day.
        public var day: LocalDate

        /// Answers.
        public init(_ question: Question, _ text: String, on day: LocalDate) {
            (self.question, self.text, self.day) = (question, text, day)
        }
    }

    /// Nothing was answered yet.
    public init() {}

    /// Whether there is nothing to keep.
    public var isEmpty: Bool { answers.isEmpty && passed.isEmpty }

    /// What is to be asked next; none where everything was answered or passed over.
    public var next: Question? {
        Question.allCases.first { question in
            !passed.contains(question) && !answers.contains { $0.question == question }
        }
    }

    /// Takes an answer, in the place of an earlier one.
    public mutating func answer(_ question: Question, _ text: String, on day: LocalDate) {
        forget([question])
        answers.append(Answer(question, String(text.prefix(Self.longest)), on: day))
    }

    /// Passes over a question; what was answered to it stays.
    public mutating func pass(_ question: Question) { passed.insert(question) }

    /// Nothing is kept of some answers; the questions can be put again.
    public mutating func forget(_ questions: Set<Question>) {
        answers.removeAll { questions.contains($0.question) }
        passed.subtract(questions)
    }
}
