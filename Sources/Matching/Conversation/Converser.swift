public import Asking
public import Domain

/// Lets two clones talk: one call writes the whole conversation.
///
/// One call and not two prompts that take turns: in turns every line would send the rules, a card and all that was said
/// before once more, which for twelve lines is some eight times the tokens (a test counts them). Whatever writes knows the
/// two cards and nothing else, so that there is nothing to keep apart between the speakers that the check does not see.
public struct Converser: Sendable {
    /// The name of its prompt.
    public static let promptName = "converse"
    /// The names of the places in it.
    public static let placeholders: Set<String> = [
        "broken", "cardA", "cardB", "language", "mannerA", "mannerB", "setting", "theme",
    ]

    private let model: any LanguageModel
    private let prompt: ModelPrompt
    private let terms: WordTerms
    private let gate: LineGate

    /// The most things of a card that are told.
    static let mostItems = 24
    private static let mostTokens = 1600
    private static let attempts = 2

    /// Makes one.
    ///
    /// - Parameter gate: Asked of every line, once for each of the two.
    public init(
        model: any LanguageModel, prompt: ModelPrompt, terms: @escaping WordTerms, gate: @escaping LineGate
    ) {
        self.model = model
        self.prompt = prompt
        self.terms = terms
        self.gate = gate
    }

    /// Writes a conversation. What cannot be used is written once more, with what to do otherwise.
    ///
    /// - Parameter payer: For whom the spending is counted; none where it is the bot's own.
    public func converse(
        _ a: ClonePersona, _ b: ClonePersona, on date: ConversationPlan.Date, in language: Language,
        payer: PersonID? = nil
    ) async throws(ConversationFailure) -> CloneConversation {
        let topics = date.theme.topics
        let told: [CloneConversation.Speaker: [ClonePersona.Item]] = [
            .a: Self.told(a, topics[.a]), .b: Self.told(b, topics[.b]),
        ]
        let check = ConversationCheck(
            told.mapValues { $0.map(\.text) }, theme: date.theme, in: language, terms: terms, gate: gate)
        let values = Self.values(told, [.a: a.manner, .b: b.manner], date, language)
        var (usage, faults) = (ModelUsage(), [ConversationFault]())
        for attempt in 1...Self.attempts {
            let answer = try await self.answer(values, avoiding: faults, payer)
            usage = usage + answer.usage
            let lines = ConversationAnswer.lines(answer.content)
            faults = check.faults(in: lines)
            guard faults.isEmpty else { continue }
            let work = ModelWork(answer.model, prompt, calls: attempt, usage)
            return CloneConversation(
                setting: date.setting, theme: date.theme, language: language, lines: lines,
                context: told.mapValues { $0.map(\.id) }, work: work)
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
                mostTokens: Self.mostTokens, temperature: prompt.temperature, finishesWork: !faults.isEmpty)
            return try await model.value(request, of: ConversationAnswer.schema, named: ConversationAnswer.name)
        } catch {
            throw .absent(error)
        }
    }
}

// MARK: What is told

extension Converser {
    /// What bears on the theme first, then the rest in order.
    private static func told(_ persona: ClonePersona, _ topic: String?) -> [ClonePersona.Item] {
        let onTheme = persona.items.filter { $0.topic == topic }
        return Array((onTheme + persona.items.filter { $0.topic != topic }).prefix(mostItems))
    }

    private static func values(
        _ told: [CloneConversation.Speaker: [ClonePersona.Item]],
        _ manners: [CloneConversation.Speaker: ClonePersona.Manner], _ date: ConversationPlan.Date,
        _ language: Language
    ) -> [String: String] {
        var values = ["language": language.code, "setting": date.setting.rawValue, "theme": date.theme.asData]
        for speaker in CloneConversation.Speaker.allCases {
            values["card\(speaker.letter)"] = (told[speaker] ?? []).map { "- \($0.text.asData)" }
                .joined(separator: "\n")
            values["manner\(speaker.letter)"] = manners[speaker]?.asData ?? ""
        }
        return values
    }
}

extension CloneConversation.Theme {
    fileprivate var asData: String {
        if let shared { return "both: \(shared.asData)" }
        return CloneConversation.Speaker.allCases.compactMap { speaker in
            topics[speaker].map { "\(speaker.letter): \($0.asData)" }
        }.joined(separator: "\n")
    }
}

extension ClonePersona.Manner {
    /// As a model reads it.
    var asData: String {
        let length = sentenceLength.map { ["about \($0) words to a sentence"] } ?? []
        let lines = length + habits.map(\.asData)
        return lines.isEmpty ? "(plain)" : lines.joined(separator: "\n")
    }
}

extension String {
    /// Words that cannot close the place they stand in, on one line.
    var asData: String { ModelPrompt.data(split(whereSeparator: \.isNewline).joined(separator: " ")) }
}

extension ModelWork {
    init(_ model: String, _ prompt: ModelPrompt, calls: Int, _ usage: ModelUsage) {
        self.init(model: model, prompt: prompt.version, calls: calls, tokens: usage.tokens, cost: usage.cost)
    }
}
