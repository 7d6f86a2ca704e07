import Domain

/// Whether what a judge noticed may be shown to the two whose clones talked: it points to lines that exist, and names
/// nothing that they do not.
struct PointCheck {
    private let conversation: CloneConversation
    private let ground: Set<String>
    private let terms: WordTerms

    /// The most characters.
    private static let longest = 240

    init(_ conversation: CloneConversation, terms: @escaping WordTerms) {
        self.conversation = conversation
        self.terms = terms
        ground = SpokenWords.ground(of: conversation.lines.map(\.text), terms: terms)
    }

    /// What of it holds; nil where it does not.
    func point(_ point: JudgeAnswer.Point) -> ConversationJudgement.Point? {
        let lines = point.lines.filter { conversation.lines.indices.contains($0 - 1) }.sorted()
        guard !lines.isEmpty, holds(point.text) else { return nil }
        return .init(point.text, lines: lines, settled: point.settled.flatMap { holds($0) ? $0 : nil })
    }

    private func holds(_ text: String) -> Bool {
        text.count <= Self.longest && !SpokenWords.haveContact(text)
            && SpokenWords.areWritten(text, in: conversation.language)
            && SpokenWords.inventions(in: text, restingOn: ground, terms: terms).isEmpty
    }
}
