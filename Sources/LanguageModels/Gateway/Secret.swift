/// A key that shows itself nowhere but where it is asked for by name.
public struct Secret: Equatable, Sendable {
    /// The key itself: for the request that needs it, never for a log or an error.
    public let revealed: String

    /// Wraps a key.
    public init(_ key: String) {
        revealed = key
    }
}

extension Secret: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// A word in place of the key.
    public var description: String { "<secret>" }
    /// A word in place of the key.
    public var debugDescription: String { description }
    /// Nothing: `dump` would print what it holds.
    public var customMirror: Mirror { Mirror(self, children: []) }
}
