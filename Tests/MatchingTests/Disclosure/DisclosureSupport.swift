import Domain

extension Memory {
    /// A memory that a model found, on words of the diary that say it otherwise.
    static func found(
        _ number: Int64, _ text: String, _ kind: MemoryKind = .preference, words: String = "так и есть",
        at offset: Int = 0,
        stance: Stance = .stated
    ) -> Memory {
        let part = PartID(rawValue: 1000 + number)
        let quote = Quote(
            diary: DiaryID(rawValue: 1), part: part, offset: offset, text: words, day: LocalDate(daysSinceEpoch: 20_000)
        )
        return Memory(
            id: MemoryID(rawValue: number), kind: kind, text: text, claim: nil,
            evidence: [Evidence(quote, stance: stance, strain: .calm)], learnt: Timestamp(seconds: 0), importance: 0.5,
            confidence: 0.9)
    }
}

extension Person {
    static var anna: Person {
        var person = Person(language: .russian, since: Timestamp(seconds: 0))
        person.name = "Анна Вершинина"
        return person
    }
}
