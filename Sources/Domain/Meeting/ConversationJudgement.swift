/// What a judge makes of a conversation of two clones.
public struct ConversationJudgement: Equatable, Codable, Sendable {
    /// By speaker, how well the other suits them, level by level. What could not be told is not there.
    public var levels: [CloneConversation.Speaker: [CompatibilityLevel: LevelScore]]
    /// What speaks for the two.
    public var matches: [Point]
    /// What may go wrong, and how the two settled it.
    public var problems: [Point]
    /// What judged it.
    public var work: ModelWork

    /// Keeps a judgement.
    public init(
        levels: [CloneConversation.Speaker: [CompatibilityLevel: LevelScore]], matches: [Point], problems: [Point],
        work: ModelWork
    ) {
        self.levels = levels
        self.matches = matches
        self.problems = problems
        self.work = work
    }

    /// Something that was noticed, and where.
    public struct Point: Equatable, Codable, Sendable {
        /// What, in one sentence of the conversation's language, without saying which of the two.
        public var text: String
        /// The lines that show it, counted from 1, in order. Never empty, and all of them exist.
        public var lines: [Int]
        /// Of a problem, how the two settled it; none where they did not.
        public var settled: String?

        /// Names something.
        public init(_ text: String, lines: [Int], settled: String? = nil) {
            self.text = text
            self.lines = lines
            self.settled = settled
        }
    }
}
