import Domain
import Words

/// A sentence of a diary, taken apart.
struct Said {
    /// The part of the entry.
    let part: PartID
    /// Where it begins in the part's text, in characters.
    let offset: Int
    /// Its words.
    let text: String
    /// The rules of its language.
    let rules: LanguageRules
    /// Its tokens.
    let matcher: Matcher
    /// Where it repeats somebody's words, in characters of the part.
    private let citations: [Range<Int>]
    private let meant: Stance

    /// How many words around a finding belong to its quote.
    private static let mostWordsAround = 6

    /// All sentences of an entry.
    static func sentences(of diary: Diary, lexicons: Lexicons) -> [Said] {
        diary.parts.flatMap { part in
            let text = part.text ?? ""
            let citations = Citations.ranges(in: text)
            return Sentences.split(text).map { sentence in
                Said(
                    sentence.text, part: part.id, offset: sentence.offset, citations: citations,
                    rules: lexicons.rules(for: sentence.text))
            }
        }
    }

    private init(_ text: String, part: PartID, offset: Int, citations: [Range<Int>], rules: LanguageRules) {
        (self.text, self.part, self.offset, self.citations, self.rules) = (text, part, offset, citations, rules)
        matcher = Matcher(text, lexicon: rules.lexicon)
        meant = rules.stances.stance(of: matcher)
    }

    /// Whether it asks.
    var isQuestion: Bool { text.last == "?" }

    /// How some of its tokens were meant.
    func stance(of tokens: Range<Int>) -> Stance {
        stance(ofCharacters: characters(of: tokens))
    }

    /// How some of its characters, counted in the part, were meant.
    func stance(ofCharacters range: Range<Int>) -> Stance {
        citations.contains { $0.overlaps(range) } ? .quoting : meant
    }

    /// The clause that tokens stand in, or a part of it where it is long, in characters of the part's text.
    func clause(around tokens: Range<Int>) -> Range<Int> {
        let all = matcher.tokens
        var (start, end) = (tokens.lowerBound, tokens.upperBound)
        while start > 0, all[start - 1].isWord, tokens.lowerBound - start < Self.mostWordsAround { start -= 1 }
        while end < all.count, all[end].isWord, end - tokens.upperBound < Self.mostWordsAround { end += 1 }
        return characters(of: start..<end)
    }

    private func characters(of tokens: Range<Int>) -> Range<Int> {
        let all = matcher.tokens[tokens]
        guard let first = all.first, let last = all.last else { return offset..<offset }
        return offset + first.range.lowerBound..<offset + last.range.upperBound
    }
}
