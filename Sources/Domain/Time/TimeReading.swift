/// Reads times of day as people type them: `21:30`, `9`, `9 утра`, `в 8 вечера`, `9 pm`, `noon`.
public enum TimeReading {
    /// The time a text names; nil where it names none.
    public static func time(in text: String) -> LocalTime? {
        let tokens = TypedToken.tokens(of: text)
        let words = tokens.compactMap { token in
            if case .word(let word) = token, !fillers.contains(word) { word } else { nil }
        }
        let numbers = tokens.compactMap { token in
            if case .number(let digits) = token { digits } else { nil }
        }
        if numbers.isEmpty { return named[words.joined(separator: " ")] }
        guard let (hour, minute) = clock(numbers) else { return nil }
        if words.isEmpty { return LocalTime(hour: hour, minute: minute) }
        guard let part = parts[words.joined(separator: " ")] else { return nil }
        return part.hour(hour).flatMap { LocalTime(hour: $0, minute: minute) }
    }

    /// Hour and minute of `21`, `21 30` and `2130`.
    private static func clock(_ numbers: [String]) -> (Int, Int)? {
        let values = numbers.compactMap { Int(digits: $0.utf8) }
        switch numbers.map(\.utf8.count) {
        case [1], [2]: return (values[0], 0)
        case [1, 2], [2, 2]: return (values[0], values[1])
        case [4]: return (values[0] / 100, values[0] % 100)
        default: return nil
        }
    }

    /// A part of the day that tells the two halves of a clock face apart.
    private enum Part {
        case forenoon, afternoon, evening, night

        /// The hour on a clock of 24 hours; an hour past noon already is one.
        func hour(_ hour: Int) -> Int? {
            guard hour >= 1, hour < 24 else { return nil }
            switch self {
            case .forenoon: return hour < 12 ? hour : hour == 12 ? 0 : nil
            case .afternoon: return hour >= 12 ? hour : hour + 12
            case .evening: return hour > 12 ? hour : hour == 12 ? 0 : hour + 12
            case .night: return hour > 12 ? hour : hour == 12 ? 0 : hour < 8 ? hour : hour + 12
            }
        }
    }

    private static let fillers: Set<String> = [
        "в", "во", "к", "около", "час", "часа", "часов", "часам", "ч", "мин", "минут", "минуты", "минута",
        "at", "in", "the", "o", "clock", "about", "h",
    ]

    private static let parts: [String: Part] = [
        "утра": .forenoon, "утром": .forenoon, "am": .forenoon, "a m": .forenoon, "morning": .forenoon,
        "дня": .afternoon, "днем": .afternoon, "pm": .afternoon, "p m": .afternoon, "afternoon": .afternoon,
        "вечера": .evening, "вечером": .evening, "evening": .evening,
        "ночи": .night, "ночью": .night, "night": .night,
    ]

    private static let named: [String: LocalTime] = [
        "полдень": LocalTime(wrapping: 12 * 60),
        "noon": LocalTime(wrapping: 12 * 60), "midday": LocalTime(wrapping: 12 * 60),
        "полночь": .midnight, "midnight": .midnight,
    ]
}
