import Words

/// Words in a row, as a lexicon describes them.
///
/// - `word`, `one|other`, `begin*`, `*end`: a word; with `?` behind it, it may be missing. Marks stand for themselves.
/// - `~`: up to four words of the lexicon's fillers.
/// - `^`, `$`: the beginning and the end of a clause.
/// - `<kind>`: words of a kind, which are kept.
struct Pattern: Sendable {
    enum Element: Sendable {
        case word([WordTest], isOptional: Bool)
        case fillers
        case beginning
        case end
        case capture(Capture)
    }

    let elements: [Element]
    /// Words of which one must be there; none where that cannot be said.
    let anchors: Set<String>?

    /// Reads a pattern.
    ///
    /// - Throws: What is wrong with it.
    init(_ written: some StringProtocol) throws(LexiconMistake) {
        var elements: [Element] = []
        for part in written.split(separator: " ") { elements.append(try Self.element(part)) }
        guard !elements.isEmpty else { throw LexiconMistake(String(written), "says nothing") }
        self.elements = elements
        anchors = elements.lazy.compactMap { element in
            guard case .word(let tests, isOptional: false) = element else { return nil }
            let words = tests.compactMap(\.word)
            return words.count == tests.count ? Set(words) : nil
        }.max { $0.rarity < $1.rarity }
    }

    private static func element(_ part: some StringProtocol) throws(LexiconMistake) -> Element {
        switch part {
        case "~": return .fillers
        case "^": return .beginning
        case "$": return .end
        case _ where part.hasPrefix("<") && part.hasSuffix(">"):
            guard let capture = Capture(rawValue: String(part.dropFirst().dropLast())) else {
                throw LexiconMistake(String(part), "is no kind of words")
            }
            return .capture(capture)
        default:
            let isOptional = part.count > 1 && part.hasSuffix("?")
            let words = isOptional ? part.dropLast() : part.dropLast(0)
            return .word(words.split(separator: "|").map { WordTest($0) }, isOptional: isOptional)
        }
    }
}

extension Set<String> {
    /// A long word is in fewer sentences than a short one.
    fileprivate var rarity: Int { self.map(\.count).min() ?? 0 }
}

/// Words of a kind that a pattern keeps.
enum Capture: String, Sendable {
    /// What something is about: a noun with what is before it, or a verb with its object.
    case thing
    /// A noun with what is before it.
    case noun
    /// Words that begin with a capital letter: who.
    case name
    /// A word with a capital letter that may name somebody or something.
    case who
    /// Words that begin with a capital letter: where, in which firm.
    case place
    /// Words that begin with a capital letter or are a usual place of work.
    case firm
    /// An occupation.
    case job
    /// A field of study.
    case field
    /// Who somebody is to the person.
    case tie
    /// Somebody of the family.
    case kin
    /// An ailment.
    case ailment
    /// A thing that can be owned.
    case belonging
    /// A whole number.
    case number
    /// A year.
    case year
    /// A month by name.
    case month
    /// A season by name.
    case season
    /// A time of day.
    case hour
    /// A unit of time.
    case unit
}

/// What is wrong with a line of a lexicon.
struct LexiconMistake: Error, Equatable, CustomStringConvertible {
    let description: String

    init(_ line: String, _ reason: String) {
        description = "\(line): \(reason)"
    }
}
