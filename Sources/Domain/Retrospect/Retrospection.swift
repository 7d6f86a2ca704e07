/// What was found of how a person's relationships ended: their own words, and what returns in them.
public struct Retrospection: Equatable, Codable, Sendable {
    /// The words that have to do with it, the oldest first.
    public var said: [Said]
    /// What returns in them; none where they were only looked for.
    public var patterns: [Pattern]?
    /// What could be tried the next time, where a model proposes something.
    public var trial: String?
    /// Why no model was asked; none where one was.
    public var absence: Advice.Absence?
    /// The topics that are left out.
    public var heeded: Set<TopicID>?

    /// The most patterns that are told.
    public static let mostPatterns = 3
    /// With fewer words of the person's nothing returns.
    public static let fewestWords = 2

    /// Words of the person's.
    public struct Said: Hashable, Codable, Sendable {
        /// As they were said.
        public var text: String
        /// On which day.
        public var day: LocalDate
        /// The entry; none for an answer given in private.
        public var diary: DiaryID?

        /// Quotes.
        public init(_ text: String, on day: LocalDate, in diary: DiaryID?) {
            (self.text, self.day, self.diary) = (text, day, diary)
        }
    }

    /// What returns.
    public struct Pattern: Equatable, Codable, Sendable {
        /// What the words have in common.
        public var name: Name
        /// The words, the oldest first: at least ``Retrospection/fewestWords``.
        public var said: [Said]

        /// What words have in common.
        public enum Name: Equatable, Codable, Sendable {
            /// They speak of one thing.
            case theme(Theme)
            /// What a model says of them.
            case text(String)
        }

        /// Shows something.
        public init(_ name: Name, _ said: [Said]) { (self.name, self.said) = (name, said) }
    }

    /// What rules look for.
    public enum Theme: String, Hashable, Codable, Sendable, CaseIterable {
        case silence, distance, jealousy, quarrels, lies, blame, giving, loneliness
    }

    /// Tells what was found.
    public init(_ said: [Said], patterns: [Pattern]? = nil, absence: Advice.Absence? = nil) {
        (self.said, self.patterns, self.absence) = (said, patterns, absence)
    }
}

/// What is to be looked for in a person's words on how relationships of theirs ended.
public enum RetrospectOrder: Equatable, Codable, Sendable {
    /// The words.
    case find
    /// What returns in them; by a model if the person agrees to that here.
    case compare(usesModel: Bool)
}
