import Domain
import Words

/// A pattern and what the person says by it.
struct FindingRule: Sendable {
    /// What a rule says of time and of whom, beside its claim.
    enum Flag: String {
        /// It no longer holds.
        case over
        /// A date in the sentence is the one since when it holds.
        case began
        /// It held once: only with a date until when.
        case past
        /// It is said of the one named by `<kin>`.
        case of
        /// It may mean something else.
        case unsure
    }

    let pattern: Pattern
    let relation: Relation
    let flags: Set<Flag>
    /// Whether a negation belongs to it.
    let isNegative: Bool
    private let object: String
    private let value: String

    /// Reads `pattern : relation object = value +flag`.
    init(_ line: String, negators: WordList) throws(LexiconMistake) {
        guard let (pattern, meaning) = Lexicon.halves(line, ":"), let (left, right) = Lexicon.halves(meaning, "="),
            let relation = left.split(separator: " ").first.flatMap({ Relation(rawValue: String($0)) })
        else { throw LexiconMistake(line, "says no relation and value") }
        let words = right.split(separator: " ")
        let flags = words.filter { $0.hasPrefix("+") }.map { Flag(rawValue: String($0.dropFirst())) }
        guard !flags.contains(nil) else { throw LexiconMistake(line, "has a flag that means nothing") }
        self.pattern = try Pattern(pattern)
        self.relation = relation
        self.flags = Set(flags.compactMap(\.self))
        isNegative = pattern.split { $0 == " " || $0 == "|" }.contains { negators.contains(String($0)) }
        object = left.split(separator: " ").dropFirst().joined(separator: " ")
        value = words.filter { !$0.hasPrefix("+") }.joined(separator: " ")
    }

    /// What the person claims where the pattern was found.
    func claim(_ captures: [Capture: String], form: ClaimForm) -> Claim? {
        let subject = flags.contains(.of) ? captures[.kin] : Slot.me
        guard let subject else { return nil }
        return form.claim(
            subject: subject, relation: relation, object: Self.fill(object, captures),
            value: time(Self.fill(value, captures)))
    }

    /// A time of day as people mean it: who goes to bed at ten does so at night.
    private func time(_ words: String) -> String {
        guard relation == .bedtime || relation == .wakingTime else { return words }
        if words.hasSuffix("am") { return String(words.dropLast(2)) }
        guard relation == .bedtime, let hour = Int(words.prefix(2)), (7...12).contains(hour) else { return words }
        let night = (hour + 12) % 24
        return (night < 10 ? "0\(night)" : "\(night)") + words.dropFirst(2)
    }

    private static func fill(_ template: String, _ captures: [Capture: String]) -> String {
        captures.reduce(template) { text, capture in
            text.replacing("<\(capture.key.rawValue)>", with: capture.value)
        }
    }
}
