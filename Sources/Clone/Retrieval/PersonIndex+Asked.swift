import Domain

/// The time a question is about, as a filter.
extension PersonIndex {
    /// Whether the passage at a place is of the time that was asked about.
    func admits(_ place: Int, _ asked: AskedTime?) -> Bool {
        asked.map { admits(passages[place], $0) } ?? true
    }

    private func admits(_ passage: Passage, _ asked: AskedTime) -> Bool {
        switch asked.frame {
        case .changes: true
        case .now:
            passage.memories.isEmpty || passage.memories.contains { memories[$0].map { $0.ending == nil } ?? false }
        case .then(let day): passage.quote.day <= day
        case .within(let days):
            days.contains(passage.quote.day)
                || passage.memories.contains { memories[$0]?.speaks(of: days) ?? false }
                || !asked.mentions.isDisjoint(with: terms(of: passage))
        }
    }

    /// A memory as it is to be seen from the time that was asked about; none where it does not belong there.
    func admitted(_ memory: Memory, _ asked: AskedTime?) -> Memory? {
        switch asked?.frame {
        case nil, .changes: memory
        case .now: memory.ending == nil ? memory : nil
        case .then(let day): known(memory, on: day)
        case .within(let days):
            memory.speaks(of: days) || memory.evidence.contains { days.contains($0.quote.day) } ? memory : nil
        }
    }

    /// All memories as they are to be seen from the time that was asked about.
    func standing(_ asked: AskedTime?) -> [Memory] {
        guard let day = asked?.past else { return Array(memories.values) }
        return (Array(memories.values) + retired.values + merged.values).compactMap { known($0, on: day) }
    }

    private func known(_ memory: Memory, on day: LocalDate) -> Memory? {
        memory.known(on: day, successor: memory.successor.flatMap { memories[$0] }, heir: heir(of: memory))
    }

    /// Where a memory stands that went into another; none where that was taken back.
    private func heir(of memory: Memory) -> Memory? {
        var (heir, passed) = (memory, Set<MemoryID>())
        while let into = heir.withdrawal?.into, passed.insert(into).inserted {
            guard let next = memories[into] ?? merged[into] ?? retired[into] else { return nil }
            heir = next
        }
        return heir.id == memory.id ? nil : heir
    }

    /// What was said in a time of which everything is asked for: first what was worth remembering, then the newest.
    func rest(of asked: AskedTime?, most: Int, besides found: [Passage]) -> [Passage] {
        guard let asked, asked.asksForAll, case .within(let days) = asked.frame else { return [] }
        let known = Set(found.map(\.quote))
        return passages.filter { days.contains($0.quote.day) && !$0.quote.text.isEmpty && !known.contains($0.quote) }
            .filter(isRemembered)
            .sorted { $1.worth < $0.worth }.prefix(most).map(\.self)
    }
}

extension Passage {
    fileprivate var worth: (Int, LocalDate, Int64, Int) {
        (memories.isEmpty ? 0 : 1, quote.day, quote.part.rawValue, -quote.offset)
    }
}

extension Memory {
    /// Whether it began or ended in some days, as far as was said.
    fileprivate func speaks(of days: ClosedRange<LocalDate>) -> Bool {
        [heldFrom, ending?.at].compactMap(\.self).contains { days.overlaps($0.earliest...$0.latest) }
    }
}
