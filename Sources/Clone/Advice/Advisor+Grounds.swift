import Domain

/// What an answer rests on.
extension Advisor {
    /// The newest words of each line, the first lines first, each entry's words once.
    static func quotes(of lines: [Material.Line]) -> [Quote] {
        let candidates = lines.compactMap(\.quotes.last) + lines.flatMap { $0.quotes.dropLast().reversed() }
        return candidates.reduce(into: []) { quotes, quote in
            guard quotes.count < Advice.mostGrounds, !quotes.contains(where: { $0.overlaps(quote) }) else { return }
            quotes.append(quote)
        }
    }

    /// What makes an answer sure or not.
    static func features(_ lines: [Material.Line], in inquiry: Inquiry) -> ConfidenceRules.Features {
        let all = lines.flatMap(\.quotes)
        let day = inquiry.dayOfAnswer
        let newest = all.map(\.day).max() ?? day
        let slots = Set(lines.flatMap(\.memories).compactMap { inquiry.index.memories[$0]?.claim?.slot })
        let standing = inquiry.index.standing(inquiry.time).filter { memory in
            memory.holds(on: day) && memory.claim.map { slots.contains($0.slot) } ?? false
        }
        let values = Dictionary(grouping: standing.compactMap(\.claim), by: \.slot).values.map { Set($0.map(\.value)) }
        return ConfidenceRules.Features(
            entries: Set(all.map(\.diary)).count, age: newest.days(until: day),
            isPlain: lines.allSatisfy { $0.isStated && $0.holds },
            isContested: values.contains { $0.count > 1 },
            isDisputed: isDisputed(Set(lines.flatMap(\.memories)), saidLast: newest, by: inquiry.records))
    }

    /// Whether the last rated answer that rested on any of some memories was not like the person, who has said none of it
    /// since.
    private static func isDisputed(
        _ memories: Set<MemoryID>, saidLast newest: LocalDate, by records: [AdviceRecord]
    ) -> Bool {
        let last = records.last { $0.ratings[.likeMe] != nil && !memories.isDisjoint(with: $0.advice.used) }
        guard let last, last.ratings[.likeMe] == false else { return false }
        return newest <= LocalDateTime(secondsSinceEpoch: Int(last.at.seconds)).date
    }
}

extension Quote {
    /// The quote with its place in the recording, where it was spoken and that is known.
    func heard(in diaries: [Diary]) -> Quote {
        guard passage == nil, let voice = diaries.first(where: { $0.id == diary })?[part]?.voice else { return self }
        var quote = self
        quote.passage = Passages.passage(of: text, in: voice)
        return quote
    }

    /// Whether two quotes share words of the same place.
    fileprivate func overlaps(_ other: Quote) -> Bool {
        part == other.part && offset < other.offset + other.text.count && other.offset < offset + text.count
    }
}
