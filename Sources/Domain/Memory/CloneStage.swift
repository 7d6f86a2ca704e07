/// How far a clone has come.
public enum CloneStage: String, Hashable, Comparable, Codable, Sendable, CaseIterable {
    /// It knows next to nothing.
    case initial
    /// It knows something of the person.
    case learning
    /// It knows much, of many sides, from many days.
    case mature

    /// Judges by what the clone holds to be true today.
    public init(knowing memories: [Memory]) {
        let days = Set(memories.flatMap(\.evidence).map(\.quote.day)).count
        let kinds = Set(memories.map(\.kind)).count
        if memories.count < 15 {
            self = .initial
        } else if memories.count >= 150, days >= 30, kinds >= 5 {
            self = .mature
        } else {
            self = .learning
        }
    }

    /// Whether a stage comes before another.
    public static func < (one: CloneStage, other: CloneStage) -> Bool {
        allCases.firstIndex(of: one) ?? 0 < allCases.firstIndex(of: other) ?? 0
    }
}
