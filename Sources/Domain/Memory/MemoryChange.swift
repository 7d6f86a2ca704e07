/// Something that happens to what the clone of a person knows.
public enum MemoryChange: Equatable, Sendable {
    /// An entry was read, and this was found; it takes the place of an earlier reading.
    case read(DiaryID, DiaryReading)
    /// What was read in an entry no longer counts, because it is read anew or its words have changed. Memories that rest
    /// on nothing else go with it, but for those the person took back.
    case unread(DiaryID)
    /// What models said of an entry, word for word, is no longer kept.
    case unheard(DiaryID)
    /// A memory is new, or is now this. Where what it went into is not there, it stands.
    case memory(Memory)
    /// A memory is removed for good.
    case forgotten(MemoryID)
    /// The person should be asked about two memories.
    case doubt(Clarification)
    /// The person was asked about two memories, or answered.
    case doubtSettled(Clarification)
}

/// Which memories of a person are asked for.
public enum MemoryQuery: Equatable, Sendable {
    /// Those that the reading of an entry can bear on: all that rest on the entry, stand in a slot or have a number, and
    /// those that any of them went into.
    case around(DiaryID, slots: [Slot], ids: [MemoryID])
    /// One, and all in its slot.
    case beside(MemoryID)
    /// Some.
    case some([MemoryID])
    /// All.
    case all
}
