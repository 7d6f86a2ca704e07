public import Domain

/// Guesses what somebody would choose.
public protocol Guesser: Sendable {
    /// How likely each answer is.
    ///
    /// - Throws: Why no guess can be made now; `CancellationError` where nobody wants to know any more.
    func expectation(_ inquiry: GuessInquiry) async throws -> Expected
}

/// A question of which the answer is to be guessed.
public struct GuessInquiry: Equatable, Sendable {
    /// The question, in the person's language.
    public var question: String
    /// Its answers, two to four.
    public var answers: [String]
    /// Who is asked.
    public var subject: Subject
    /// The language of question and answers.
    public var language: Language
    /// For whom the work is done.
    public var person: PersonID
    /// The day on which it is asked.
    public var day: LocalDate

    /// Who is asked, and what is known of them.
    public enum Subject: Equatable, Sendable {
        /// The person: what the clone knows, and their words that come nearest to the question.
        case own([Memory], quotes: [Quote])
        /// Just anybody of an age in full years and a country, as far as these are known.
        case anybody(age: Int?, country: String?)
    }

    /// Asks.
    public init(
        question: String, answers: [String], subject: Subject, language: Language, person: PersonID, day: LocalDate
    ) {
        self.question = question
        self.answers = answers
        self.subject = subject
        self.language = language
        self.person = person
        self.day = day
    }
}

/// What is expected, and what that rests on.
public struct Expected: Equatable, Sendable {
    /// How likely each answer is.
    public var distribution: Distribution
    /// How many things known of whoever is asked it rests on.
    public var grounds: Int
    /// How it was arrived at.
    public var method: Guess.Method

    /// Expects.
    public init(_ distribution: Distribution, grounds: Int, method: Guess.Method) {
        self.distribution = distribution
        self.grounds = grounds
        self.method = method
    }

    /// The guess it comes down to.
    ///
    /// - Parameter chance: From 0 up to 1; decides where several answers are alike.
    public func guess(by chance: Double) -> Guess {
        Guess(distribution, grounds: grounds, method: method, chance: chance)
    }
}
