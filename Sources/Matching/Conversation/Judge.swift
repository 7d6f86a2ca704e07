public import Asking
public import Domain

/// Judges conversations of two clones. Who they are it does not know: they are speaker 1 and speaker 2, and each is either
/// in turn, since models favour whoever comes first.
public struct Judge: Sendable {
    /// The name of its prompt.
    public static let promptName = "judge"
    /// The names of the places in it.
    public static let placeholders: Set<String> = ["language", "lines"]

    private let model: any LanguageModel
    private let prompt: ModelPrompt
    private let terms: WordTerms
    private let gate: LineGate
    private let rounds: Int

    private static let mostTokens = 1000

    /// Makes one.
    ///
    /// - Parameters:
    ///   - gate: Asked of every sentence that people will read, once for each of the two.
    ///   - rounds: How often both orders are asked for, at least once.
    public init(
        model: any LanguageModel, prompt: ModelPrompt, terms: @escaping WordTerms, gate: @escaping LineGate,
        rounds: Int = 2
    ) {
        self.model = model
        self.prompt = prompt
        self.terms = terms
        self.gate = gate
        self.rounds = max(1, rounds)
    }

    /// Judges a conversation.
    ///
    /// An order of speakers for which no answer of the right shape comes is left out once, but not altogether.
    ///
    /// - Parameter payer: For whom the spending is counted; none where it is the bot's own.
    public func judge(
        _ conversation: CloneConversation, payer: PersonID? = nil
    ) async throws(ConversationFailure) -> ConversationJudgement {
        var tally = JudgementTally(conversation)
        var (usage, name, calls) = (ModelUsage(), "", 0)
        for round in 0..<rounds {
            for first in CloneConversation.Speaker.allCases {
                let isFirst = round == 0 && first == .a
                calls += 1
                guard let answer = try await answer(conversation, first, hasPoints: isFirst, isBegun: !isFirst, payer)
                else { continue }
                usage = usage + answer.usage
                name = answer.model
                tally.add(JudgeAnswer(answer.content), first: first)
            }
        }
        guard tally.isBalanced else { throw .absent(.refused) }
        let check = PointCheck(conversation, terms: terms, gate: gate)
        return ConversationJudgement(
            levels: tally.levels, matches: tally.matches.compactMap(check.point),
            problems: tally.problems.compactMap(check.point), work: ModelWork(name, prompt, calls: calls, usage))
    }

    /// What the judge says; none where it is of no use.
    private func answer(
        _ conversation: CloneConversation, _ first: CloneConversation.Speaker, hasPoints: Bool, isBegun: Bool,
        _ payer: PersonID?
    ) async throws(ConversationFailure) -> ModelAnswer<JSONValue>? {
        let lines = zip(1..., conversation.lines).map { number, line in
            "\(number). «\(line.speaker == first ? 1 : 2)»: \(line.text.asData)"
        }
        do throws(ModelAbsence) {
            let text = try prompt.filled(with: [
                "language": conversation.language.code, "lines": lines.joined(separator: "\n"),
            ])
            let request = ModelRequest(
                task: .judge, person: payer, messages: [.init(.user, text)], mostTokens: Self.mostTokens,
                temperature: prompt.temperature, finishesWork: isBegun)
            return try await model.value(
                request, of: JudgeAnswer.schema(hasPoints: hasPoints), named: JudgeAnswer.name)
        } catch {
            if error == .refused { return nil }
            throw .absent(error)
        }
    }
}
