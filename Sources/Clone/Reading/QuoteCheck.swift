public import Domain
import Words

/// Looks for quotes in the words of a diary: what a model says the person said counts only if it is there.
public struct QuoteCheck: Sendable {
    private let parts: [(part: DiaryPart, text: String, folded: FoldedText)]
    private let diary: DiaryID
    private let day: LocalDate

    /// How much of a quote must be there in order.
    public static let leastLikeness = 0.9
    /// The shortest quote that can be looked for, in letters: anything shorter is everywhere.
    public static let leastLetters = 3

    /// Looks in an entry.
    public init(_ diary: Diary) {
        self.diary = diary.id
        day = diary.day
        parts = diary.parts.compactMap { part in part.text.map { (part, $0, FoldedText($0)) } }
    }

    /// Where a quote stands; none where the person did not say it. What comes back are the diary's words, not the model's.
    public func find(_ quote: String) -> Quote? {
        let wanted = FoldedText(quote).letters
        guard wanted.count >= Self.leastLetters else { return nil }
        for part in parts {
            if let place = part.folded.place(of: wanted) { return self.quote(place, in: part) }
        }
        let alignments = parts.compactMap { part in
            Alignment.best(of: wanted, in: part.folded.letters).map {
                (part, $0.widened(in: part.folded.letters, quote: wanted.count))
            }
        }
        guard let best = alignments.max(by: { $0.1.likeness < $1.1.likeness }), !best.1.range.isEmpty,
            best.1.likeness >= Self.leastLikeness
        else { return nil }
        return self.quote(best.1.range, in: best.0)
    }

    /// The sentence of the diary in which a quote stands.
    public func sentence(around quote: Quote) -> String {
        guard let text = parts.first(where: { $0.part.id == quote.part })?.text else { return "" }
        return Sentences.around(quote.offset..<quote.offset + quote.text.count, in: text)
    }

    /// What stands at a place of a part, in characters; none where the part has no such place.
    func quote(_ range: Range<Int>, of id: PartID) -> Quote? {
        guard let part = parts.first(where: { $0.part.id == id }), range.upperBound <= part.text.count else {
            return nil
        }
        return quote(at: range, in: part.part, text: part.text)
    }

    private func quote(_ letters: Range<Int>, in part: (part: DiaryPart, text: String, folded: FoldedText)) -> Quote {
        quote(at: part.folded.origin(of: letters), in: part.part, text: part.text)
    }

    private func quote(at range: Range<Int>, in part: DiaryPart, text: String) -> Quote {
        let words = String(text.dropFirst(range.lowerBound).prefix(range.count))
        return Quote(
            diary: diary, part: part.id, offset: range.lowerBound, text: words, day: day,
            passage: part.voice.flatMap { Passages.passage(of: words, in: $0) })
    }
}

extension FoldedText {
    /// Where some letters stand as whole words.
    fileprivate func place(of wanted: [Unicode.Scalar]) -> Range<Int>? {
        guard wanted.count <= letters.count else { return nil }
        for start in 0...(letters.count - wanted.count) where start == 0 || letters[start - 1] == " " {
            let end = start + wanted.count
            guard end == letters.count || letters[end] == " " else { continue }
            if letters[start..<end].elementsEqual(wanted) { return start..<end }
        }
        return nil
    }
}
