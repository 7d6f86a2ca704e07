extension Deepening.Turn {
    /// The most changes that are told of.
    private static let most = 3

    /// What took the place of something else and was first said on a day or since; the newest first. When the clone
    /// learnt it says nothing: an entry that is read anew is learnt anew.
    public static func turns(in memories: [Memory], since day: LocalDate) -> [Deepening.Turn] {
        let known = Dictionary(memories.map { ($0.id, $0) }, uniquingKeysWith: { $1 })
        let turns = memories.compactMap { earlier -> (turn: Deepening.Turn, said: LocalDate)? in
            guard earlier.withdrawal == nil, let later = earlier.successor.flatMap({ known[$0] }),
                later.withdrawal == nil, let before = earlier.firstSaid, let said = later.firstSaid, day <= said,
                before <= said
            else { return nil }
            return (Deepening.Turn(earlier: earlier.id, later: later.id), said)
        }
        return turns.sorted { ($1.said, $1.turn.later.rawValue) < ($0.said, $0.turn.later.rawValue) }
            .prefix(most).map(\.turn)
    }
}
