/// Which state of a person's entries and memories somebody has in hand. Each has a revision, which no content of it has
/// had before or gets again; and the whole has one, so that it is soon seen that nothing has changed.
public struct ArchiveState: Equatable, Sendable {
    /// The revision of the whole; none for nothing in hand.
    public var revision: Int64?
    /// The revisions of the entries.
    public var diaries: [DiaryID: Int64] = [:]
    /// The revisions of the memories.
    public var memories: [MemoryID: Int64] = [:]

    /// Nothing in hand.
    public init() {}
}

/// What became of a person's entries and memories since a state.
public struct ArchiveChange: Equatable, Sendable {
    /// The state that this leads to.
    public var state: ArchiveState
    /// The entries that are new or no longer what they were, the oldest first.
    public var diaries: [Diary] = []
    /// The memories that are new or no longer what they were, the oldest first.
    public var memories: [Memory] = []
    /// The entries that are gone.
    public var goneDiaries: Set<DiaryID> = []
    /// The memories that are gone.
    public var goneMemories: Set<MemoryID> = []

    /// No change yet.
    public init(to state: ArchiveState) {
        self.state = state
    }
}
