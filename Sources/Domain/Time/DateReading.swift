/// Reads dates as people type them: `17.05.1990`, `17 мая 1990 г.`, `May 17, 1990`, `1990-05-17`.
public enum DateReading {
    /// The date a text names; nil where it names none, or may name two, or gives only two digits of the year.
    ///
    /// - Parameter language: what the person writes in. With slashes, English leaves open which number is
    ///   the month, so `05/06/1990` is read in other languages only.
    public static func date(in text: String, language: Language) -> LocalDate? {
        let tokens = TypedToken.tokens(of: text).filter { !isFiller($0) }
        guard tokens.count == 3 else { return nil }
        let month = tokens.firstIndex { Self.month($0) != nil }
        let numbers = tokens.compactMap(number)
        if let month, numbers.count == 2 {
            return date(Self.month(tokens[month]), numbers)
        }
        guard numbers.count == 3 else { return nil }
        return date(numbers, isOrderOpen: language == .english && text.contains("/"))
    }

    private typealias Number = (value: Int, length: Int)

    private static func number(_ token: TypedToken) -> Number? {
        guard case .number(let digits) = token, let value = Int(digits: digits.utf8) else { return nil }
        return (value, digits.utf8.count)
    }

    /// A named month beside the day and the year, in either order.
    private static func date(_ month: Int?, _ numbers: [Number]) -> LocalDate? {
        let years = numbers.filter { $0.length == 4 }
        let days = numbers.filter { $0.length <= 2 }
        guard let month, let year = years.first, let day = days.first else { return nil }
        return LocalDate(year: year.value, month: month, day: day.value)
    }

    /// Three numbers: year first, or day first, or (where only that makes a date) month first.
    private static func date(_ numbers: [Number], isOrderOpen: Bool) -> LocalDate? {
        let values = numbers.map(\.value)
        switch numbers.map({ $0.length == 4 ? "year" : $0.length <= 2 ? "part" : "" }) {
        case ["year", "part", "part"]:
            return LocalDate(year: values[0], month: values[1], day: values[2])
        case ["part", "part", "year"]:
            let dayFirst = LocalDate(year: values[2], month: values[1], day: values[0])
            let monthFirst = LocalDate(year: values[2], month: values[0], day: values[1])
            if isOrderOpen, let dayFirst, let monthFirst, dayFirst != monthFirst { return nil }
            return dayFirst ?? (isOrderOpen ? monthFirst : nil)
        default:
            return nil
        }
    }

    private static func isFiller(_ token: TypedToken) -> Bool {
        switch token {
        case .number: false
        case .word(let word): fillers.contains(word)
        }
    }

    /// The month a word names, in full or cut to three letters or more.
    static func month(_ token: TypedToken) -> Int? {
        guard case .word(let word) = token, word.count >= 3 else { return nil }
        return months.firstIndex { names in names.contains { $0.hasPrefix(word) } }.map { $0 + 1 }
    }

    private static let fillers: Set<String> = [
        "г", "год", "года", "го", "е", "th", "st", "nd", "rd", "of", "the",
    ]

    private static let months: [[String]] = [
        ["января", "январь", "january"], ["февраля", "февраль", "february"], ["марта", "март", "march"],
        ["апреля", "апрель", "april"], ["мая", "май", "may"], ["июня", "июнь", "june"],
        ["июля", "июль", "july"], ["августа", "август", "august"], ["сентября", "сентябрь", "september"],
        ["октября", "октябрь", "october"], ["ноября", "ноябрь", "november"], ["декабря", "декабрь", "december"],
    ]
}
