/// What has become of a clone's memories in the last days.
public struct RecentChanges: Equatable, Sendable {
    /// What was first said in them and still holds, the newest first. When the clone learnt it says nothing: an entry
    /// that is read anew is learnt anew.
    public var learnt: [Memory]
    /// What ceased to hold, the newest first.
    public var ended: [Memory]

    /// How many days count.
    public static let days = 30

    /// Looks back.
    public init(_ memories: [Memory], until today: LocalDate) {
        let first = today.adding(days: -Self.days)
        let traits = memories.filter { $0.isTrait && $0.withdrawal == nil }
        learnt = traits.compactMap { memory in memory.firstSaid.map { (memory, $0) } }
            .filter { first < $0.1 && $0.0.holds(on: today) }
            .sorted { ($0.1, $0.0.id.rawValue) > ($1.1, $1.0.id.rawValue) }.map(\.0)
        ended = traits.compactMap { memory in memory.ending.map { (memory, $0.at.earliest) } }
            .filter { first < $0.1 && $0.1 <= today }
            .sorted { ($0.1, $0.0.id.rawValue) > ($1.1, $1.0.id.rawValue) }.map(\.0)
    }

    /// Whether nothing has changed.
    public var isEmpty: Bool { learnt.isEmpty && ended.isEmpty }
}
