/// The person's own words for something, and where they stand. The words are those of the diary, not a model's copy.
public struct Quote: Hashable, Codable, Sendable {
    /// The entry.
    public var diary: DiaryID
    /// The part of the entry.
    public var part: PartID
    /// Where in the part's text: offset of the first character, in characters (grapheme clusters), from 0.
    public var offset: Int
    /// The words.
    public var text: String
    /// The day of the entry.
    public var day: LocalDate
    /// Where in the recording, in seconds from its start, if the words were spoken and their time is known.
    public var passage: Passage?

    /// A stretch of a recording.
    public struct Passage: Hashable, Codable, Sendable {
        /// Seconds from the start of the recording.
        public var start: Double
        /// Seconds from the start of the recording, later than `start`.
        public var end: Double

        /// Names a stretch.
        public init(start: Double, end: Double) {
            self.start = start
            self.end = end
        }
    }

    /// Names a place in a diary.
    public init(
        diary: DiaryID, part: PartID, offset: Int, text: String, day: LocalDate, passage: Passage? = nil
    ) {
        self.diary = diary
        self.part = part
        self.offset = offset
        self.text = text
        self.day = day
        self.passage = passage
    }
}

/// How the person meant what they said.
public enum Stance: String, Hashable, Codable, Sendable, CaseIterable {
    /// As it stands.
    case stated
    /// With doubt: "I think", "maybe".
    case hedged
    /// Not seriously.
    case joking
    /// Somebody else's words: a friend's, a song's.
    case quoting
    /// Of something that might be: "if I were".
    case hypothetical
}

/// How the person was when they said it. People under strain decide otherwise than when calm.
public enum Strain: String, Hashable, Codable, Sendable, CaseIterable {
    case calm, tense, overwhelmed
}
