internal import Domain

/// How a language groups the digits of a whole number (CLDR, `decimalFormat` and `minimumGroupingDigits`).
struct DigitGrouping: Equatable, Sendable {
    /// What stands between groups of three.
    let separator: Character
    /// The fewest digits that are grouped.
    let fewestDigits: Int

    /// The habit of a language: commas in English, elsewhere no-break spaces from five digits on.
    init(_ language: Language) {
        let isEnglish = language == .english
        separator = isEnglish ? "," : "\u{A0}"
        fewestDigits = isEnglish ? 4 : 5
    }

    /// Writes a number.
    func write(_ number: Int) -> String {
        let digits = String(number.magnitude)
        let sign = number < 0 ? "-" : ""
        guard digits.utf8.count >= fewestDigits else { return sign + digits }
        var grouped = sign
        for (index, digit) in digits.enumerated() {
            if index > 0, (digits.utf8.count - index).isMultiple(of: 3) { grouped.append(separator) }
            grouped.append(digit)
        }
        return grouped
    }
}
