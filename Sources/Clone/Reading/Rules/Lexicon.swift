internal import FoundationEssentials
internal import ProgramFolder
import Words

/// What the reader by rules knows of one language, read from a text file (see ``SectionedText``).
///
/// A line is a phrase or pattern (see ``Pattern``), a value and words for it (`5 = five
/// fifth`), or a pattern and what it says (`i live in <place> : livesIn = <place>`).
struct Lexicon: Sendable {
    /// The lines of each section.
    private let sections: [String: [String]]
    /// Words within a clause that say little.
    let fillers: WordList
    /// Words that end what something is about.
    let ends: WordList
    /// Words before a noun that do not belong to what it names.
    let determiners: WordList
    /// How adjectives end, where they stand before their noun and are told by their endings.
    let adjectives: WordList
    /// How verbs end in their dictionary form.
    let infinitives: WordList
    /// Words that turn a sentence round.
    let negators: WordList
    /// Words that belong to a kind, by the kind's name.
    let lists: [String: WordList]
    /// Values by the words for them, by section.
    let values: [String: [String: Int]]
    /// What is said after an apostrophe.
    let clitics: [String: String]

    /// Reads a lexicon.
    init(_ text: String) throws(LexiconMistake) {
        let file = SectionedText(text)
        let sections = file.sections
        self.sections = sections
        func list(_ name: String) -> WordList { WordList(file.words(name)) }
        fillers = list("fillers")
        ends = list("ends")
        determiners = list("determiners")
        adjectives = list("adjectives")
        infinitives = list("infinitives")
        negators = list("negators")
        lists = Dictionary(uniqueKeysWithValues: sections.keys.map { ($0, list($0)) })
        values = try Self.values(sections)
        clitics = Dictionary(
            (sections["clitics"] ?? []).compactMap { Self.halves($0, "=") }, uniquingKeysWith: { $1 })
    }

    /// Reads the lexicon of a language from the files of the build.
    static func bundled(_ language: String) throws -> Lexicon {
        let path = "\(ProgramFolder.resources(of: "Clone"))/\(language).txt"
        return try Lexicon(String(contentsOfFile: path, encoding: .utf8))
    }

    /// The lines of a section.
    func lines(_ section: String) -> [String] { sections[section] ?? [] }

    /// The sections whose names begin so, with the rest of the name.
    func sections(_ prefix: String) -> [(name: String, lines: [String])] {
        sections.filter { $0.key.hasPrefix(prefix) }
            .map { (String($0.key.dropFirst(prefix.count)), $0.value) }
            .sorted { $0.0 < $1.0 }
    }

    /// The patterns of a section: several may stand in a line with `;` between.
    func patterns(_ section: String) throws(LexiconMistake) -> [Pattern] {
        var patterns: [Pattern] = []
        for line in lines(section) {
            for phrase in line.split(separator: ";") { patterns.append(try Pattern(phrase)) }
        }
        return patterns
    }

    /// Both sides of a sign; nil where it is not there.
    static func halves(_ line: String, _ sign: Character) -> (String, String)? {
        guard let middle = line.firstIndex(of: sign) else { return nil }
        return (line[..<middle].trimmingBlanks, line[line.index(after: middle)...].trimmingBlanks)
    }

    private static func values(_ sections: [String: [String]]) throws(LexiconMistake) -> [String: [String: Int]] {
        var all: [String: [String: Int]] = [:]
        for name in ["cardinals", "ordinals", "months", "seasons", "units", "hours"] {
            for line in sections[name] ?? [] {
                guard let (value, words) = halves(line, "="), let value = Int(value) else {
                    throw LexiconMistake(line, "is no number with its words")
                }
                for word in words.split(separator: " ") { all[name, default: [:]][word.foldedWord] = value }
            }
        }
        return all
    }
}
