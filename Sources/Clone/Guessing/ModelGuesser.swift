public import Asking
import Domain
public import Words

/// Guesses by asking a language model, with what the person said before it as data; without one, by the person's words
/// alone.
public struct ModelGuesser: Guesser {
    /// The name of its prompt.
    public static let promptName = "guess"
    /// The names of the places in it.
    public static let placeholders: Set<String> = ["answers", "date", "known", "language", "question"]

    private let model: any LanguageModel
    private let prompt: ModelPrompt
    private let rules: RuleGuesser

    /// The most tokens of one answer.
    private static let mostTokens = 200
    /// The most memories that are told of; those that guide choices come first, then the most important.
    static let mostMemories = 60

    /// Makes a guesser.
    public init(model: any LanguageModel, prompt: ModelPrompt, terms: Terms) {
        self.model = model
        self.prompt = prompt
        rules = RuleGuesser(terms: terms)
    }

    public func expectation(_ inquiry: GuessInquiry) async throws -> Expected {
        do {
            let answer = try await model.value(
                try request(inquiry), of: GuessAnswer.schema(of: inquiry.answers.count), named: GuessAnswer.name)
            guard let weights = GuessAnswer.weights(in: answer.content, count: inquiry.answers.count) else {
                return await rules.expectation(inquiry)
            }
            return Expected(
                Distribution(weights: weights), grounds: inquiry.grounds(atMost: Self.mostMemories),
                method: .model(name: answer.model, prompt: prompt.version))
        } catch ModelAbsence.cancelled {
            throw CancellationError()
        } catch {
            return await rules.expectation(inquiry)
        }
    }

    private func request(_ inquiry: GuessInquiry) throws(ModelAbsence) -> ModelRequest {
        let answers = inquiry.answers.enumerated().map { "\(GuessAnswer.member($0)): \($1.asData)" }
        let values = [
            "answers": answers.joined(separator: "\n"), "date": inquiry.day.description,
            "known": inquiry.known(atMost: Self.mostMemories), "language": inquiry.language.code,
            "question": inquiry.question.asData,
        ]
        return ModelRequest(
            task: .advise, person: inquiry.person, messages: [.init(.user, try prompt.filled(with: values))],
            mostTokens: Self.mostTokens,
            temperature: prompt.temperature)
    }
}

/// What a model is asked to say of a question.
enum GuessAnswer {
    /// The name under which the schema is sent.
    static let name = "guess"

    /// The shape that is asked for: a share for each answer.
    static func schema(of count: Int) -> JSONSchema {
        .object((0..<count).map { .init(member($0), .number(0...1)) })
    }

    static func member(_ index: Int) -> String { "answer\(index + 1)" }

    /// The shares; none where one is missing, or all are 0.
    static func weights(in value: JSONValue, count: Int) -> [Double]? {
        guard case .object(let members) = value else { return nil }
        let weights = (0..<count).compactMap { index -> Double? in
            if case .number(let share) = members[member(index)], share.isFinite, share >= 0 { share } else { nil }
        }
        return weights.count == count && weights.contains { $0 > 0 } ? weights : nil
    }
}

// MARK: What is told

extension GuessInquiry {
    /// What is known of whoever is asked, a line each.
    fileprivate func known(atMost most: Int) -> String {
        switch subject {
        case .own(let memories, let quotes):
            let told = Self.told(memories, on: day, atMost: most).map {
                "[\($0.kind.rawValue)\($0.time)] \($0.text.asData)"
            }
            let said = quotes.map { "[said on \($0.day)] \($0.text.asData)" }
            return (told + said).joined(separator: "\n")
        case .anybody(let age, let country):
            let facts = [age.map { "age: \($0)" }, country.map { "country: \($0.asData)" }]
            return facts.compactMap(\.self).joined(separator: "\n")
        }
    }

    fileprivate func grounds(atMost most: Int) -> Int {
        switch subject {
        case .own(let memories, let quotes): Self.told(memories, on: day, atMost: most).count + quotes.count
        case .anybody(let age, let country): (age == nil ? 0 : 1) + (country == nil ? 0 : 1)
        }
    }

    private static func told(_ memories: [Memory], on day: LocalDate, atMost most: Int) -> [Memory] {
        let known = memories.filter { $0.isTrait && $0.withdrawal == nil }
        let sorted = known.sorted { one, other in
            let ranks = [one, other].map {
                ($0.kind.guidesChoices ? 1 : 0, $0.holds(on: day) ? 1 : 0, $0.weight(on: day))
            }
            return ranks[0] == ranks[1] ? one.id.rawValue < other.id.rawValue : ranks[0] > ranks[1]
        }
        return Array(sorted.prefix(most))
    }
}

extension Memory {
    fileprivate var time: String {
        let said = lastSaid.map { ", said on \($0)" } ?? ""
        return said + (ending.map { ", until \($0.at)" } ?? "")
    }
}

extension String {
    /// Words that cannot close the place they stand in, on one line.
    fileprivate var asData: String {
        ModelPrompt.data(split(whereSeparator: \.isNewline).joined(separator: " "))
    }
}
