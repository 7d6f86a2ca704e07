import Words

/// Reads numbers, years and times of day, in digits or words.
struct Numbers {
    let tokens: [Token]
    let lexicon: Lexicon

    /// What may be meant at a place, the longest first: a number as digits, a time as `22:30`.
    func candidates(for capture: Capture, at start: Int) -> [Phrases.Candidate] {
        guard start < tokens.count else { return [] }
        let found: (words: String, end: Int)? =
            switch capture {
            case .year: year(at: start).map { (String($0.value), $0.end) }
            case .hour: hour(at: start)
            default: number(at: start).map { (String($0.value), $0.end) }
            }
        return found.map { [Phrases.Candidate(words: $0.words, end: $0.end)] } ?? []
    }

    private typealias Number = (value: Int, end: Int, isOrdinal: Bool)

    /// A whole number up to 9999: the longest row of number words that falls, `two thousand five`, `сорок два`.
    private func number(at start: Int) -> Number? {
        if let digits = digits(at: start) { return (digits, start + 1, false) }
        var number: Number = (0, start, false)
        var least = 10_000
        while number.end < tokens.count, !number.isOrdinal, let next = word(at: number.end) {
            if [100, 1000].contains(next.value), (1..<100).contains(number.value) {
                number.value *= next.value
            } else if next.value < least, next.value > 0 || number.end == start {
                number.value += next.value
            } else {
                break
            }
            least = Self.magnitude(next.value)
            number = (number.value, number.end + 1, next.isOrdinal)
        }
        return number.end > start ? number : nil
    }

    /// A year: four digits, words that make one, or a decade's year as an ordinal, "ninety-eighth" in Russian.
    private func year(at start: Int) -> (value: Int, end: Int)? {
        guard let number = number(at: start) else { return nil }
        if (1900...2100).contains(number.value) { return (number.value, number.end) }
        if number.isOrdinal, (30...99).contains(number.value) { return (1900 + number.value, number.end) }
        return nil
    }

    /// A time of day with what says which half of the day it is in.
    private func hour(at start: Int) -> (words: String, end: Int)? {
        if let known = lexicon.values["hours"]?[tokens[start].text] { return (Self.time(known, 0), start + 1) }
        guard let hour = singleNumber(at: start), (0...23).contains(hour) else { return nil }
        var end = start + 1
        if end < tokens.count, tokens[end].text == ":" { end += 1 }
        var minutes = 0
        if let number = singleNumber(at: end), (10...59).contains(number) { (minutes, end) = (number, end + 1) }
        let half = end < tokens.count ? tokens[end].text : ""
        if lexicon.lists["morning"]?.contains(half) == true { return (Self.time(hour % 12, minutes) + "am", end + 1) }
        if lexicon.lists["evening"]?.contains(half) == true { return (Self.time(hour % 12 + 12, minutes), end + 1) }
        return (Self.time(hour, minutes), end)
    }

    private func singleNumber(at index: Int) -> Int? {
        guard index < tokens.count else { return nil }
        return digits(at: index) ?? lexicon.values["cardinals"]?[tokens[index].text]
    }

    private func digits(at index: Int) -> Int? {
        let text = tokens[index].text
        guard text.count <= 4, text.allSatisfy({ $0.isASCII && $0.isNumber }) else { return nil }
        return Int(text)
    }

    private func word(at index: Int) -> (value: Int, isOrdinal: Bool)? {
        let word = tokens[index].text
        if let value = lexicon.values["cardinals"]?[word] { return (value, false) }
        return lexicon.values["ordinals"]?[word].map { ($0, true) }
    }

    /// What a number word leaves room for: tens behind hundreds, ones behind tens.
    private static func magnitude(_ value: Int) -> Int {
        switch value {
        case 1000...: 1000
        case 100...: 100
        case 20...: 10
        default: 0
        }
    }

    private static func time(_ hour: Int, _ minutes: Int) -> String {
        let digits = { (number: Int) in number < 10 ? "0\(number)" : String(number) }
        return "\(digits(hour)):\(digits(minutes))"
    }
}
