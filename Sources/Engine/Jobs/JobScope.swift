public import Messaging

/// The jobs that a process can do: some kinds on every channel, others only on those that it serves.
public struct JobScope: Hashable, Sendable {
    /// Jobs of a kind.
    public struct Part: Hashable, Codable, Sendable {
        /// The kind.
        public let kind: String
        /// The channel of the conversations they are done for; none for all.
        public let channel: Channel?
    }

    /// All that it can do.
    public let parts: Set<Part>

    private init(parts: Set<Part>) {
        self.parts = parts
    }

    /// Jobs of some kinds.
    ///
    /// - Parameter channels: The channels of the conversations they are done for; nil for all.
    public init(_ kinds: Set<String>, on channels: Set<Channel>? = nil) {
        let places: [Channel?] = channels.map { $0.map(Optional.some) } ?? [nil]
        self.init(parts: Set(kinds.flatMap { kind in places.map { Part(kind: kind, channel: $0) } }))
    }

    /// The jobs of this scope and of another.
    public func union(_ other: JobScope) -> JobScope {
        JobScope(parts: parts.union(other.parts))
    }
}
