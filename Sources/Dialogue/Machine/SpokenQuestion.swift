public import Domain

/// A question to the clone, or an answer given in private, that was spoken, until its words are there. Its recording is not kept.
public struct SpokenQuestion: Equatable, Codable, Sendable {
    /// Named after the event that brought it.
    public var id: PartID
    /// How long it is, in seconds, as was announced.
    public var seconds: Double
    /// The name of the recording in the data folder, once it is there.
    public var recording: String?
    /// What it answers in private, where it is no question to the clone.
    public var recalls: Retrospect.Question?
    /// Whether the person knows that the words will take a while.
    public var isPostponed = false

    /// The longest question, in seconds: what is longer is told rather than asked.
    public static let longest: Double = 180
    /// The most that wait at once.
    public static let most = 3

    /// Takes a question.
    public init(id: PartID, seconds: Double) {
        self.id = id
        self.seconds = seconds
    }
}
