/// The number of an answer.
public struct AdviceID: Hashable, Codable, Sendable, RawRepresentable {
    /// The number: that of the event it came with.
    public let rawValue: Int64

    /// Takes a number.
    public init(rawValue: Int64) { self.rawValue = rawValue }
}

/// An answer of the clone that is kept, and what the person thought of it.
public struct AdviceRecord: Equatable, Codable, Sendable, Identifiable {
    /// Its number.
    public let id: AdviceID
    /// When it was given.
    public var at: Timestamp
    /// The answer.
    public var advice: Advice
    /// What the person thought of it, as far as they said.
    public var ratings: [Axis: Bool] = [:]
    /// The entry in which the person said what they would have said instead.
    public var instead: DiaryID?

    /// Keeps an answer.
    public init(id: AdviceID, at: Timestamp, advice: Advice) {
        self.id = id
        self.at = at
        self.advice = advice
    }

    /// What an answer is rated by.
    public enum Axis: String, Hashable, Codable, Sendable, CaseIterable, CodingKeyRepresentable {
        /// Whether the person would have said it.
        case likeMe
        /// Whether it was of use.
        case useful
    }
}

/// What becomes of the answers that are kept.
public enum AdviceChange: Equatable, Sendable {
    /// An answer was given, rated or amended.
    case kept(AdviceRecord)
    /// An answer is removed for good.
    case removed(AdviceID)
}
