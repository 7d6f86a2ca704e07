/// As whom to look at the demo, and who completes the match.
public struct DemoPair: Codable, Equatable, Sendable {
    /// Whose chat is opened.
    public var one: String
    /// Who was proposed to them; none where nobody was.
    public var other: String?

    /// Names two people by their chats.
    public init(one: String, other: String?) {
        self.one = one
        self.other = other
    }
}
