import Clone
import Domain
import Foundation
import Words

/// Times questions to an index of 10,000 memories and as many passages, of invented words that are as frequent as words
/// are, the n-th with a share of 1/n; by words alone, and by vectors as well.
struct SearchTiming {
    private static let memories = 10_000
    /// As small embedding models have them.
    private static let width = 384
    private static let questions = 200

    func run() {
        var words = ZipfWords(seed: 1)
        let clock = ContinuousClock()
        let change = Self.change(&words)
        var index = PersonIndex(terms: Terms())
        let building = clock.measure { index.update(with: change) }
        print("An index of \(Self.memories) memories: built in \(Self.milliseconds(building)) ms", terminator: "")
        print(", about \(index.size >> 20) MB of words and vectors")
        let meaning = words.direction(Self.width)
        for (name, index) in [("words", index), ("words and meaning", index.asked(meaning))] {
            let times = (0..<Self.questions).map { _ in
                let question = words.next(6).joined(separator: " ")
                return clock.measure { _ = index.search(question, most: 12) }
            }.sorted()
            print("A question by \(name), ms: median \(Self.milliseconds(times[Self.questions / 2]))", terminator: "")
            print(", 99 of 100 within \(Self.milliseconds(times[Self.questions * 99 / 100]))")
        }
        var one = ArchiveChange(to: ArchiveState())
        one.diaries = [Self.diary(1, &words)]
        print("One entry edited: taken in within", Self.milliseconds(clock.measure { index.update(with: one) }), "ms")
    }

    /// Entries of five passages each, and a memory for each passage.
    private static func change(_ words: inout ZipfWords) -> ArchiveChange {
        var change = ArchiveChange(to: ArchiveState())
        for number in 1...memories / 5 {
            let diary = diary(Int64(number), &words)
            change.diaries.append(diary)
            for memory in 0..<5 {
                change.memories.append(Self.memory(Int64(number * 5 + memory), in: diary, &words))
            }
        }
        let index = PersonIndex(diaries: change.diaries, memories: change.memories, terms: Terms())
        for (row, owner) in index.unembedded(width: nil).enumerated() {
            let vectors = owner.texts.compactMap { text in
                TextVector(words.direction(width)).map { (TextDigest(of: text), $0) }
            }
            change.vectors[Int64(row)] = KeptVectors(
                owner: owner.owner, vectors: Dictionary(vectors, uniquingKeysWith: { $1 }))
        }
        return change
    }

    private static func diary(_ number: Int64, _ words: inout ZipfWords) -> Diary {
        let id = DiaryID(rawValue: number)
        let text = (0..<5).map { _ in words.next(25).joined(separator: " ") + "." }.joined(separator: " ")
        return Diary(
            id: id, day: LocalDate(daysSinceEpoch: 20_000 + Int(number)), openedAt: Timestamp(seconds: 0),
            parts: [
                DiaryPart(
                    id: PartID(rawValue: number), diary: id, message: nil, sentAt: Timestamp(seconds: 0),
                    content: .written(text))
            ])
    }

    private static func memory(_ number: Int64, in diary: Diary, _ words: inout ZipfWords) -> Memory {
        let part = diary.parts[0]
        let offset = Sentences.split(part.text ?? "").map(\.offset)[Int(number) % 5]
        let quote = Quote(
            diary: diary.id, part: part.id, offset: offset,
            text: String((part.text ?? "").dropFirst(offset).prefix(60)), day: diary.day)
        return Memory(
            id: MemoryID(rawValue: number), kind: .fact, text: words.next(8).joined(separator: " "), claim: nil,
            evidence: [.init(quote, stance: .stated, strain: .calm)], learnt: Timestamp(seconds: 0), importance: 0.5,
            confidence: 0.5)
    }

    private static func milliseconds(_ duration: Duration) -> String {
        String(format: "%.2f", duration / .milliseconds(1))
    }
}
