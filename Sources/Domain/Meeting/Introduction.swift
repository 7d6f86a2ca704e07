/// What two people are told of their clones' conversations, and how each could begin.
public struct Introduction: Equatable, Codable, Sendable {
    /// What the clones talked about, in a few sentences, the same for both.
    public var retelling: String
    /// Why it may be worth meeting: a reason, and no forecast.
    public var reason: String
    /// By speaker, what this person could write to the other first, in their own manner. Only the person sends it.
    public var openings: [CloneConversation.Speaker: String]
    /// What wrote it.
    public var work: ModelWork

    /// Keeps an introduction.
    public init(
        retelling: String, reason: String, openings: [CloneConversation.Speaker: String], work: ModelWork
    ) {
        self.retelling = retelling
        self.reason = reason
        self.openings = openings
        self.work = work
    }
}
