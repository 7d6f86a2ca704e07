/// A text file of words or patterns: sections of lines, with `[name]` above each. Behind `#` stand comments.
public struct SectionedText: Sendable {
    /// The lines of each section, without comments and blanks at their ends.
    public let sections: [String: [String]]

    /// Reads a file.
    public init(_ text: String) {
        var sections: [String: [String]] = [:]
        var name = ""
        for line in text.split(whereSeparator: \.isNewline) {
            let line = line.prefix { $0 != "#" }.trimmingBlanks
            if line.hasPrefix("["), line.hasSuffix("]") {
                name = String(line.dropFirst().dropLast())
            } else if !line.isEmpty {
                sections[name, default: []].append(line)
            }
        }
        self.sections = sections
    }

    /// The words of a section, which stand between spaces or semicolons.
    public func words(_ section: String) -> [Substring] {
        (sections[section] ?? []).flatMap { $0.split { $0 == " " || $0 == ";" } }
    }
}
