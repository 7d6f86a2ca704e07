import Foundation
import Testing

@testable import Asking

@Suite struct JSONSchemaTests {
    private let schema = JSONSchema.object([
        .init("kind", .string(oneOf: ["fact", "goal"]), note: "what it is"),
        .init("words", .string()),
        .init("sure", .number(0...1)),
        .init("times", .integer(1...3)),
        .init("over", .bool),
        .init("from", .optional(.string())),
        .init("topics", .array(of: .string(), atMost: 2)),
    ])

    private func value(_ json: String) throws -> JSONValue {
        try JSONDecoder().decode(JSONValue.self, from: Data(json.utf8))
    }

    private let right =
        #"{"kind": "goal", "words": "", "sure": 0.5, "times": 3, "over": true, "from": null, "topics": ["a", "b"]}"#

    @Test func `what keeps to the schema has no problems`() throws {
        #expect(schema.problems(in: try value(right)) == [])
    }

    @Test(arguments: [
        (#""goal""#, #""wish""#, "$.kind must be one of fact, goal"),
        (#""words": """#, #""words": 7"#, "$.words must be a string"),
        ("0.5", "1.5", "$.sure must be between 0.0 and 1.0"),
        ("3", "3.5", "$.times must be a whole number between 1 and 3"),
        ("3", "4", "$.times must be a whole number between 1 and 3"),
        ("true", "1", "$.over must be true or false"),
        (#""from": null"#, #""from": []"#, "$.from must be a string"),
        (#"["a", "b"]"#, #"["a", "b", "c"]"#, "$.topics must have at most 2 elements"),
        (#"["a", "b"]"#, #"["a", null]"#, "$.topics[1] must be a string"),
        (#""words": "", "#, "", "$.words is missing"),
        (#""words": """#, #""words": "", "secret": 1"#, "$ has 1 members that are not in the schema"),
    ])
    func `each departure is named with its place`(part: String, other: String, problem: String) throws {
        #expect(schema.problems(in: try value(right.replacing(part, with: other))) == [problem])
    }

    @Test(arguments: ["[]", "null", "3", #""text""#])
    func `what is no object at all is said so once`(json: String) throws {
        #expect(schema.problems(in: try value(json)) == ["$ must be an object"])
    }

    @Test func `a million mistakes are not all told`() throws {
        let many = JSONValue.array([JSONValue](repeating: .null, count: 1_000_000))

        #expect(JSONSchema.array(of: .bool, atMost: 2_000_000).problems(in: many).count == 8)
    }

    @Test func `a list can be asked for that is not too short`() throws {
        let some = JSONSchema.array(of: .bool, atMost: 3, atLeast: 2)
        #expect(try value(some.text) == ["type": "array", "items": ["type": "boolean"], "minItems": 2, "maxItems": 3])
        #expect(some.problems(in: [true]) == ["$ must have at least 2 elements"])
        #expect(some.problems(in: [true, false]).isEmpty)
    }

    @Test func `the schema is written as strict mode wants it`() throws {
        let read = try value(schema.text)
        guard case .object(let members) = read, case .object(let properties)? = members["properties"] else {
            Issue.record("not an object")
            return
        }
        #expect(members["additionalProperties"] == false)
        #expect(members["required"] == ["kind", "words", "sure", "times", "over", "from", "topics"])
        #expect(properties["kind"] == ["type": "string", "enum": ["fact", "goal"], "description": "what it is"])
        #expect(properties["from"] == ["anyOf": [["type": "string"], ["type": "null"]]])
        #expect(properties["topics"] == ["type": "array", "items": ["type": "string"], "maxItems": 2])
        #expect(properties["times"] == ["type": "integer", "minimum": 1, "maximum": 3])
    }

    @Test func `members are written in their order, and any name or note is told as it is`() throws {
        let schema = JSONSchema.object([.init("z", .bool, note: "say \"да\"\n\\ or not"), .init("a", .bool)])

        #expect(
            schema.text == #"""
                {"type": "object", "properties": {"z": {"type": "boolean", "description": "say \"да\"\u000a\\ or not"}, \#
                "a": {"type": "boolean"}}, "required": ["z", "a"], "additionalProperties": false}
                """#)
    }
}
