import Words

/// What the bot's own rules know of the languages they read: Russian and English.
public struct Lexicons: Sendable {
    let russian: LanguageRules
    let english: LanguageRules

    /// Reads the lexicons that belong to the build.
    ///
    /// - Throws: Where a file cannot be read, or a line of it says nothing.
    public static func bundled() throws -> Lexicons {
        Lexicons(
            russian: try LanguageRules(.bundled("ru")), english: try LanguageRules(.bundled("en")))
    }

    /// The rules for a sentence, by its script.
    func rules(for sentence: String) -> LanguageRules {
        let cyrillic = sentence.unicodeScalars.count { (0x400...0x4FF).contains($0.value) }
        let latin = sentence.unicodeScalars.count { $0.properties.isAlphabetic && $0.value < 0x250 }
        return cyrillic >= latin ? russian : english
    }

    var all: [LanguageRules] { [russian, english] }
}

/// The rules of one language, ready for use.
struct LanguageRules: Sendable {
    let lexicon: Lexicon
    let findings: [FindingRule]
    let dates: RelativeDates
    let asked: AskedTimes
    let names: AskedNames
    let stances: StanceMarkers
    let feelings: FeelingRules
    let turns: [Pattern]
    let topics: [(name: String, words: WordList)]

    /// Makes rules of a lexicon.
    init(_ lexicon: Lexicon) throws(LexiconMistake) {
        self.lexicon = lexicon
        var findings: [FindingRule] = []
        for line in lexicon.lines("findings") {
            findings.append(try FindingRule(line, negators: lexicon.negators))
        }
        self.findings = findings
        dates = try RelativeDates(lexicon)
        asked = try AskedTimes(lexicon)
        names = try AskedNames(lexicon)
        stances = try StanceMarkers(lexicon)
        feelings = try FeelingRules(lexicon)
        turns = try lexicon.patterns("turns")
        topics = lexicon.sections("topic.").map { name, _ in (name, lexicon.lists["topic.\(name)"] ?? WordList([""])) }
    }
}
