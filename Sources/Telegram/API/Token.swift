/// The secret that names a bot to the Bot API, as @BotFather gave it out. Printing it shows the bot's id at most.
public struct Token: Equatable, Sendable {
    /// The token itself: for the path of a request, and for nothing that is shown.
    let secret: String

    /// Takes a token; nil where it holds what no token holds (anything but ASCII letters, digits, `:`, `_`, `-`).
    public init?(_ text: String) {
        let isTokenLike = text.utf8.allSatisfy { byte in
            switch byte {
            case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: ":"), UInt8(ascii: "_"), UInt8(ascii: "-"):
                true
            default: false
            }
        }
        guard !text.isEmpty, isTokenLike else { return nil }
        secret = text
    }

    /// A text with every occurrence of the token made unreadable.
    func redacted(from text: String) -> String {
        text.replacing(secret, with: description)
    }
}

extension Token: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// The bot's id, which is public, and nothing of the secret.
    public var description: String {
        let parts = secret.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
        let isPublic = parts.count == 2 && parts[0].allSatisfy(\.isWholeNumber)
        return isPublic ? "\(parts[0]):…" : "…"
    }

    /// The same as the description.
    public var debugDescription: String { description }

    /// Empty, so that a dump shows no more than the description.
    public var customMirror: Mirror { Mirror(self, children: []) }
}
