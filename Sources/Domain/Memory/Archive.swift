/// Which state of a person's entries, memories and vectors somebody has in hand. Each has a revision, which no content of it has
/// had before or gets again; and the whole has one, so that it is soon seen that nothing has changed.
public struct ArchiveState: Equatable, Sendable {
    /// The revision of the whole; none for nothing in hand.
    public var revision: Int64?
    /// The revisions of the entries.
    public var diaries: [DiaryID: Int64] = [:]
    /// The revisions of the memories.
    public var memories: [MemoryID: Int64] = [:]
    /// The numbers of the rows of vectors, which never change.
    public var vectors: Set<Int64> = []
    /// The model whose vectors are wanted; none for no vectors.
    public let model: String?

    /// Nothing in hand.
    public init(model: String? = nil) {
        self.model = model
    }
}

/// What became of a person's entries, memories and vectors since a state.
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
    /// The rows of vectors that are new.
    public var vectors: [Int64: KeptVectors] = [:]
    /// The rows of vectors that are gone.
    public var goneVectors: Set<Int64> = []

    /// No change yet.
    public init(to state: ArchiveState) {
        self.state = state
    }
}
