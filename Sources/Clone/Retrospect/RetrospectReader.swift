public import Asking
public import Domain
import Words

/// Asks a language model what returns in a person's words on how their relationships ended, and keeps of its answer what
/// the words bear out.
public struct RetrospectReader: Sendable {
    /// The name of its prompt.
    public static let promptName = "retrospect"
    /// The names of the places in it.
    public static let placeholders: Set<String> = ["language", "lines"]

    private let model: any LanguageModel
    private let prompt: ModelPrompt
    private let finder: RetrospectFinder

    private static let mostTokens = 900
    /// The most characters of a sentence of the model's.
    private static let longest = 240

    /// Makes one.
    public init(model: any LanguageModel, prompt: ModelPrompt, finder: RetrospectFinder) {
        (self.model, self.prompt, self.finder) = (model, prompt, finder)
    }

    /// What returns, and what could be tried.
    ///
    /// - Returns: Without patterns where nothing of the answer holds.
    /// - Throws: Why no model answers.
    public func compare(
        _ said: [Retrospection.Said], of person: Person, _ id: PersonID
    ) async throws(ModelAbsence) -> Retrospection {
        let lines = zip(1..., said).map { number, line in
            "[\(number)] (\(line.day)) \(ModelPrompt.data(line.text.split(whereSeparator: \.isNewline).joined(separator: " ")))"
        }
        let text = try prompt.filled(with: [
            "language": person.language.code, "lines": lines.joined(separator: "\n"),
        ])
        let request = ModelRequest(
            task: .advise, person: id, messages: [.init(.user, text)], mostTokens: Self.mostTokens,
            temperature: prompt.temperature)
        let answer = try await model.value(request, of: RetrospectAnswer.schema, named: RetrospectAnswer.name)
        return reading(RetrospectAnswer(answer.content), said, person.language)
    }

    private func reading(
        _ answer: RetrospectAnswer, _ said: [Retrospection.Said], _ language: Language
    ) -> Retrospection {
        let patterns = answer.patterns.compactMap { pattern -> Retrospection.Pattern? in
            let quoted = Self.quoted(pattern.quotes, in: said)
            guard quoted.count >= Retrospection.fewestWords,
                holds(pattern.text, restingOn: quoted, in: language, speaksToThem: true)
            else { return nil }
            return .init(.text(pattern.text), quoted)
        }
        var found = Retrospection(said, patterns: Array(patterns.prefix(Retrospection.mostPatterns)))
        let ground = patterns.flatMap(\.said)
        if !ground.isEmpty, let trial = answer.trial, holds(trial, restingOn: ground, in: language, speaksToThem: false)
        {
            found.trial = trial
        }
        return found
    }

    /// The sentences that are quoted, the oldest first, each once: only where the words that are given stand in the line
    /// that is given.
    private static func quoted(
        _ quotes: [RetrospectAnswer.Quote], in said: [Retrospection.Said]
    ) -> [Retrospection.Said] {
        let lines = quotes.filter { quote in
            said.indices.contains(quote.line - 1) && said[quote.line - 1].has(quote.words)
        }
        return Set(lines.map { $0.line - 1 }).sorted().map { said[$0] }
    }

    private func holds(
        _ text: String, restingOn said: [Retrospection.Said], in language: Language, speaksToThem: Bool
    ) -> Bool {
        let ground = said.map(\.text).joined(separator: "\n")
        return text.count <= Self.longest && Script.fits(text, language)
            && finder.words.allSatisfy { !$0.judges(text) }
            && (!speaksToThem || finder.words.contains { $0.speaksToThem(text) })
            && Grounding.inventions(in: text, restingOn: ground, terms: finder.terms).isEmpty
    }
}

extension Retrospection.Said {
    /// Whether words stand in it as they are, whatever signs are between them: two words at least.
    fileprivate func has(_ words: String) -> Bool {
        let (wanted, own) = (FoldedText(words).plain, FoldedText(text).plain)
        return wanted.contains(" ") && " \(own) ".contains(" \(wanted) ")
    }
}

extension FoldedText {
    fileprivate var plain: String { String(String.UnicodeScalarView(letters)) }
}

/// What a model is asked to say, as it says it: nothing in it is checked yet.
struct RetrospectAnswer: Equatable, Sendable {
    /// Words, and the line in which they are said to stand.
    struct Quote: Equatable, Sendable {
        var line: Int
        var words: String
    }

    /// What is said to return.
    struct Pattern: Equatable, Sendable {
        var text: String
        var quotes: [Quote]
    }

    var patterns: [Pattern] = []
    var trial: String?

    /// The name under which the schema is sent.
    static let name = "retrospection"
    private static let mostQuotes = 4

    /// The shape that is asked for.
    static let schema = JSONSchema.object([
        .init("patterns", .array(of: pattern, atMost: Retrospection.mostPatterns)),
        .init("trial", .optional(.string())),
    ])

    private static let pattern = JSONSchema.object([
        .init(
            "quotes",
            .array(of: .object([.init("line", .integer(1...1000)), .init("words", .string())]), atMost: mostQuotes)),
        .init("text", .string()),
    ])

    /// Takes what can be taken of an answer.
    init(_ answer: JSONValue) {
        guard case .object(let members) = answer else { return }
        if case .array(let elements) = members["patterns"] { patterns = elements.compactMap(Pattern.init) }
        if case .string(let text) = members["trial"], !text.isEmpty { trial = text }
    }
}

extension RetrospectAnswer.Pattern {
    fileprivate init?(_ value: JSONValue) {
        guard case .object(let members) = value, case .string(let text) = members["text"], !text.isEmpty,
            case .array(let quotes) = members["quotes"]
        else { return nil }
        self.text = text
        self.quotes = quotes.compactMap { quote in
            guard case .object(let members) = quote, case .number(let line) = members["line"],
                case .string(let words) = members["words"], let line = Int(exactly: line)
            else { return nil }
            return .init(line: line, words: words)
        }
    }
}
