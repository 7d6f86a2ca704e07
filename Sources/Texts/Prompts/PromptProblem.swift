/// Why the prompts cannot be used: every problem of every file at once.
public struct PromptsFailure: Error, Equatable, CustomStringConvertible {
    /// The problems, by file and line.
    public let problems: [PromptProblem]

    /// One problem a line.
    public var description: String { problems.map(\.description).joined(separator: "\n") }
}

/// One thing that is wrong with a prompt.
public struct PromptProblem: Equatable, Sendable, CustomStringConvertible {
    /// The file's name within its folder, or the folder itself.
    public let file: String
    /// The line, counted from 1, where it is known.
    public let line: Int?
    /// What is wrong.
    public let kind: Kind

    /// The kinds of problem.
    public enum Kind: Equatable, Sendable {
        /// The file or folder cannot be read.
        case unreadable
        /// The code uses a prompt that has no file.
        case missing
        /// Nothing in the code uses this prompt.
        case unused
        /// The file does not begin with front matter between two lines of `---`.
        case noFrontMatter
        /// The front matter is not YAML.
        case malformedYAML(String)
        /// A field of the front matter is missing or not what it should be.
        case badField(String, expected: String)
        /// A field that means nothing.
        case unknownField(String)
        /// `{{` does not begin a placeholder.
        case malformedPlaceholder
        /// The code fills a placeholder that is not there.
        case unfilled(String)
        /// The code does not fill this placeholder.
        case unknownPlaceholder(String)
    }

    /// The place and what is wrong there, for an operator.
    public var description: String {
        let place = line.map { "\(file):\($0)" } ?? file
        return "\(place): \(kind)"
    }
}

extension PromptProblem.Kind: CustomStringConvertible {
    /// What is wrong, for an operator.
    public var description: String {
        switch self {
        case .unreadable: "cannot be read"
        case .missing: "is missing"
        case .unused: "is used nowhere"
        case .noFrontMatter: "has no front matter between two lines of ---"
        case .malformedYAML(let reason): "has front matter that is not YAML: \(reason)"
        case .badField(let field, let expected): "needs '\(field)': \(expected)"
        case .unknownField(let field): "has a field '\(field)' that means nothing"
        case .malformedPlaceholder: "has a {{ that begins no placeholder {{name}}"
        case .unfilled(let name): "has no placeholder {{\(name)}}, which the code fills"
        case .unknownPlaceholder(let name): "has a placeholder {{\(name)}} that the code does not fill"
        }
    }
}
