/// The shape of a structured answer, in the part of JSON Schema (2020-12) that services take in strict mode: every
/// member of an object is required and no other is allowed; what may be missing is null.
public indirect enum JSONSchema: Equatable, Sendable {
    /// Text; with a list, one of it.
    case string(oneOf: [String]? = nil)
    /// A number between two bounds.
    case number(ClosedRange<Double>)
    /// A whole number between two bounds.
    case integer(ClosedRange<Int>)
    /// True or false.
    case bool
    /// A list.
    case array(of: JSONSchema, atMost: Int, atLeast: Int = 0)
    /// An object, with its members in the order in which they are asked for.
    case object([Member])
    /// What a schema says, or null.
    case optional(JSONSchema)

    /// A member of an object.
    public struct Member: Equatable, Sendable {
        /// Its name.
        public var name: String
        /// What it is.
        public var schema: JSONSchema
        /// What it means, for the model.
        public var note: String?

        /// Names a member.
        public init(_ name: String, _ schema: JSONSchema, note: String? = nil) {
            self.name = name
            self.schema = schema
            self.note = note
        }
    }
}

// MARK: As JSON

extension JSONSchema {
    /// The schema in JSON Schema's words, as JSON text.
    ///
    /// It is the same in every run, so that a server can keep what it has read, and the members of objects stand in
    /// their order: a model writes its answer in the order of the schema, and what comes first is the ground of the rest.
    public var text: String { text(note: nil) }

    private func text(note: String?) -> String {
        Self.object(words + (note.map { [("description", $0.inJSON)] } ?? []))
    }

    private var words: [(String, String)] {
        switch self {
        case .string(nil): [Self.type("string")]
        case .string(let values?): [Self.type("string"), ("enum", Self.array(values))]
        case .number(let range):
            [Self.type("number"), ("minimum", "\(range.lowerBound)"), ("maximum", "\(range.upperBound)")]
        case .integer(let range):
            [Self.type("integer"), ("minimum", "\(range.lowerBound)"), ("maximum", "\(range.upperBound)")]
        case .bool: [Self.type("boolean")]
        case .array(let element, let most, let least):
            [Self.type("array"), ("items", element.text)] + (least > 0 ? [("minItems", "\(least)")] : [])
                + [("maxItems", "\(most)")]
        case .object(let members):
            [
                Self.type("object"),
                ("properties", Self.object(members.map { ($0.name, $0.schema.text(note: $0.note)) })),
                ("required", Self.array(members.map(\.name))), ("additionalProperties", "false"),
            ]
        case .optional(let schema): [("anyOf", "[\(schema.text), \(Self.object([Self.type("null")]))]")]
        }
    }

    private static func type(_ name: String) -> (String, String) { ("type", name.inJSON) }

    private static func array(_ values: [String]) -> String {
        "[\(values.map(\.inJSON).joined(separator: ", "))]"
    }

    private static func object(_ members: [(String, String)]) -> String {
        "{\(members.map { "\($0.inJSON): \($1)" }.joined(separator: ", "))}"
    }
}

extension String {
    /// The string in quotation marks, escaped as JSON wants it (RFC 8259, section 7).
    fileprivate var inJSON: String {
        let escaped = unicodeScalars.reduce(into: "") { text, scalar in
            switch scalar {
            case "\"", "\\": text += "\\\(scalar)"
            case "\u{0}"..."\u{1F}":
                let digits = String(scalar.value, radix: 16)
                text += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            default: text.unicodeScalars.append(scalar)
            }
        }
        return "\"\(escaped)\""
    }
}

// MARK: Validation

extension JSONSchema {
    /// Where and how a value departs from the schema, in English, for the model's second attempt; empty where it does
    /// not. Only the first few are named, and never what stands in the value.
    public func problems(in value: JSONValue, most: Int = 8) -> [String] {
        var problems: [String] = []
        check(value, at: "$", &problems)
        return Array(problems.prefix(most))
    }

    private func check(_ value: JSONValue, at path: String, _ problems: inout [String]) {
        switch (self, value) {
        case (.optional, .null): break
        case (.optional(let schema), _): schema.check(value, at: path, &problems)
        case (.string(nil), .string), (.bool, .bool): break
        case (.string(let values?), .string(let text)):
            if !values.contains(text) { problems.append("\(path) must be one of \(values.joined(separator: ", "))") }
        case (.number(let range), .number(let number)):
            if !range.contains(number) {
                problems.append("\(path) must be between \(range.lowerBound) and \(range.upperBound)")
            }
        case (.integer(let range), .number(let number)):
            if Int(exactly: number).map(range.contains) != true {
                problems.append("\(path) must be a whole number between \(range.lowerBound) and \(range.upperBound)")
            }
        case (.array(let element, let most, let least), .array(let values)):
            if values.count < least { problems.append("\(path) must have at least \(least) elements") }
            if values.count > most { problems.append("\(path) must have at most \(most) elements") }
            for (index, value) in values.prefix(most).enumerated() {
                element.check(value, at: "\(path)[\(index)]", &problems)
            }
        case (.object(let members), .object(let values)): check(members, values, at: path, &problems)
        default: problems.append("\(path) must be \(kind)")
        }
    }

    private func check(
        _ members: [Member], _ values: [String: JSONValue], at path: String, _ problems: inout [String]
    ) {
        for member in members {
            if let value = values[member.name] {
                member.schema.check(value, at: "\(path).\(member.name)", &problems)
            } else {
                problems.append("\(path).\(member.name) is missing")
            }
        }
        let unknown = values.count { name, _ in !members.contains { $0.name == name } }
        if unknown > 0 { problems.append("\(path) has \(unknown) members that are not in the schema") }
    }

    private var kind: String {
        switch self {
        case .string: "a string"
        case .number: "a number"
        case .integer: "a whole number"
        case .bool: "true or false"
        case .array: "an array"
        case .object: "an object"
        case .optional(let schema): "\(schema.kind) or null"
        }
    }
}
