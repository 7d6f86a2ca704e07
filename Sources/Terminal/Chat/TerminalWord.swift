/// What can be typed at a terminal in place of what a telephone does with a finger.
enum TerminalWord: String, CaseIterable {
    /// Sends a recording.
    case voice
    /// Sends a recording as if forwarded from somebody else.
    case forward
    /// Replaces the words of a message sent earlier; alone, it lists these messages.
    case edit
    /// Shares a point on the map.
    case location
    /// Shares one's own telephone number.
    case contact
    /// Sends a picture: nothing but what is written beside it.
    case photo
    /// Ends the session.
    case quit

    /// How it is written.
    var example: String {
        switch self {
        case .voice: "/voice ~/note.ogg"
        case .forward: "/forward ~/note.ogg"
        case .edit: "/edit 1 …"
        case .location: "/location 55.75 37.62"
        case .contact: "/contact +79001234567"
        case .photo: "/photo …"
        case .quit: "/quit"
        }
    }
}
