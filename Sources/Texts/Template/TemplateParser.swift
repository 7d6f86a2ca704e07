internal import Messaging

/// Reads the template syntax: `{name}`, tags nested properly, `{{` and `}}` for braces, `&lt;` for `<`, `&amp;` for `&`.
struct TemplateParser {
    /// What is wrong with a template, said so that whoever wrote it finds the place.
    struct Failure: Error {
        let reason: String
    }

    private static let styles: [Substring: RichText.Style] = [
        "b": .bold, "i": .italic, "u": .underline, "s": .strikethrough, "code": .code, "quote": .quote,
        "expandable": .expandableQuote, "spoiler": .spoiler,
    ]

    private var rest: Substring
    private var open: [Substring] = []
    private var words = ""
    private var segments: [Template.Segment] = []

    /// Reads a whole template.
    static func parse(_ source: String) throws(Failure) -> Template {
        var parser = TemplateParser(rest: source[...])
        return try parser.template()
    }

    private init(rest: Substring) {
        self.rest = rest
    }

    private mutating func template() throws(Failure) -> Template {
        while let character = rest.first {
            switch character {
            case "{": try brace()
            case "}": try closingBrace()
            case "<": try tag()
            case "&": entity()
            default: words.append(rest.removeFirst())
            }
        }
        if let tag = open.last { throw Failure(reason: "<\(tag)> is never closed") }
        endWords()
        return Template(segments: segments)
    }

    private mutating func brace() throws(Failure) {
        if take("{{") { return words.append("{") }
        rest.removeFirst()
        guard let end = rest.firstIndex(of: "}") else { throw Failure(reason: "{ is never closed") }
        let name = rest[..<end]
        guard Self.isName(name) else { throw Failure(reason: "{\(name)} is not the name of an argument") }
        endWords()
        segments.append(.placeholder(String(name), openStyles))
        rest = rest[end...].dropFirst()
    }

    private mutating func closingBrace() throws(Failure) {
        guard take("}}") else { throw Failure(reason: "} closes nothing; a brace is written }}") }
        words.append("}")
    }

    private mutating func tag() throws(Failure) {
        guard let end = rest.firstIndex(of: ">") else { throw Failure(reason: "< opens no tag; it is written &lt;") }
        let body = rest[..<end].dropFirst()
        rest = rest[end...].dropFirst()
        endWords()
        if body.first == "/" {
            try close(body.dropFirst())
        } else {
            try start(body)
        }
    }

    private mutating func start(_ tag: Substring) throws(Failure) {
        guard Self.styles[tag] != nil else { throw Failure(reason: "<\(tag)> is not a tag") }
        guard !open.contains(tag) else { throw Failure(reason: "<\(tag)> stands within itself") }
        open.append(tag)
    }

    private mutating func close(_ tag: Substring) throws(Failure) {
        guard let last = open.popLast() else { throw Failure(reason: "</\(tag)> closes nothing") }
        guard last == tag else { throw Failure(reason: "</\(tag)> stands where </\(last)> is due") }
    }

    private mutating func entity() {
        if take("&lt;") {
            words.append("<")
        } else if take("&amp;") {
            words.append("&")
        } else {
            words.append(rest.removeFirst())
        }
    }

    private mutating func take(_ prefix: String) -> Bool {
        guard rest.hasPrefix(prefix) else { return false }
        rest.removeFirst(prefix.count)
        return true
    }

    private mutating func endWords() {
        guard !words.isEmpty else { return }
        segments.append(.words(RichText.Run(words, openStyles)))
        words = ""
    }

    private var openStyles: Set<RichText.Style> {
        Set(open.compactMap { Self.styles[$0] })
    }

    /// Whether a word can name an argument: ASCII letters, digits and underscores, a letter first.
    static func isName(_ word: Substring) -> Bool {
        guard let first = word.first, first.isASCII, first.isLetter else { return false }
        return word.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "_") }
    }
}
