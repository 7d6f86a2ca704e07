import Domain

/// Whether what a judge noticed may be shown to the two whose clones talked: it points to lines that exist, and may be said
/// to both.
struct PointCheck {
    private let count: Int
    private let words: WordsCheck

    /// The most characters.
    private static let longest = 240

    init(_ conversation: CloneConversation, terms: @escaping WordTerms, gate: @escaping LineGate) {
        count = conversation.lines.count
        words = WordsCheck(
            restingOn: conversation.lines.map(\.text), in: conversation.language, terms: terms, gate: gate)
    }

    /// What of it holds; nil where it does not.
    func point(_ point: JudgeAnswer.Point) -> ConversationJudgement.Point? {
        let lines = point.lines.filter { (1...count).contains($0) }.sorted()
        guard let first = lines.first, holds(point.text, line: first) else { return nil }
        return .init(point.text, lines: lines, settled: point.settled.flatMap { holds($0, line: first) ? $0 : nil })
    }

    private func holds(_ text: String, line: Int) -> Bool {
        words.fault(in: text, line: line, longest: Self.longest) == nil
    }
}
