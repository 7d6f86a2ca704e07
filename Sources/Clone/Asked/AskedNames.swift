import Domain
import Words

/// A name in a question.
struct AskedName: Equatable, Sendable {
    /// As it was written.
    var word: String
    /// Its place among the tokens.
    var index: Int
    /// Whether it is that of a place, a firm or a thing rather than of somebody, by what stands before it and its script.
    var isThing: Bool
    /// Whether it stands in the form by which one calls somebody.
    var isPlain: Bool
}

/// Finds the names in a question and what is asked of them, by the patterns of a lexicon.
struct AskedNames: Sendable {
    private let lexicon: Lexicon
    private let beginnings: [Pattern]
    private let others: [Pattern]
    private let choices: [Pattern]
    private let suits: [Pattern]
    private let tellings: [Pattern]
    private let pronouns: [Pattern]
    private let isCyrillic: Bool

    /// Takes the patterns of a language.
    init(_ lexicon: Lexicon) throws(LexiconMistake) {
        self.lexicon = lexicon
        beginnings = try lexicon.patterns("names.beginnings")
        others = try lexicon.patterns("names.others")
        choices = try lexicon.patterns("names.choices")
        tellings = try lexicon.patterns("names.tellings")
        pronouns = try lexicon.patterns("names.pronouns")
        suits = try lexicon.patterns("names.suits")
        isCyrillic = lexicon.lines("names.own").joined().isCyrillic
    }

    /// The names of a question, in order. Where every word has a capital letter, none can be told.
    func names(in question: Matcher) -> [AskedName] {
        guard question.tokens.contains(where: { $0.isWord && !$0.isCapital }) else { return [] }
        let first = beginnings.lazy.compactMap { question.first($0)?.range.lowerBound }.first
        let isOwn = isOwn(question)
        return question.tokens.indices.filter { index in
            Phrases(tokens: question.tokens, lexicon: lexicon).isName(at: index)
                && (!question.beginsSentence(index) || index == first && !isOwn)
        }.map { name(at: $0, in: question.tokens) }
    }

    /// A word in all the forms in which a name can stand whose stems differ: "Павел", "Павла".
    func forms(of word: String) -> [String] {
        let lines = lexicon.lines("names.forms").map { $0.split(separator: " ").map(String.init) }
        return lines.first { $0.contains(word) } ?? [word]
    }

    private func name(at index: Int, in tokens: [Token]) -> AskedName {
        let word = tokens[index].text
        let before = index > 0 ? tokens[index - 1] : nil
        return AskedName(
            word: word, index: index,
            isThing: isForeign(word) || before.map { isIn("names.where", $0.text) } ?? false,
            isPlain: !isIn("names.bent", word) && !(before.map { isIn("names.before", $0.text) } ?? false))
    }

    /// Whether a word is in another script than the language: people are mostly called in one's own.
    private func isForeign(_ word: String) -> Bool {
        word.isCyrillic != isCyrillic
    }

    /// Whether a question is what the person of a name does, has or would do.
    func asks(_ question: Matcher, of name: AskedName) -> Bool {
        name.isPlain && !suits(question)
            && others.contains { question.all($0).contains { $0.captures[.who] == name.word } }
    }

    /// Whether a question is what the person who asks would choose.
    func isChoice(_ question: Matcher) -> Bool {
        suits(question) || choices.contains { question.first($0) != nil }
    }

    /// The names that stand in a question for whom something is done to, in the form in which they do. Where words have no
    /// such forms there are none.
    func objects(among names: [AskedName], of question: Matcher) -> Set<String> {
        lexicon.lists["names.bent"] == nil || suits(question) ? [] : Set(names.map(\.word))
    }

    /// Whether a question is whether something would suit the person who asks.
    private func suits(_ question: Matcher) -> Bool { suits.contains { question.first($0) != nil } }

    private func isIn(_ list: String, _ word: String) -> Bool { lexicon.lists[list]?.contains(word) ?? false }
}

// MARK: What is told

extension AskedNames {
    /// Whether a sentence has the person themselves as the one who does something.
    func isOwn(_ sentence: Matcher) -> Bool {
        sentence.tokens.contains { isIn("names.own", $0.text) || isIn("names.me", $0.text) }
    }

    /// Whether a sentence tells what one of the people named by these words does, has or is like.
    ///
    /// - Parameter objects: The words that stand in the question for whom something is done to: so they do here.
    func tells(_ sentence: Matcher, of isName: (String) -> Bool, objects: Set<String>) -> Bool {
        let isTold = tellings.contains { pattern in
            sentence.all(pattern).contains { $0.captures[.who].map(isName) ?? false }
        }
        return isTold
            || sentence.tokens.indices.contains { index in
                isName(sentence.tokens[index].text) && !objects.contains(sentence.tokens[index].text)
                    && isSubject(index, of: sentence.tokens)
            }
    }

    /// Whether a sentence tells of somebody by a word that stands for them.
    func tellsOfSomebody(_ sentence: Matcher) -> Bool { pronouns.contains { sentence.first($0) != nil } }

    /// Whether a sentence speaks of somebody else than those named by these words.
    func namesAnother(_ sentence: Matcher, than isName: (String) -> Bool) -> Bool {
        sentence.tokens.indices.contains { index in
            let word = sentence.tokens[index].text
            return isIn("tie", word) || isIn("kin", word)
                || !sentence.beginsSentence(index) && !isName(word)
                    && Phrases(tokens: sentence.tokens, lexicon: lexicon).isName(at: index)
        }
    }

    /// Whether the name at a place is what its clause is about: nothing before it bends it, the person is not the one who
    /// acts, and something is said.
    private func isSubject(_ index: Int, of tokens: [Token]) -> Bool {
        guard !isIn("names.bent", tokens[index].text), index == 0 || !isIn("names.before", tokens[index - 1].text)
        else {
            return false
        }
        let ends = { (place: Int) in
            ",;:.!?…".contains(tokens[place].text) || isIn("names.joints", tokens[place].text)
        }
        let start = (0..<index).last(where: ends).map { $0 + 1 } ?? 0
        let end = (index + 1..<tokens.count).first(where: ends) ?? tokens.count
        let clause = tokens[start..<end]
        func has(_ list: String) -> Bool { clause.contains { isIn(list, $0.text) } }
        // "Berlin would suit me" is what the person would like.
        guard !tokens[start..<index].contains(where: { isIn("names.own", $0.text) }),
            !(has("names.me") && has("names.would"))
        else { return false }
        return clause.indices.contains { $0 != index && tokens[$0].isWord && !isEmpty(tokens[$0].text) }
    }

    /// Whether a word says nothing of anybody.
    private func isEmpty(_ word: String) -> Bool { StopWords.contains(word) || isIn("names.empty", word) }
}

extension Matcher {
    /// Whether a token is the first of its sentence, where every word has a capital letter.
    func beginsSentence(_ index: Int) -> Bool {
        guard let last = tokens[..<index].last else { return true }
        return ".!?…«\n".contains(last.text)
    }
}

extension String {
    fileprivate var isCyrillic: Bool { unicodeScalars.contains { (0x400...0x4FF).contains($0.value) } }
}
