/// A change in what a clone knows: what led to it and what it touched, by numbers and without words.
public struct TrainingEntry: Equatable, Codable, Sendable {
    /// What led to it.
    public var cause: Cause
    /// When it was.
    public var at: Timestamp
    /// The memories that were made or changed.
    public var memories: [MemoryID]
    /// How long it took to find out, in milliseconds, where that was work.
    public var milliseconds: Int64?
    /// How often the clone's guesses were right until then, 0 to 1, where that was measured.
    public var accuracyBefore: Double?
    /// The same with it, where it is a measurement itself.
    public var accuracyAfter: Double?

    /// What leads to a change.
    public enum Cause: Equatable, Codable, Sendable {
        /// An entry was read.
        case read(DiaryID, DiaryReading.Reader)
        /// An answer was rated.
        case rated(AdviceID, AdviceRecord.Axis, Bool)
        /// The person took a memory back.
        case takenBack(Memory.Withdrawal.Reason)
        /// The person took that back, or what a memory had gone into was removed.
        case restored
        /// Two memories that say the same became one.
        case joined
        /// The person said how two memories go together.
        case settled(Clarification.Answer)
        /// Who the person is was made out anew, and is no longer what it was.
        case profiled(CloneStage)
        /// Memories that say the same, or parts of one thing, became one, as somebody proposed.
        case consolidated(DiaryReading.Reader)
        /// Memories whose time is over were withdrawn.
        case retired
        /// Something was made out across several memories.
        case deepened(DiaryReading.Reader)
        /// The person answered what the clone had guessed.
        case guessed(GuessID)
    }

    /// Notes a change.
    public init(_ cause: Cause, at moment: Timestamp, memories: [MemoryID] = [], milliseconds: Int64? = nil) {
        self.cause = cause
        at = moment
        self.memories = memories
        self.milliseconds = milliseconds
    }
}
