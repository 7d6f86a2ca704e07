/// Something that a person wants their clone to know nothing about.
public struct ForgottenTopic: Equatable, Codable, Sendable, Identifiable {
    /// Its number.
    public let id: TopicID
    /// As the person named it.
    public var words: String
    /// Since when.
    public var at: Timestamp

    /// The most topics of one person.
    public static let most = 50
    /// The most characters of a name.
    public static let longest = 100

    /// Names a topic.
    public init(id: TopicID, words: String, at moment: Timestamp) {
        self.id = id
        self.words = words
        at = moment
    }
}

extension [ForgottenTopic] {
    /// Whether work that knew of some topics knew of all of these; with none it knew of nothing.
    public func areHeeded(by known: Set<TopicID>?) -> Bool {
        known.map { known in allSatisfy { known.contains($0.id) } } ?? isEmpty
    }

    /// Their numbers, to be noted with work that leaves them out; none where there are none.
    public var heeded: Set<TopicID>? { isEmpty ? nil : Set(map(\.id)) }
}
