/// Reads ages as people type them: `25–40`, `от 30`, `до 45`, `30+`, `between 25 and 40`, `any`.
public enum AgeReading: Equatable, Sendable {
    /// These, of which all can be sought.
    case ages(ClosedRange<Int>)
    /// Somebody who is not of age.
    case tooYoung
    /// An age that nobody has.
    case unlikely
    /// Nothing that can be made out.
    case unread

    /// Reads a text. The two ends may come in any order; one alone needs a word that tells which it is.
    public init(_ text: String) {
        let tokens = TypedToken.tokens(of: text)
        let words = tokens.compactMap { if case .word(let word) = $0 { word } else { nil } }
        let numbers = tokens.compactMap { if case .number(let digits) = $0 { digits } else { nil } }
        guard !numbers.isEmpty else {
            self = Self.any.contains(words.joined(separator: " ")) ? .ages(Seeking.possibleAges) : .unread
            return
        }
        guard words.allSatisfy(Self.known.contains), numbers.count <= 2 else {
            self = .unread
            return
        }
        // What has more digits than fit is no age either.
        let values = numbers.map { Int(digits: $0.utf8) ?? .max }.sorted()
        self = values.count == 2 ? Self.between(values[0], values[1]) : Self.bounded(values[0], words, text)
    }

    private static func between(_ low: Int, _ high: Int) -> AgeReading {
        if low < Seeking.possibleAges.lowerBound { return .tooYoung }
        return high > Seeking.possibleAges.upperBound ? .unlikely : .ages(low...high)
    }

    private static func bounded(_ value: Int, _ words: [String], _ text: String) -> AgeReading {
        let possible = Seeking.possibleAges
        let (isFrom, isTo) = (
            words.contains(where: from.contains) || text.contains("+"), words.contains(where: to.contains)
        )
        guard isFrom != isTo else { return .unread }
        // «Не старше 40» is an upper bound.
        let isUpper = words.contains(where: negations.contains) ? isFrom : isTo
        if value < possible.lowerBound { return .tooYoung }
        if value > possible.upperBound { return .unlikely }
        return .ages(isUpper ? possible.lowerBound...value : value...possible.upperBound)
    }

    private static let from: Set<String> = ["от", "с", "старше", "from", "over", "above", "older"]
    private static let to: Set<String> = [
        "до", "по", "младше", "моложе", "to", "under", "till", "until", "below", "younger",
    ]
    private static let fillers: Set<String> = [
        "лет", "года", "год", "и", "или", "примерно", "где", "то", "между", "years", "year", "old", "and",
        "between", "about", "than", "up", "aged",
    ]
    private static let negations: Set<String> = ["не", "not", "no"]
    private static let known = from.union(to).union(fillers).union(negations)
    private static let any: Set<String> = [
        "любой", "любого", "любые", "неважно", "не важно", "все равно", "any", "any age", "does not matter",
    ]
}
