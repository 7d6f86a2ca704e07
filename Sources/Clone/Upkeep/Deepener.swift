public import Asking
public import Domain
public import Words

/// Looks at what a week has brought by asking a language model once, and keeps of its answer what the memories bear out.
public struct Deepener: Sendable {
    /// The name of its prompt.
    public static let promptName = "deepen"
    /// The names of the places in it.
    public static let placeholders: Set<String> = ["date", "language", "memories", "name"]

    private let model: any LanguageModel
    private let prompt: ModelPrompt
    private let terms: Terms

    /// The most memories that are shown.
    static let mostLines = 60
    /// With fewer there is nothing to find.
    static let fewest = 6
    private static let mostTokens = 1200
    /// The share of words that must be the person's in a statement that takes the place of others.
    private static let shareOfWhole = 0.75
    /// The same in an insight, which may put things in words of its own.
    private static let shareOfInsight = 0.4

    /// Makes one.
    public init(model: any LanguageModel, prompt: ModelPrompt, terms: Terms) {
        self.model = model
        self.prompt = prompt
        self.terms = terms
    }

    /// What was found.
    public struct Findings: Equatable, Sendable {
        /// Small memories that go together.
        public var unions: [Deepening.Union] = []
        /// What can be made out across several.
        public var insights: [Deepening.Insight] = []
        /// Who found it.
        public var reader: DiaryReading.Reader
    }

    /// Looks at memories.
    ///
    /// - Parameters:
    ///   - memories: All of the person's.
    ///   - week: The day from which on memories are new.
    ///   - day: The person's calendar day.
    /// - Returns: None where too little is known to ask.
    /// - Throws: Why no model answers.
    public func deepen(
        _ memories: [Memory], of person: Person, _ id: PersonID, since week: LocalDate, on day: LocalDate
    ) async throws(ModelAbsence) -> Findings? {
        let lines = Self.lines(memories, since: week, on: day)
        guard lines.count >= Self.fewest else { return nil }
        let values = [
            "date": day.description, "language": person.language.code, "name": ModelPrompt.data(person.name ?? ""),
            "memories": zip(1..., lines).map { "[\($0)] \(Self.text($1))" }.joined(separator: "\n"),
        ]
        let request = ModelRequest(
            task: .summarise, person: id, messages: [.init(.user, try prompt.filled(with: values))],
            mostTokens: Self.mostTokens, temperature: prompt.temperature)
        let answer = try await model.value(request, of: DeepeningAnswer.schema, named: DeepeningAnswer.name)
        return findings(
            DeepeningAnswer(answer.content), lines, by: .model(name: answer.model, prompt: prompt.version))
    }

    /// What holds and was meant: what the week brought first, then what matters most.
    static func lines(_ memories: [Memory], since week: LocalDate, on day: LocalDate) -> [Memory] {
        func rank(_ memory: Memory) -> (Int, Double, Int64) {
            ((memory.lastSaid ?? day) >= week ? 1 : 0, memory.weight(on: day), -memory.id.rawValue)
        }
        let current = memories.filter { $0.isTrait && $0.holds(on: day) && $0.ending == nil }
        return current.map { (memory: $0, rank: rank($0)) }.sorted { $1.rank < $0.rank }.prefix(mostLines).map(\.memory)
    }

    private static func text(_ memory: Memory) -> String {
        let text = memory.text.split(whereSeparator: \.isNewline).joined(separator: " ")
        let said = memory.lastSaid.map { " (said \($0))" } ?? ""
        return "\(memory.kind.rawValue): \(ModelPrompt.data(text))\(said)"
    }
}

// MARK: What holds of the answer

extension Deepener {
    private func findings(
        _ answer: DeepeningAnswer, _ lines: [Memory], by reader: DiaryReading.Reader
    ) -> Findings {
        let check = StatementCheck(terms: terms)
        var findings = Findings(reader: reader)
        findings.unions = Self.unions(answer.together, lines, check)
        findings.insights = answer.insights.compactMap { statement in
            let memories = Self.memories(statement, lines)
            guard memories.count > 1, check.holds(statement.text, of: memories, share: Self.shareOfInsight) else {
                return nil
            }
            return .init(text: statement.text, memories: memories.map(Deepening.Seen.init))
        }
        return findings
    }

    private static func unions(
        _ statements: [DeepeningAnswer.Statement], _ lines: [Memory], _ check: StatementCheck
    ) -> [Deepening.Union] {
        var taken = Set<MemoryID>()
        return statements.compactMap { statement in
            let parts = memories(statement, lines)
            guard goTogether(parts), taken.isDisjoint(with: parts.map(\.id)),
                check.holds(statement.text, of: parts, share: shareOfWhole), check.covers(statement.text, parts)
            else { return nil }
            taken.formUnion(parts.map(\.id))
            return .init(text: statement.text, parts: parts.map(Deepening.Seen.init))
        }
    }

    /// The memories of the lines that a statement names, each once; none where it names one that is not there.
    private static func memories(_ statement: DeepeningAnswer.Statement, _ lines: [Memory]) -> [Memory] {
        let numbers = Set(statement.from).sorted()
        guard numbers.allSatisfy({ lines.indices.contains($0 - 1) }) else { return [] }
        return numbers.map { lines[$0 - 1] }
    }

    /// Whether memories may become one: what may be superseded keeps its place, and so does what began at another time
    /// or what the person keeps apart.
    private static func goTogether(_ parts: [Memory]) -> Bool {
        guard let first = parts.first, parts.count > 1, !parts.holdsApart else { return false }
        return parts.allSatisfy {
            $0.kind == first.kind && $0.heldFrom == first.heldFrom && !($0.claim?.slot.isExclusive ?? false)
        }
    }
}
