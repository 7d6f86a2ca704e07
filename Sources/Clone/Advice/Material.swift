import Asking
import Domain
import Words

/// What an answer may rest on: numbered lines of what the person said, with their dates.
struct Material: Sendable {
    /// A line.
    struct Line: Sendable {
        /// What the model reads.
        var text: String
        /// The person's words behind it, the newest last.
        var quotes: [Quote]
        /// How they were meant.
        var isStated: Bool
        /// Whether they were said under strain.
        var isStrained: Bool
        /// The memories it shows.
        var memories: [MemoryID]
        /// Whether it still holds.
        var holds: Bool
    }

    /// The lines, each known by its place from 1.
    private(set) var lines: [Line] = []
    /// How many of the first lines say how the person is, whatever is asked.
    private(set) var traits = 0

    /// The most lines on how the person is.
    static let mostTraits = 30
    /// The most lines found for a question.
    static let mostFound = 12
    /// The most characters of a line's quote.
    private static let longest = 400

    /// Gathers what is known.
    ///
    /// - Parameters:
    ///   - day: The person's calendar day.
    ///   - time: The time that the question is about.
    init(_ index: PersonIndex, for question: String, on day: LocalDate, about time: AskedTime? = nil, terms: Terms) {
        let day = time?.past ?? day
        let asked = Set(terms.terms(of: question))
        let found = index.search(question, most: Self.mostFound, asked: time)
        let current = index.standing(time).filter {
            $0.isTrait && $0.holds(on: day) && $0.kind.saysHowOneIs && index.oblivion?.covers($0.text, $0.claim) != true
        }
        lines = current.map { (memory: $0, rank: $0.rank(on: day)) }.sorted { $1.rank < $0.rank }
            .prefix(Self.mostTraits)
            .map { Self.line($0.memory, on: day) }
        traits = lines.count
        let known = Set(lines.flatMap(\.memories))
        // What the question names stands beside it once more, also where it is over: what was is an answer too.
        let near = found.memories.filter { !known.contains($0.id) || !asked.isDisjoint(with: terms.terms(of: $0.text)) }
        lines += near.prefix(Self.mostFound).map { Self.line($0, on: day) }
        lines += found.passages.map(Self.line)
    }

    /// The line of a number, if there is one.
    subscript(number: Int) -> Line? { lines.indices.contains(number - 1) ? lines[number - 1] : nil }

    /// The lines on how the person is, and those found for the question, as the model reads them.
    var texts: (traits: String, found: String) {
        let numbered = zip(1..., lines).map { "[\($0)] \($1.text)" }
        return (
            numbered.prefix(traits).joined(separator: "\n"), numbered.dropFirst(traits).joined(separator: "\n")
        )
    }

    private static func line(_ memory: Memory, on day: LocalDate) -> Line {
        let quotes = memory.evidence.map(\.quote).sorted { $0.day < $1.day }
        var status = memory.holds(on: day) ? "" : "no longer so; "
        if let from = memory.heldFrom { status += "since \(from); " }
        if let until = memory.ending?.at { status += "until \(until); " }
        if memory.isStrained { status += "said under strain; " }
        let said = quotes.last.map { "said \($0.day): \($0.text.prefix(longest))" } ?? ""
        return Line(
            text: "\(ModelPrompt.data(memory.text)) (\(status)\(ModelPrompt.data(said)))", quotes: quotes,
            isStated: memory.isTrait, isStrained: memory.isStrained,
            memories: [memory.id], holds: memory.holds(on: day))
    }

    private static func line(_ passage: Passage) -> Line {
        Line(
            text: "\(passage.quote.day): \(ModelPrompt.data(String(passage.quote.text.prefix(longest))))",
            quotes: [passage.quote], isStated: true, isStrained: false, memories: passage.memories, holds: true)
    }
}

extension Memory {
    /// Whether the person was never calm when they said it.
    fileprivate var isStrained: Bool { evidence.allSatisfy { $0.strain != .calm } }

    /// What guides choices first, then what matters most, then the newest.
    fileprivate func rank(on day: LocalDate) -> (Int, Double, Int64) {
        (kind.guidesChoices ? 1 : 0, weight(on: day), id.rawValue)
    }
}

extension MemoryKind {
    /// Whether such memories say how a person is, whatever is asked.
    fileprivate var saysHowOneIs: Bool {
        switch self {
        case .preference, .value, .goal, .fear, .relationship, .fact: true
        case .experience, .need, .offer: false
        }
    }
}
