import Asking

/// What a model is asked to say of a person's memories, as it says it: nothing in it is checked yet.
struct DeepeningAnswer: Equatable, Sendable {
    /// A statement, and the numbers of the lines it rests on.
    struct Statement: Equatable, Sendable {
        var text: String
        var from: [Int]
    }

    var together: [Statement] = []
    var insights: [Statement] = []

    /// The most statements of each sort.
    static let most = 6
    /// The most lines that one rests on.
    static let mostLines = 8
    /// The name under which the schema is sent.
    static let name = "deepening"

    /// The shape that is asked for.
    static let schema = JSONSchema.object([
        .init("together", .array(of: statement, atMost: most)),
        .init("insights", .array(of: statement, atMost: most)),
    ])

    private static let statement = JSONSchema.object([
        .init("text", .string()),
        .init("from", .array(of: .number(1...1000), atMost: mostLines)),
    ])

    /// Takes what can be taken of an answer: a statement of another shape is left out.
    init(_ answer: JSONValue) {
        guard case .object(let members) = answer else { return }
        together = Self.statements(members["together"])
        insights = Self.statements(members["insights"])
    }

    private static func statements(_ value: JSONValue?) -> [Statement] {
        guard case .array(let elements) = value else { return [] }
        return elements.prefix(most).compactMap(Statement.init)
    }
}

extension DeepeningAnswer.Statement {
    fileprivate init?(_ value: JSONValue) {
        guard case .object(let members) = value, case .string(let text) = members["text"], !text.isEmpty,
            case .array(let lines) = members["from"]
        else { return nil }
        self.text = text
        from = lines.prefix(DeepeningAnswer.mostLines).compactMap { line in
            if case .number(let number) = line { Int(exactly: number) } else { nil }
        }
    }
}
