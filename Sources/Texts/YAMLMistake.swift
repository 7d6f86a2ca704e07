internal import Yams

/// What libYAML found wrong, and where.
struct YAMLMistake {
    /// The line, counted from 1.
    let line: Int?
    /// What is wrong, in one line.
    let reason: String

    /// Takes apart what Yams throws.
    init(_ error: any Error) {
        switch error as? YamlError {
        case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
            .composer(_, let problem, let mark, _):
            (line, reason) = (mark.line, problem)
        case .duplicatedKeysInMapping(let keys, let context):
            (line, reason) = (context.mark.line, "written twice: " + keys.joined(separator: ", "))
        case .reader(let problem, _, _, _):
            (line, reason) = (nil, problem)
        case .no, .memory, .writer, .emitter, .representer, .dataCouldNotBeDecoded, nil:
            (line, reason) = (nil, "\(error)")
        }
    }
}
