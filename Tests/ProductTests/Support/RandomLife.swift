import Domain
import SeededChance

/// What a person might do with their diary and a clone learn of it, by chance: the same for the same seed.
struct RandomLife {
    private var random: SplitMix
    private var number: Int64 = 0
    private(set) var parts: [PartID: DiaryPart] = [:]
    private(set) var memories: [MemoryID: Memory] = [:]

    init(seed: UInt64) {
        random = SplitMix(seed: seed)
    }

    /// The next thing that happens.
    mutating func next() -> [Change] {
        number += 1
        switch pick(20) {
        case 0...4: return begin()
        case 5...10: return learn()
        case 11, 12: return reword()
        case 13: return removePart()
        case 14: return pick(3) == 0 ? removeDiary() : []
        case 15: return useMemory()
        case 16: return support()
        case 17: return replace()
        default: return takeBack()
        }
    }

    /// A few words, some of which others have too.
    mutating func words(_ count: Int) -> String {
        let known = [
            "кот", "дача", "работа", "мама", "море", "скрипка", "чай", "дождь", "сад", "город", "книга", "поезд",
        ]
        return (0..<count).map { _ in known[pick(known.count)] }.joined(separator: " ") + "."
    }

    private mutating func begin() -> [Change] {
        let diaries = Set(parts.values.map(\.diary))
        let text = (0..<1 + pick(4)).map { _ in words(3 + pick(20)) }.joined(separator: " ")
        guard pick(3) > 0, let diary = diaries.min(by: { $0.rawValue < $1.rawValue }) else {
            let changes = [Change].entry(number, text)
            parts[PartID(rawValue: number)] = .written(number, in: number, text)
            return changes
        }
        return keep(.written(number, in: diary.rawValue, text))
    }

    private mutating func keep(_ part: DiaryPart) -> [Change] {
        parts[part.id] = part
        return [.part(part)]
    }

    private mutating func learn() -> [Change] {
        guard let part = anyPart() else { return [] }
        return keep(.known(number, words(3), from: part, kind: pick(2) == 0 ? .fact : .preference))
    }

    private mutating func keep(_ memory: Memory) -> [Change] {
        memories[memory.id] = memory
        return [.memory(.memory(memory))]
    }

    private mutating func reword() -> [Change] {
        guard var part = anyPart() else { return [] }
        part.reword(words(20))
        return keep(part)
    }

    private mutating func removePart() -> [Change] {
        guard let part = anyPart() else { return [] }
        parts[part.id] = nil
        lose { $0.part == part.id }
        return [.partRemoved(part.id)]
    }

    private mutating func removeDiary() -> [Change] {
        guard let diary = anyPart()?.diary else { return [] }
        parts = parts.filter { $0.value.diary != diary }
        lose { $0.diary == diary }
        return [.diaryDeleted(diary)]
    }

    /// What rested on words that are gone alone goes with them, as the store has it.
    private mutating func lose(_ isGone: (Quote) -> Bool) {
        for var memory in memories.values {
            memory.evidence.removeAll { isGone($0.quote) }
            memories[memory.id] = memory.evidence.isEmpty ? nil : memory
        }
        for (id, memory) in memories where memory.successor.map({ memories[$0] == nil }) == true {
            memories[id]?.ending = nil
        }
    }

    private mutating func useMemory() -> [Change] {
        guard var memory = anyMemory() else { return [] }
        memory.usageCount += 1
        return keep(memory)
    }

    private mutating func support() -> [Change] {
        guard var memory = anyMemory(), let part = anyPart() else { return [] }
        memory.evidence += Memory.known(0, "", from: part).evidence.filter { !memory.evidence.contains($0) }
        return keep(memory)
    }

    private mutating func replace() -> [Change] {
        guard var memory = anyMemory(), let other = anyMemory(), other.id != memory.id else { return [] }
        memory.ending = .init(at: PartialDate(LocalDate(daysSinceEpoch: 20_800)), cause: .superseded(by: other.id))
        return keep(memory)
    }

    private mutating func takeBack() -> [Change] {
        guard var memory = anyMemory() else { return [] }
        memory.withdrawal = memory.withdrawal == nil ? .init(at: Timestamp(seconds: 9), reason: .wrong) : nil
        return keep(memory)
    }

    private mutating func anyPart() -> DiaryPart? {
        let sorted = parts.values.sorted { $0.id.rawValue < $1.id.rawValue }
        return sorted.isEmpty ? nil : sorted[pick(sorted.count)]
    }

    private mutating func anyMemory() -> Memory? {
        let sorted = memories.values.sorted { $0.id.rawValue < $1.id.rawValue }
        return sorted.isEmpty ? nil : sorted[pick(sorted.count)]
    }

    /// Below a number.
    private mutating func pick(_ count: Int) -> Int {
        random.below(count)
    }
}
