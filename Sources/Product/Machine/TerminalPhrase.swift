/// The words that a terminal itself says, by their names in `locales/`.
public enum TerminalPhrase: String, CaseIterable, Sendable {
    case help = "terminal.help"
    case writeLikeThis = "terminal.write-like-this"
    case fileUnreadable = "terminal.file-unreadable"
    case noSuchMessage = "terminal.no-such-message"
    case notKept = "terminal.not-kept"
    case shareLocation = "terminal.share-location"
    case shareContact = "terminal.share-contact"
    case recordingAt = "terminal.recording-at"
    case savedAt = "terminal.saved-at"
    case notSaved = "terminal.not-saved"
}
