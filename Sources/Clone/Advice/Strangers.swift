import Domain
import Words

/// Those whom a question names and of whom the person never spoke: what an answer may say of them.
///
/// What they do, have or are like nobody can tell from the person's words. What the person would choose where they are
/// part of the choice ("would I go to Berlin?") can be told from what was said in general.
struct Strangers: Sendable {
    private enum Matter {
        /// The question names nobody of whom nothing is known.
        case nobody
        /// It is about them: no words of the person answer it.
        case them
        /// It is about the person, and a place or thing stands in it.
        case circumstance
        /// It is what the person would choose.
        case choice
    }

    /// How those are called whom the question is about, where it says so in the form by which one calls them.
    let asked: String?
    private let matter: Matter
    private let names: [AskedName]
    private let objects: Set<String>
    /// The stems of the names.
    private let stems: Set<String>
    private let lexicons: Lexicons
    private let rules: LanguageRules
    private let terms: Terms

    /// Looks for them.
    ///
    /// - Parameters:
    ///   - lines: What the person said, as far as it bears on the question.
    ///   - own: How the person is called.
    init(in question: String, lines: [String], own: String?, lexicons: Lexicons, terms: Terms) {
        self.lexicons = lexicons
        rules = lexicons.rules(for: question)
        self.terms = terms
        let matcher = Matcher(question, lexicon: rules.lexicon)
        let known = Self.mentioned(in: lines + [own].compactMap(\.self), lexicons, terms)
        let forms = { [rules] (name: AskedName) in rules.names.forms(of: name.word).map { terms.terms(of: $0) } }
        names = rules.names.names(in: matcher).filter { name in
            let forms = forms(name).filter { !$0.isEmpty }
            return !forms.isEmpty && !forms.contains { $0.allSatisfy(known.contains) }
        }
        stems = Set(names.flatMap { forms($0).flatMap(\.self) })
        objects = rules.names.objects(among: names, of: matcher)
        matter = Self.matter(of: matcher, names, rules.names)
        asked = matter == .them ? Self.called(names, in: question, matcher) : nil
    }

    /// Whether the person did speak of any of them, also where that does not bear on the question.
    func areNamed(in index: PersonIndex) -> Bool {
        !Self.mentioned(in: index.texts(with: stems), lexicons, terms).isDisjoint(with: stems)
    }

    /// Whether the question is about them, so that no words of the person answer it.
    var areAskedOf: Bool { matter == .them }

    /// Whether a sentence of an answer may stand.
    ///
    /// - Parameter before: What stands before it.
    func allow(_ sentence: String, after before: String) -> Bool {
        switch matter {
        case .nobody: true
        case .them: false
        case .circumstance: !terms.terms(of: sentence).contains(where: stems.contains)
        case .choice: !tells(sentence, after: before)
        }
    }

    private func tells(_ sentence: String, after before: String) -> Bool {
        let matcher = Matcher(sentence, lexicon: rules.lexicon)
        let people = names.filter { !$0.isThing }
        if rules.names.tells(matcher, of: isName(among: people), objects: objects) { return true }
        // Of a place one may say beside one's choice why it suits.
        let things = names.filter(\.isThing)
        if !rules.names.isOwn(matcher), rules.names.tells(matcher, of: isName(among: things), objects: []) {
            return true
        }
        guard !people.isEmpty, rules.names.tellsOfSomebody(matcher) else { return false }
        let all = Matcher("\(before) \(sentence)", lexicon: rules.lexicon)
        return !rules.names.namesAnother(all, than: isName(among: names))
    }

    private func isName(among names: [AskedName]) -> (String) -> Bool {
        let stems = Set(names.flatMap { terms.terms(of: $0.word) })
        return { word in
            let own = terms.terms(of: word)
            return !own.isEmpty && own.allSatisfy(stems.contains)
        }
    }

    private static func matter(of question: Matcher, _ names: [AskedName], _ rules: AskedNames) -> Matter {
        if names.isEmpty { return .nobody }
        if names.contains(where: { rules.asks(question, of: $0) }) { return .them }
        if rules.isChoice(question) { return .choice }
        return names.allSatisfy(\.isThing) ? .circumstance : .them
    }

    /// The first name with those that stand right behind it, as they were written.
    private static func called(_ names: [AskedName], in question: String, _ matcher: Matcher) -> String? {
        guard let first = names.first, names.allSatisfy(\.isPlain) else { return nil }
        let run = zip(names, names.indices).prefix { $0.index == first.index + $1 }.map(\.0)
        guard run.count == names.count, let last = run.last else { return nil }
        let characters = Array(question)
        let range = matcher.tokens[first.index].range.lowerBound..<matcher.tokens[last.index].range.upperBound
        return String(characters[range])
    }

    /// The stems of all words in some lines. A month is none of somebody whose name sounds like it.
    private static func mentioned(in lines: [String], _ lexicons: Lexicons, _ terms: Terms) -> Set<String> {
        lines.reduce(into: []) { mentioned, line in
            let lexicon = lexicons.rules(for: line).lexicon
            let words = Token.split(line, clitics: lexicon.clitics).filter { token in
                token.isWord && (token.isCapital || lexicon.values["months"]?[token.text] == nil)
            }
            mentioned.formUnion(terms.terms(of: words.map(\.text).joined(separator: " ")))
        }
    }
}
