public import Domain

/// Words of the bank of guesses: a question, or one of its answers.
public struct BankWords: Equatable, Sendable {
    /// The name of the question.
    public var question: String
    /// The name of the answer; none for the question itself.
    public var answer: String?

    /// Names words.
    public init(question: String, answer: String? = nil) {
        self.question = question
        self.answer = answer
    }

    /// The name of the words in `locales/`.
    public var key: String {
        "guess.bank.\(question)." + (answer.map { "answers.\($0)" } ?? "question")
    }

    /// All words of the bank.
    public static let all: [BankWords] = GuessBank.questions.flatMap(words)

    private static func words(of question: GuessBank.Question) -> [BankWords] {
        ([nil] + question.answers).map { BankWords(question: question.name, answer: $0) }
    }
}

/// A question of the game of guesses, as it is put to a person.
public struct GuessWords: Equatable, Sendable {
    /// The question.
    public var question: Phrase
    /// Its answers, in their order.
    public var answers: [Phrase]

    /// Finds the words of a question; nil where the bank no longer has it, or the clone what it asks about.
    ///
    /// - Parameter memories: Among which those stand that it asks about.
    public init?(_ question: GuessQuestion, among memories: [Memory]) {
        switch question {
        case .bank(let name):
            guard let found = GuessBank.question(name) else { return nil }
            self.question = Phrase(BankWords(question: name))
            answers = found.answers.map { Phrase(BankWords(question: name, answer: $0)) }
        case .own(let choice, let ids):
            let texts = ids.compactMap { id in memories.first { $0.id == id && !$0.wasTakenBack }?.text }
            guard texts.count == ids.count else { return nil }
            self.question = Phrase(.choice(choice))
            answers = texts.map { Phrase(.plain, ["text": .text($0)]) }
        }
    }
}

extension Phrase {
    fileprivate init(_ words: BankWords) {
        self.init(.plain, ["text": .bank(words)])
    }
}

extension Memory {
    /// Whether the person took it back; that the clone keeps it elsewhere, or no longer in mind, is no such thing.
    fileprivate var wasTakenBack: Bool {
        switch withdrawal?.reason {
        case .wrong, .joke, .forgotten: true
        case .stale, .merged, .united, .orphaned, nil: false
        }
    }
}
