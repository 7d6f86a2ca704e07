/// How many memories a clone held over time, as each day was known at its end.
public struct MemoryGrowth: Equatable, Sendable {
    /// So many on a day.
    public struct Point: Equatable, Sendable {
        /// The day.
        public var day: LocalDate
        /// How many memories were held on it.
        public var count: Int

        /// Counts.
        public init(day: LocalDate, count: Int) {
            self.day = day
            self.count = count
        }
    }

    /// From the day before the first memory, when there was none, to today; in between every seventh day counted back
    /// from today, or every day of a history of up to three weeks. None where nothing was ever held.
    public let points: [Point]

    /// Counts memories: each from the day on which the clone learnt it and it held, until it ceased or was taken back.
    ///
    /// - Parameter day: The person's calendar day of a moment.
    public init(_ memories: [Memory], until today: LocalDate, day: (Timestamp) -> LocalDate) {
        var changes: [Int: Int] = [:]
        for memory in memories {
            guard let span = Self.span(of: memory, until: today, day) else { continue }
            changes[span.lowerBound, default: 0] += 1
            changes[span.upperBound, default: 0] -= 1
        }
        guard let first = changes.keys.min() else {
            points = []
            return
        }
        points = Self.days(from: first, to: today.daysSinceEpoch).map { shown in
            Point(day: LocalDate(daysSinceEpoch: shown), count: 0)
        }.counting(changes)
    }

    /// The days on which a memory was held, up to tomorrow; nil where there is none.
    private static func span(of memory: Memory, until today: LocalDate, _ day: (Timestamp) -> LocalDate) -> Range<Int>?
    {
        guard memory.isTrait, let said = memory.firstSaid else { return nil }
        // A clock that was set back must not make the clone forget today.
        let learnt = min(day(memory.learnt), today)
        let begin = max(learnt, memory.heldFrom?.earliest ?? said).daysSinceEpoch
        let ends = [memory.ending?.at.earliest, memory.withdrawal.map { day($0.at) }].compactMap(\.self)
        let end = min(ends.min()?.daysSinceEpoch ?? .max, today.daysSinceEpoch + 1)
        return begin < end ? begin..<end : nil
    }

    private static func days(from first: Int, to today: Int) -> [Int] {
        let step = today - first < longestByDay ? 1 : 7
        return [first - 1] + stride(from: today, through: first, by: -step).reversed()
    }

    private static let longestByDay = 21
}

extension [MemoryGrowth.Point] {
    /// The same days, with what has changed up to each of them.
    fileprivate func counting(_ changes: [Int: Int]) -> [MemoryGrowth.Point] {
        var (count, rest) = (0, changes.sorted { $0.key < $1.key }[...])
        return map { point in
            while let next = rest.first, next.key <= point.day.daysSinceEpoch {
                count += next.value
                rest.removeFirst()
            }
            return MemoryGrowth.Point(day: point.day, count: count)
        }
    }
}
