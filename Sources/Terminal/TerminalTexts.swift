/// What the terminal itself says to people, in their language.
public struct TerminalTexts: Sendable {
    /// Said once at the start, in one line: what can be typed here beside the bot's own commands.
    public var help: String
    /// A word of the terminal was used wrongly; with how it is written, such as `/voice note.ogg`.
    public var writeLikeThis: @Sendable (_ example: String) -> String
    /// There is no file at a path, or it cannot be read.
    public var fileUnreadable: @Sendable (_ path: String) -> String
    /// There is no message of the person's with a number.
    public var noSuchMessage: @Sendable (_ number: Int) -> String
    /// What was typed could not be stored and has to be typed again.
    public var notKept: String
    /// The bot asks for a location; with how it is given, such as `/location 55.75 37.62`.
    public var shareLocation: @Sendable (_ example: String) -> String
    /// The bot asks for the person's contact; with how it is given, such as `/contact +79001234567`.
    public var shareContact: @Sendable (_ example: String) -> String
    /// A recording to listen to lies at a path.
    public var recordingAt: @Sendable (_ path: String) -> String
    /// A file that the bot sent was saved at a path.
    public var savedAt: @Sendable (_ path: String) -> String
    /// A file that the bot sent could not be saved anywhere; with its name.
    public var notSaved: @Sendable (_ name: String) -> String

    /// Puts the texts together.
    public init(
        help: String, writeLikeThis: @escaping @Sendable (String) -> String,
        fileUnreadable: @escaping @Sendable (String) -> String, noSuchMessage: @escaping @Sendable (Int) -> String,
        notKept: String, shareLocation: @escaping @Sendable (String) -> String,
        shareContact: @escaping @Sendable (String) -> String,
        recordingAt: @escaping @Sendable (String) -> String, savedAt: @escaping @Sendable (String) -> String,
        notSaved: @escaping @Sendable (String) -> String
    ) {
        self.help = help
        self.writeLikeThis = writeLikeThis
        self.fileUnreadable = fileUnreadable
        self.noSuchMessage = noSuchMessage
        self.notKept = notKept
        self.shareLocation = shareLocation
        self.shareContact = shareContact
        self.recordingAt = recordingAt
        self.savedAt = savedAt
        self.notSaved = notSaved
    }
}
