/// Turns what a person types as a path into an absolute one.
public struct PathResolver: Equatable, Sendable {
    /// The person's home folder.
    public var home: String
    /// The folder from which other paths start.
    public var workingDirectory: String

    /// Describes where paths start.
    public init(home: String, workingDirectory: String) {
        self.home = home
        self.workingDirectory = workingDirectory
    }

    /// The absolute path. A file dragged onto a terminal comes in quotes, or with backslashes before its spaces.
    func absolute(_ typed: String) -> String {
        let path = unquoted(typed)
        if path == "~" { return home }
        if path.hasPrefix("~/") { return home + path.dropFirst() }
        return path.hasPrefix("/") ? path : "\(workingDirectory)/\(path)"
    }

    private func unquoted(_ path: String) -> String {
        if let quote = path.first, quote == "'" || quote == "\"", path.count > 1, path.last == quote {
            return String(path.dropFirst().dropLast())
        }
        var plain = ""
        var isEscaped = false
        for character in path {
            if character == "\\", !isEscaped {
                isEscaped = true
            } else {
                plain.append(character)
                isEscaped = false
            }
        }
        return plain
    }
}
