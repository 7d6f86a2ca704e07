import Messaging

/// Who sits at the terminal, and where.
public struct TerminalSession: Sendable {
    /// The name of the chat, which is the person's name too.
    public var name: String
    /// The language of the terminal, an IETF tag.
    public var languageTag: String?
    /// Unlike that of every other session of the chat, such as a random number.
    public var id: String
    /// Where the paths that the person types start.
    public var paths: PathResolver
    /// A line taken as if typed when the session starts.
    public var firstLine: String?

    /// Describes a session.
    public init(name: String, languageTag: String?, id: String, paths: PathResolver, firstLine: String?) {
        self.name = name
        self.languageTag = languageTag
        self.id = id
        self.paths = paths
        self.firstLine = firstLine
    }

    /// Where the conversation takes place.
    var address: Address { Address(channel: .terminal, chat: name) }

    /// Who sends what is typed.
    var sender: Sender { Sender(name: name, languageTag: languageTag) }

    /// What stands before a line that the person types.
    public var prompt: String { "\(name) › " }
}
