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

    /// Whether a line is not the speaker's: it has the mark of a speaker in it, or somebody says of themselves what stands
    /// on the other's card alone.
    func areMixed(in line: CloneConversation.Line) -> Bool {
        hasMark(line.text)
            || SpokenWords.sentences(of: line.text).contains { sentence in
                isOfOneself(sentence) && tells(sentence, of: line.speaker.other) >= Self.leastShare
                    && tells(sentence, of: line.speaker) < Self.leastShare
            }
    }

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

    /// The greatest share of something on a card that a sentence has.
    private func tells(_ sentence: Substring, of speaker: CloneConversation.Speaker) -> Double {
        let said = Set(terms(String(sentence)))
        let shares = (cards[speaker] ?? []).map { told in Double(told.intersection(said).count) / Double(told.count) }
        return shares.max() ?? 0
    }

    /// Whether a sentence says something of whoever says it: by its pronouns or, as Russian does, by its verb; and neither
    /// asks nor speaks of the other.
    private func isOfOneself(_ sentence: Substring) -> Bool {
        guard !sentence.contains(where: { $0 == "?" }) else { return false }
        let words = sentence.lowercased().replacing("ё", with: "е").split { !$0.isLetter }.map(String.init)
        guard Self.second.isDisjoint(with: words) else { return false }
        return !Self.first.isDisjoint(with: words)
            || words.contains { $0.count > 3 && ($0.hasSuffix("ю") || $0.hasSuffix("юсь") || $0.hasSuffix("усь")) }
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
