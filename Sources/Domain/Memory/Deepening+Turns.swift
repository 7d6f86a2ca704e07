extension Deepening.Turn {
    /// The most changes that are told of.
    private static let most = 3

    /// What took the place of something else, as the clone learnt since a moment; the newest first.
    public static func turns(in memories: [Memory], since moment: Timestamp) -> [Deepening.Turn] {
        let known = Dictionary(memories.map { ($0.id, $0) }, uniquingKeysWith: { $1 })
        let turns = memories.compactMap { earlier -> (turn: Deepening.Turn, learnt: Timestamp)? in
            guard earlier.withdrawal == nil, let later = earlier.successor.flatMap({ known[$0] }),
                later.withdrawal == nil, later.learnt >= moment, earlier.learnt < later.learnt
            else { return nil }
            return (Deepening.Turn(earlier: earlier.id, later: later.id), later.learnt)
        }
        return turns.sorted { $1.learnt < $0.learnt }.prefix(most).map(\.turn)
    }
}
