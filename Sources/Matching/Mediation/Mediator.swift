public import Asking
public import Domain

/// Looks for what two people who cannot agree might both live with. It knows both cards, and the topics that may be told
/// to both: nothing else.
public struct Mediator: Sendable {
    /// The name of its prompt.
    public static let promptName = "mediate"
    /// The names of the places in it.
    public static let placeholders: Set<String> = ["broken", "cardA", "cardB", "language", "topics"]

    private let model: any LanguageModel
    private let prompt: ModelPrompt
    private let terms: WordTerms
    private let gate: LineGate

    private static let mostTokens = 500
    private static let attempts = 2
    /// The most characters of a proposal.
    private static let longest = 300
    /// The most proposals.
    static let most = 3

    /// Makes one.
    ///
    /// - Parameter gate: Asked of every proposal, once for each of the two.
    public init(
        model: any LanguageModel, prompt: ModelPrompt, terms: @escaping WordTerms, gate: @escaping LineGate
    ) {
        self.model = model
        self.prompt = prompt
        self.terms = terms
        self.gate = gate
    }

    /// Proposes something. Proposals that cannot be told are left out; where none is left, they are written once more.
    ///
    /// - Parameter payer: For whom the spending is counted.
    public func proposals(
        _ cards: [CloneConversation.Speaker: DisclosedCard], on topics: [Disagreement.Topic], in language: Language,
        payer: PersonID?
    ) async throws(ConversationFailure) -> [String] {
        let lines = Dictionary(
            uniqueKeysWithValues: CloneConversation.Speaker.allCases.map { speaker in
                (speaker, cards[speaker]?.items.prefix(Self.mostLines).map(\.text) ?? [])
            })
        let check = WordsCheck(restingOn: lines.values.flatMap(\.self), in: language, terms: terms, gate: gate)
        var (usage, faults) = (ModelUsage(), [ConversationFault]())
        for _ in 1...Self.attempts {
            let answer = try await answer(lines, topics, language, avoiding: faults, payer)
            usage = usage + answer.usage
            let found = MediationAnswer.proposals(answer.content)
            faults = []
            let kept = zip(1..., found).filter { number, proposal in
                guard proposal.rests(on: lines) else { faults.append(.invention(line: number)); return false }
                let fault = check.fault(in: proposal.text, line: number, longest: Self.longest)
                if let fault { faults.append(fault) }
                return fault == nil
            }
            if !kept.isEmpty { return kept.map(\.1.text) }
        }
        throw .unusable(faults, usage)
    }

    /// The most lines of a card that are shown.
    private static let mostLines = 25

    private func answer(
        _ lines: [CloneConversation.Speaker: [String]], _ topics: [Disagreement.Topic], _ language: Language,
        avoiding faults: [ConversationFault], _ payer: PersonID?
    ) async throws(ConversationFailure) -> ModelAnswer<JSONValue> {
        func card(_ speaker: CloneConversation.Speaker) -> String {
            zip(1..., lines[speaker] ?? []).map { "[\($0)] \($1.asData)" }.joined(separator: "\n")
        }
        do throws(ModelAbsence) {
            let text = try prompt.filled(with: [
                "broken": faults.brokenRules, "cardA": card(.a), "cardB": card(.b), "language": language.code,
                "topics": topics.isEmpty ? "(not named)" : topics.map(\.rawValue).joined(separator: ", "),
            ])
            let request = ModelRequest(
                task: .converse, person: payer, messages: [.init(.user, text)], mostTokens: Self.mostTokens,
                temperature: prompt.temperature, finishesWork: true)
            return try await model.value(request, of: MediationAnswer.schema, named: MediationAnswer.name)
        } catch {
            throw .absent(error)
        }
    }
}

/// What a model is asked to propose, as it writes it: nothing in it is checked yet.
enum MediationAnswer {
    /// A proposal, and the lines of both cards that it rests on.
    struct Proposal: Equatable, Sendable {
        var text: String
        var lines: [CloneConversation.Speaker: [Int]]

        /// Whether it rests on a line of each card that is there.
        func rests(on cards: [CloneConversation.Speaker: [String]]) -> Bool {
            CloneConversation.Speaker.allCases.allSatisfy { speaker in
                let known = cards[speaker]?.count ?? 0
                let named = lines[speaker] ?? []
                return !named.isEmpty && named.allSatisfy { $0 >= 1 && $0 <= known }
            }
        }
    }

    /// The name under which the schema is sent.
    static let name = "mediation"

    /// The shape that is asked for.
    static let schema = JSONSchema.object([
        .init(
            "proposals",
            .array(
                of: .object([.init("linesA", numbers), .init("linesB", numbers), .init("text", .string())]),
                atMost: Mediator.most))
    ])

    private static let numbers = JSONSchema.array(of: .integer(1...100), atMost: 4)

    /// Takes what can be taken of an answer.
    static func proposals(_ answer: JSONValue) -> [Proposal] {
        answer["proposals"].elements.prefix(Mediator.most).compactMap { value in
            guard let text = value["text"].text else { return nil }
            return Proposal(
                text: text, lines: [.a: value["linesA"].wholeNumbers, .b: value["linesB"].wholeNumbers])
        }
    }
}
