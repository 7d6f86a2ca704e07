import Domain

/// Whether words are somebody's own: a model that writes for two mixes them up.
struct Voices {
    private let cards: [CloneConversation.Speaker: [Set<String>]]
    private let terms: WordTerms

    /// Such a share of the words of what stands on a card makes a sentence tell it.
    private static let leastShare = 0.6
    /// Of fewer words nothing can be told.
    private static let fewestWords = 2

    /// Knows what stands on both cards.
    init(_ cards: [CloneConversation.Speaker: [String]], terms: @escaping WordTerms) {
        self.cards = cards.mapValues { $0.map { Set(terms($0)) }.filter { $0.count >= Self.fewestWords } }
        self.terms = terms
    }

    /// Whether a line is not the speaker's: it has the mark of a speaker in it, somebody says of themselves what stands on
    /// the other's card alone, or reads that card out.
    func areMixed(in line: CloneConversation.Line) -> Bool {
        hasMark(line.text)
            || SpokenWords.sentences(of: line.text).contains { sentence in
                let said = Set(terms(String(sentence)))
                let (own, others) = (tells(said, of: line.speaker), tells(said, of: line.speaker.other))
                guard !concernsOther(sentence), own.told < Self.leastShare else { return false }
                return others.told >= Self.leastShare && isOfOneself(sentence)
                    || min(others.told, others.share) >= Self.recital
            }
    }

    /// Such a share of what stands on a card, and of a sentence, makes it a recital.
    private static let recital = 0.8

    /// `B: …`, `[A] …`, `Speaker B: …` at the beginning of a line, in letters of either alphabet.
    private func hasMark(_ text: String) -> Bool {
        text.lowercased().split(whereSeparator: \.isNewline).contains { line in
            let start = line.prefix(Self.longestMark)
            guard let end = start.firstIndex(where: { ":])".contains($0) }),
                start[end] == ":" || "[(".contains(line.prefix(1))
            else { return false }
            let words = start[..<end].split { !$0.isLetter }.map(String.init)
            return words.last.map(Self.letters.contains) ?? false
                && words.dropLast().allSatisfy(Self.marks.contains)
        }
    }

    private static let longestMark = 16
    private static let letters: Set<String> = ["a", "b", "а", "б", "в"]
    private static let marks: Set<String> = ["speaker", "person", "clone", "собеседник", "клон"]

    /// Of what a card and a sentence have most in common: the share of the card's words that are told, and the share of the
    /// sentence that they make.
    private func tells(_ said: Set<String>, of speaker: CloneConversation.Speaker) -> (told: Double, share: Double) {
        let common = (cards[speaker] ?? []).map { told in
            let count = Double(told.intersection(said).count)
            return (told: count / Double(told.count), share: count / Double(max(said.count, 1)))
        }
        return common.max { $0 < $1 } ?? (0, 0)
    }

    /// Whether a sentence asks, or speaks of the other.
    private func concernsOther(_ sentence: Substring) -> Bool {
        sentence.contains { $0 == "?" } || !Self.second.isDisjoint(with: Self.words(of: sentence))
    }

    /// Whether a sentence says something of whoever says it: by its pronouns or, as Russian does, by its verb.
    private func isOfOneself(_ sentence: Substring) -> Bool {
        let words = Self.words(of: sentence)
        return !Self.first.isDisjoint(with: words)
            || words.contains { $0.count > 3 && ($0.hasSuffix("ю") || $0.hasSuffix("юсь") || $0.hasSuffix("усь")) }
    }

    private static func words(of sentence: Substring) -> [String] {
        sentence.lowercased().replacing("ё", with: "е").split { !$0.isLetter }.map(String.init)
    }

    private static let first: Set<String> = [
        "i", "me", "my", "mine", "myself", "я", "мне", "меня", "мной", "мой", "моя", "мое", "мои", "моего", "моей",
        "моему",
        "моем", "моих", "моим", "мою",
    ]
    private static let second: Set<String> = [
        "you", "your", "yours", "yourself", "ты", "тебе", "тебя", "тобой", "твой", "твоя", "твое", "твои", "твоего",
        "твоей", "твоему", "твоем", "твоих", "твоим", "твою", "вы", "вас", "вам", "вами", "ваш", "ваша", "ваше", "ваши",
        "вашего", "вашей", "вашу",
    ]
}
