public import Domain

/// What is worth telling of a week.
public struct WeekNews: Equatable, Codable, Sendable {
    /// What took the place of what.
    public var turns: [Deepening.Turn]
    /// What was made out across several memories.
    public var insights: [Profile.Trait]

    /// The most insights that are told at a time.
    static let mostInsights = 2

    /// Tells.
    public init(turns: [Deepening.Turn], insights: [Profile.Trait]) {
        self.turns = turns
        self.insights = insights
    }

    /// All memories it names.
    var memories: [MemoryID] { turns.flatMap { [$0.earlier, $0.later] } + insights.flatMap(\.memories) }
}
