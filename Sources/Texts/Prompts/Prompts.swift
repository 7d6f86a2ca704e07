internal import FoundationEssentials

/// Every prompt the code sends to a model: loaded and checked at start-up, then only read.
public struct Prompts: Sendable {
    private let prompts: [String: Prompt]

    /// Loads `<name>.md` of a folder.
    ///
    /// - Parameter expecting: the prompts the code uses, each with the names of all its placeholders.
    /// - Throws: all the problems at once.
    public init(folder: String, expecting: [String: Set<String>]) throws(PromptsFailure) {
        var problems: [PromptProblem] = []
        let (names, prompts) = Self.read(folder, &problems)
        for (name, placeholders) in expecting {
            if let prompt = prompts[name] {
                problems += prompt.compare(with: placeholders)
            } else if !names.contains(name) {
                problems.append(PromptProblem(file: "\(name).md", line: nil, kind: .missing))
            }
        }
        for name in names where expecting[name] == nil {
            problems.append(PromptProblem(file: "\(name).md", line: nil, kind: .unused))
        }
        guard problems.isEmpty else { throw PromptsFailure(problems: problems.inReadingOrder) }
        self.prompts = prompts
    }

    /// A prompt by name: there for every name that was expected.
    public subscript(_ name: String) -> Prompt? { prompts[name] }

    private static func read(_ folder: String, _ problems: inout [PromptProblem]) -> (Set<String>, [String: Prompt]) {
        guard let files = try? FileManager.default.contentsOfDirectory(atPath: folder) else {
            problems.append(PromptProblem(file: folder, line: nil, kind: .unreadable))
            return ([], [:])
        }
        let names = Set(files.filter { $0.hasSuffix(".md") }.map { String($0.dropLast(3)) })
        var prompts: [String: Prompt] = [:]
        for name in names {
            guard let source = try? String(contentsOfFile: "\(folder)/\(name).md", encoding: .utf8) else {
                problems.append(PromptProblem(file: "\(name).md", line: nil, kind: .unreadable))
                continue
            }
            var parser = PromptParser(name: name)
            prompts[name] = parser.parse(source)
            problems += parser.problems
        }
        return (names, prompts)
    }
}

extension Prompt {
    fileprivate func compare(with expected: Set<String>) -> [PromptProblem] {
        let lacking = expected.subtracting(placeholders).map { PromptProblem.Kind.unfilled($0) }
        let surplus = placeholders.subtracting(expected).map { PromptProblem.Kind.unknownPlaceholder($0) }
        return (lacking + surplus).map { PromptProblem(file: "\(name).md", line: nil, kind: $0) }
    }
}

extension [PromptProblem] {
    fileprivate var inReadingOrder: [PromptProblem] {
        sorted { ($0.file, $0.line ?? 0, "\($0.kind)") < ($1.file, $1.line ?? 0, "\($1.kind)") }
    }
}
