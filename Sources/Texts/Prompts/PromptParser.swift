internal import Yams

/// Reads a prompt: front matter in YAML between two lines of `---`, then the words with `{{name}}` in them.
struct PromptParser {
    private static let fields: Set<String> = ["version", "task", "temperature", "schema"]

    /// The name of the prompt.
    let name: String
    /// What is wrong with it.
    private(set) var problems: [PromptProblem] = []

    /// A parser for the prompt of a name.
    init(name: String) {
        self.name = name
    }

    /// Reads the whole file; nil where there are problems.
    mutating func parse(_ source: String) -> Prompt? {
        let lines = source.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
        guard lines.first == "---", let end = lines.dropFirst().firstIndex(of: "---") else {
            report(.noFrontMatter, line: 1)
            return nil
        }
        let front = lines[1..<end].joined(separator: "\n")
        let body = lines[(end + 1)...].drop(while: \.isEmpty)
        let segments = segments(of: body.joined(separator: "\n").trimmingEnd, firstLine: body.startIndex + 1)
        guard let matter = mapping(front) else { return nil }
        checkFields(matter)
        return prompt(matter, segments)
    }

    private mutating func prompt(_ matter: Node.Mapping, _ segments: [Prompt.Segment]) -> Prompt? {
        let version = require(matter["version"]?.int, "version", "a whole number")
        let task = require(matter["task"]?.scalar?.string, "task", "the name of a model task")
        let temperature = require(temperature(matter), "temperature", "a number from 0 to 2")
        guard problems.isEmpty, let version, let task, let temperature else { return nil }
        return Prompt(
            name: name, version: version, task: task, temperature: temperature,
            schema: matter["schema"]?.scalar?.string, segments: segments)
    }

    private func temperature(_ matter: Node.Mapping) -> Double? {
        guard let value = matter["temperature"]?.float, (0...2).contains(value) else { return nil }
        return value
    }

    private mutating func require<Value>(_ value: Value?, _ field: String, _ expected: String) -> Value? {
        if value == nil { report(.badField(field, expected: expected), line: 1) }
        return value
    }

    private mutating func mapping(_ yaml: String) -> Node.Mapping? {
        do {
            return try Yams.compose(yaml: yaml)?.mapping ?? Node.Mapping([])
        } catch {
            let mistake = YAMLMistake(error)
            report(.malformedYAML(mistake.reason), line: mistake.line.map { $0 + 1 })
            return nil
        }
    }

    private mutating func checkFields(_ matter: Node.Mapping) {
        for key in matter.keys where !Self.fields.contains(key.string ?? "") {
            report(.unknownField(key.string ?? ""), line: key.mark.map { $0.line + 1 })
        }
    }

    private mutating func segments(of body: Substring, firstLine: Int) -> [Prompt.Segment] {
        var segments: [Prompt.Segment] = []
        var rest = body
        while let start = rest.firstRange(of: "{{") {
            let after = rest[start.upperBound...]
            guard let end = after.firstRange(of: "}}"), TemplateParser.isName(after[..<end.lowerBound]) else {
                let line = body[..<start.lowerBound].count(where: \.isNewline)
                report(.malformedPlaceholder, line: firstLine + line)
                return []
            }
            if start.lowerBound > rest.startIndex { segments.append(.words(String(rest[..<start.lowerBound]))) }
            segments.append(.placeholder(String(after[..<end.lowerBound])))
            rest = after[end.upperBound...]
        }
        return rest.isEmpty ? segments : segments + [.words(String(rest))]
    }

    private mutating func report(_ kind: PromptProblem.Kind, line: Int?) {
        problems.append(PromptProblem(file: "\(name).md", line: line, kind: kind))
    }
}

extension String {
    fileprivate var trimmingEnd: Substring {
        var text = self[...]
        while text.last?.isWhitespace == true { text.removeLast() }
        return text
    }
}
