import Asking
import Domain

/// What a judge is asked to say, as it says it: nothing in it is checked yet.
struct JudgeAnswer: Equatable, Sendable {
    /// How one level suits both speakers.
    struct Score: Equatable, Sendable {
        /// How well the other suits speaker 1, 0 to 10.
        var first: Int?
        /// How well the other suits speaker 2, 0 to 10.
        var second: Int?
        var lines: [Int]
    }

    /// Something that was noticed.
    struct Point: Equatable, Sendable {
        var text: String
        var settled: String?
        var lines: [Int]
    }

    var scores: [CompatibilityLevel: Score] = [:]
    var matches: [Point] = []
    var problems: [Point] = []

    /// The name under which the schema is sent.
    static let name = "conversation_judgement"
    /// The most lines that one thing rests on: whoever cites everything has shown nothing.
    static let mostLines = 4
    /// The most matches, and the most problems.
    static let mostPoints = 4
    /// Scores run from 0 to this.
    static let highest = 10

    /// The shape that is asked for.
    ///
    /// - Parameter hasPoints: Whether more than scores are wanted.
    static func schema(hasPoints: Bool) -> JSONSchema {
        let scores = JSONSchema.Member("scores", .object(CompatibilityLevel.allCases.map { .init($0.rawValue, score) }))
        return .object(
            hasPoints
                ? [
                    .init("matches", .array(of: point(isProblem: false), atMost: mostPoints)),
                    .init("problems", .array(of: point(isProblem: true), atMost: mostPoints)), scores,
                ] : [scores])
    }

    private static let numbers = JSONSchema.array(
        of: .integer(1...CloneConversation.lengths.upperBound), atMost: mostLines)

    private static let score = JSONSchema.object([
        .init("lines", numbers), .init("first", .optional(.integer(0...highest))),
        .init("second", .optional(.integer(0...highest))),
    ])

    private static func point(isProblem: Bool) -> JSONSchema {
        let settled = JSONSchema.Member("settled", .optional(.string()))
        return .object([.init("text", .string()), .init("lines", numbers)] + (isProblem ? [settled] : []))
    }

    /// Takes what can be taken of an answer: what has another shape is left out.
    init(_ answer: JSONValue) {
        for level in CompatibilityLevel.allCases {
            let score = answer["scores"][level.rawValue]
            let (first, second) = (Self.mark(score["first"]), Self.mark(score["second"]))
            guard first != nil || second != nil else { continue }
            scores[level] = Score(first: first, second: second, lines: Self.lines(score["lines"]))
        }
        matches = Self.points(answer["matches"])
        problems = Self.points(answer["problems"])
    }

    private static func mark(_ value: JSONValue) -> Int? {
        value.whole.flatMap { (0...highest).contains($0) ? $0 : nil }
    }

    private static func lines(_ value: JSONValue) -> [Int] {
        Array(value.elements.prefix(mostLines).compactMap(\.whole).uniqued)
    }

    private static func points(_ value: JSONValue) -> [Point] {
        value.elements.prefix(mostPoints).compactMap { point in
            point["text"].text.map {
                Point(text: $0, settled: point["settled"].text, lines: lines(point["lines"]))
            }
        }
    }
}
