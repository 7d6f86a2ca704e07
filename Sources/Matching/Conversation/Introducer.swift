public import Asking
public import Domain

/// Tells two people of their clones' conversations, and proposes how each could begin. It knows what was said, and how each
/// speaks: nothing else.
public struct Introducer: Sendable {
    /// The name of its prompt.
    public static let promptName = "proposal"
    /// The names of the places in it.
    public static let placeholders: Set<String> = ["broken", "language", "lines", "mannerA", "mannerB"]

    private let model: any LanguageModel
    private let prompt: ModelPrompt
    private let terms: WordTerms
    private let gate: LineGate

    private static let mostTokens = 700
    private static let attempts = 2
    /// The most characters of the retelling; the rest is shorter.
    private static let longestRetelling = 700
    private static let longest = 400

    /// Makes one.
    ///
    /// - Parameter gate: Asked of every text, once for each of the two.
    public init(
        model: any LanguageModel, prompt: ModelPrompt, terms: @escaping WordTerms, gate: @escaping LineGate
    ) {
        self.model = model
        self.prompt = prompt
        self.terms = terms
        self.gate = gate
    }

    /// Writes an introduction. What cannot be used is written once more. Faults count the texts from 1: the retelling, the
    /// reason, the openings of A and of B.
    ///
    /// - Parameters:
    ///   - conversations: In one language, at least one.
    ///   - payer: For whom the spending is counted; none where it is the bot's own.
    public func introduce(
        _ conversations: [CloneConversation], _ manners: [CloneConversation.Speaker: ClonePersona.Manner],
        payer: PersonID? = nil
    ) async throws(ConversationFailure) -> Introduction {
        guard let language = conversations.first?.language else { throw .unusable([.length(0)], ModelUsage()) }
        let lines = conversations.flatMap(\.lines)
        let check = WordsCheck(restingOn: lines.map(\.text), in: language, terms: terms, gate: gate)
        let values = Self.values(conversations, manners, language)
        var (usage, faults) = (ModelUsage(), [ConversationFault]())
        for attempt in 1...Self.attempts {
            let answer = try await self.answer(values, avoiding: faults, payer)
            usage = usage + answer.usage
            let texts = IntroductionAnswer.texts(answer.content)
            faults = zip(1..., texts).compactMap { number, text in
                check.fault(in: text, line: number, longest: number == 1 ? Self.longestRetelling : Self.longest)
            }
            guard faults.isEmpty else { continue }
            return Introduction(
                retelling: texts[0], reason: texts[1], openings: [.a: texts[2], .b: texts[3]],
                work: ModelWork(answer.model, prompt, calls: attempt, usage))
        }
        throw .unusable(faults, usage)
    }

    private func answer(
        _ values: [String: String], avoiding faults: [ConversationFault], _ payer: PersonID?
    ) async throws(ConversationFailure) -> ModelAnswer<JSONValue> {
        do throws(ModelAbsence) {
            let values = values.merging(["broken": faults.brokenRules]) { $1 }
            let request = ModelRequest(
                task: .converse, person: payer, messages: [.init(.user, try prompt.filled(with: values))],
                mostTokens: Self.mostTokens, temperature: prompt.temperature, finishesWork: true)
            return try await model.value(request, of: IntroductionAnswer.schema, named: IntroductionAnswer.name)
        } catch {
            throw .absent(error)
        }
    }

    private static func values(
        _ conversations: [CloneConversation], _ manners: [CloneConversation.Speaker: ClonePersona.Manner],
        _ language: Language
    ) -> [String: String] {
        let talks = conversations.map { talk in
            (["[\(talk.setting.rawValue)]"] + talk.lines.map { "\($0.speaker.letter): \($0.text.asData)" })
                .joined(separator: "\n")
        }
        return [
            "language": language.code, "lines": talks.joined(separator: "\n\n"),
            "mannerA": (manners[.a] ?? .init()).asData, "mannerB": (manners[.b] ?? .init()).asData,
        ]
    }
}

/// What a model is asked to write of a pair, as it writes it: nothing in it is checked yet.
enum IntroductionAnswer {
    /// The name under which the schema is sent.
    static let name = "introduction"
    private static let members = ["retelling", "reason", "openingA", "openingB"]

    /// The shape that is asked for.
    static let schema = JSONSchema.object(members.map { .init($0, .string()) })

    /// The texts in order; empty where one is missing.
    static func texts(_ answer: JSONValue) -> [String] { members.map { answer[$0].text ?? "" } }
}
