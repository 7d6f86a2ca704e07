public import Domain
import Words

/// A few sentences of a diary: what a search finds.
public struct Passage: Equatable, Sendable {
    /// The words, and where they stand.
    public var quote: Quote
    /// The numbers of the memories that rest on them, the oldest first.
    public var memories: [MemoryID] = []

    /// The most words of a passage of more than one sentence.
    static let mostWords = 40

    /// Cuts an entry into passages: whole sentences of one part, together up to a length.
    static func cut(_ diary: Diary) -> [Passage] {
        diary.parts.flatMap { part in
            part.text.map { text in
                grouped(Sentences.split(text)).map { group in
                    let offset = group[0].offset
                    let end = group[group.count - 1].offset + group[group.count - 1].text.count
                    let words = String(text.dropFirst(offset).prefix(end - offset))
                    return Passage(
                        quote: Quote(diary: diary.id, part: part.id, offset: offset, text: words, day: diary.day))
                }
            } ?? []
        }
    }

    private static func grouped(
        _ sentences: [(offset: Int, text: String)]
    ) -> [[(offset: Int, text: String)]] {
        var groups: [[(offset: Int, text: String)]] = []
        var words = 0
        for sentence in sentences {
            let count = sentence.text.split(whereSeparator: \.isWhitespace).count
            if groups.isEmpty || words + count > mostWords {
                groups.append([])
                words = 0
            }
            groups[groups.count - 1].append(sentence)
            words += count
        }
        return groups
    }

    /// Notes that a memory rests on it.
    mutating func add(_ memory: MemoryID) {
        guard !memories.contains(memory) else { return }
        memories.insert(memory, at: memories.firstIndex { memory.rawValue < $0.rawValue } ?? memories.count)
    }

    /// Whether a quote begins in it.
    func holds(_ other: Quote) -> Bool {
        other.part == quote.part && (quote.offset..<quote.offset + quote.text.count).contains(other.offset)
    }
}
