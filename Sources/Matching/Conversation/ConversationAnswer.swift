import Asking
import Domain

/// What a model is asked to write, as it writes it: nothing in it is checked yet.
enum ConversationAnswer {
    /// The name under which the schema is sent.
    static let name = "clone_conversation"

    /// The shape that is asked for.
    static let schema = JSONSchema.object([
        .init(
            "lines",
            .array(
                of: .object([
                    .init("speaker", .string(oneOf: CloneConversation.Speaker.allCases.map(\.letter))),
                    .init("text", .string()),
                ]), atMost: CloneConversation.lengths.upperBound,
                atLeast: CloneConversation.lengths.lowerBound))
    ])

    /// The lines; one of another shape says nothing, so that the check finds it.
    static func lines(_ answer: JSONValue) -> [CloneConversation.Line] {
        answer["lines"].elements.map { line in
            let speaker = CloneConversation.Speaker.allCases.first { .string($0.letter) == line["speaker"] }
            guard let speaker, let text = line["text"].text else { return .init(.a, "") }
            return .init(speaker, text.split(whereSeparator: \.isNewline).joined(separator: "\n"))
        }
    }
}

extension CloneConversation.Speaker {
    /// How the prompts call them.
    var letter: String { rawValue.uppercased() }
}

extension JSONValue {
    /// A member, or null.
    subscript(name: String) -> JSONValue {
        if case .object(let members) = self { members[name] ?? .null } else { .null }
    }

    /// The elements of a list; none of anything else.
    var elements: [JSONValue] {
        if case .array(let elements) = self { elements } else { [] }
    }

    /// Text without blanks at its ends; nil where it is none, or nothing is left.
    var text: String? {
        guard case .string(var text) = self else { return nil }
        while text.first?.isWhitespace == true { text.removeFirst() }
        while text.last?.isWhitespace == true { text.removeLast() }
        return text.isEmpty ? nil : text
    }

    /// The whole numbers of a list.
    var wholeNumbers: [Int] { elements.compactMap(\.whole) }

    /// A whole number.
    var whole: Int? {
        if case .number(let number) = self { Int(exactly: number) } else { nil }
    }
}
