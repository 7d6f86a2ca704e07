/// Something that happens to what is kept about one person. The store applies it inside the transaction of a step.
public enum Change: Equatable, Sendable {
    /// What is known of the person is now this; the first such change makes them known.
    case person(Person)
    /// A diary entry was begun, without parts.
    case diaryOpened(DiaryID, day: LocalDate, at: Timestamp)
    /// A part was added to an entry, or an existing part is now this.
    case part(DiaryPart)
    /// A part was taken out; its recording goes with it.
    case partRemoved(PartID)
    /// An entry was finished.
    case diaryClosed(DiaryID, at: Timestamp)
    /// An entry is added to again.
    case diaryReopened(DiaryID)
    /// An entry was deleted, with its parts and their recordings.
    case diaryDeleted(DiaryID)
    /// A file of the data folder is no longer needed.
    case fileDiscarded(name: String)
    /// Something happened to what the clone knows.
    case memory(MemoryChange)
    /// Something was made out about who the person is.
    case profile(ProfileChange)
    /// Something happened to the vectors of what was said and is known.
    case vectors(VectorChange)
    /// A round of guesses is new, or is now this.
    case guess(GuessRound)
    /// What the clone knows has changed, to be noted.
    case trained(TrainingEntry)
    /// Something happened to what the clone answered.
    case advice(AdviceChange)
    /// Something happened to a match.
    case match(MatchChange)
    /// Something came of the clones' meetings.
    case meeting(MeetingChange)
    /// Something happened to what operators are to look at.
    case report(ReportChange)
}
