/// What somebody's clone did among others since a moment: counted from what is kept, so that nothing is told that was not.
public struct ClonesDay: Equatable, Sendable {
    /// With how many clones of others it was on dates.
    public var people: Int
    /// How many dates it had in each setting.
    public var dates: [CloneConversation.Setting: Int]
    /// What of its person's it talked about, the most frequent first.
    public var topics: [DisclosureTopic]

    /// The most topics that are told.
    public static let mostTopics = 3

    /// Counts.
    ///
    /// - Parameter known: What is known of the person's pairs, with their dates.
    public init(_ known: [Compatibility], of person: PersonID, since: Timestamp) {
        let met = known.compactMap { item -> (speaker: CloneConversation.Speaker, dates: [Compatibility.Date])? in
            let dates = item.dates.filter { $0.had >= since }
            return dates.isEmpty ? nil : item.pair.speaker(person).map { ($0, dates) }
        }
        people = met.count
        dates = Dictionary(met.flatMap(\.dates).map { ($0.setting, 1) }, uniquingKeysWith: +)
        let told = met.flatMap { side in side.dates.compactMap { $0.theme.topics[side.speaker] } }
            .compactMap(DisclosureTopic.init(rawValue:))
        let counts = Dictionary(told.map { ($0, 1) }, uniquingKeysWith: +)
        topics = Array(
            told.uniqued.sorted { (counts[$0] ?? 0, $1.rawValue) > (counts[$1] ?? 0, $0.rawValue) }
                .prefix(Self.mostTopics))
    }

    /// How many dates there were.
    public var count: Int { dates.values.reduce(0, +) }
}

/// When a person is told what their clone did.
public enum DayReport: String, Hashable, Codable, Sendable, CaseIterable {
    case evening, morning, never

    /// The time of day; none for never.
    public var time: LocalTime? {
        switch self {
        case .evening: LocalTime(wrapping: 20 * 60)
        case .morning: LocalTime(wrapping: 9 * 60)
        case .never: nil
        }
    }
}
