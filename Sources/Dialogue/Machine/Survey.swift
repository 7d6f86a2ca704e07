public import Domain

/// What all that is kept of a person is to be looked through for.
public enum SurveyOrder: Equatable, Codable, Sendable {
    /// Memories, or else passages of the diary, that have to do with some words.
    case search(String)
    /// What mentions a topic: to be shown before it is forgotten or, if so, before the entries are deleted too.
    case preview(ForgottenTopic, erasing: Bool)
    /// What mentions a topic that is forgotten now; with the number of entries, if those are to be deleted too.
    case sweep(TopicID, erasing: Int?)
    /// The entries that mention a topic which is no longer to be forgotten.
    case recall(ForgottenTopic)
    /// What is amiss; one kind of fault is to be shown, or how many there are of each. With the person's day.
    case audit(MemoryAudit.Kind?, on: LocalDate)
}

/// What was found.
public enum Survey: Equatable, Codable, Sendable {
    /// What has to do with some words, the nearest first.
    case found(String, [MemoryID], passages: [Quote])
    /// What mentions a topic.
    case previewed(ForgottenTopic, Sweep, erasing: Bool)
    /// What mentions a topic that is forgotten now.
    case swept(TopicID, Sweep, erasing: Int?)
    /// The entries that mention a topic, the oldest first.
    case recalled([DiaryID])
    /// What is amiss.
    case audited(MemoryAudit, showing: MemoryAudit.Kind?)
}

extension Survey {
    /// The most memories that are named at once.
    static let mostNamed = 8

    /// What the step that tells of it needs to know.
    var query: Query {
        switch self {
        case .found(_, let ids, _): .memories(.some(ids))
        case .previewed(_, let sweep, _): .memories(.some(Array(sweep.gone.prefix(Self.mostNamed))))
        case .swept(_, let sweep, let erasing):
            .touched(sweep.touched, Array(Set(sweep.readings.keys).union(erasing == nil ? [] : sweep.entries)))
        case .recalled: .person
        case .audited(let audit, let kind):
            .memories(.some(kind.map { audit.memories(of: $0, most: Self.mostNamed) } ?? []))
        }
    }
}
