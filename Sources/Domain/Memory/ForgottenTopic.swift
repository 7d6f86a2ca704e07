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

extension DiaryReading {
    /// Whether whoever read knew of all topics that are to be forgotten.
    public func heeds(_ topics: [ForgottenTopic]) -> Bool {
        heeded.map { heeded in topics.allSatisfy { heeded.contains($0.id) } } ?? topics.isEmpty
    }
}
